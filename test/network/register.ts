import { expect } from 'chai';
import { height, type TestOffice } from './network.ts';
import { assertAnchoredOnce, countRegister, registerOf } from './recount.ts';

/** Each document is in the register once, by every engine's logs, and every office's gateway says the same of it. */
export async function assertRegister(offices: readonly TestOffice[]): Promise<void> {
  const block = Math.min(...(await Promise.all(offices.map(height)))) - 6;
  const counted = await Promise.all(offices.map(({ endpoint }) => countRegister(endpoint.target, block)));
  for (const other of counted) expect(other).to.deep.equal(counted[0]);
  for (const office of offices) {
    const own = counted[0]?.get(office.office);
    if (own === undefined) throw new Error(`nothing of ${office.office} is recorded`);
    assertAnchoredOnce(office, own);
    expect(own.open + own.sealed).to.equal(office.put.length);
  }
  const codes = offices.map(({ office }) => office);
  const said = await Promise.all(offices.map((office) => registerOf(office, codes)));
  for (const other of said) expect(other).to.deep.equal(said[0]);
}
