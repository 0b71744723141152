import { expect } from 'chai';
import { height, type TestOffice, until } from './network.ts';
import { assertAnchoredOnce, type Counted, countRegister, registerOf } from './recount.ts';

/** So many blocks below the lowest head no reorganisation was seen to reach. */
const SETTLED = 6;
/** Heads of logs and records go in transactions of their own, in either order. */
const RECORDED_MS = 240_000;
/** A count reads every event from block 0: the engines need the time between two of them more. */
const COUNT_PAUSE_MS = 3_000;

/** Each document is in the register once, by every engine's logs, and every office's gateway says the same of it. */
export async function assertRegister(offices: readonly TestOffice[]): Promise<void> {
  const [first] = offices;
  let block = 0;
  let counted = new Map<string, Counted>();
  const recorded = (office: TestOffice): number => {
    const { open = 0, sealed = 0 } = counted.get(office.office) ?? {};
    return open + sealed;
  };
  const leaves = (office: TestOffice): number => counted.get(office.office)?.treeSize ?? 0;
  await until(
    'a leaf and a record for each document',
    RECORDED_MS,
    async () => {
      block = Math.min(...(await Promise.all(offices.map(height)))) - SETTLED;
      counted = await countRegister(first?.endpoint.target ?? '', block);
      return offices.every((office) => Math.min(recorded(office), leaves(office)) >= office.put.length);
    },
    () =>
      offices
        .map((one) => `${one.office} ${leaves(one)} and ${recorded(one)} of ${one.put.length}`)
        .join(', '),
    COUNT_PAUSE_MS,
  );
  for (const office of offices) {
    expect(await countRegister(office.endpoint.target, block)).to.deep.equal(counted);
    const own = counted.get(office.office);
    if (own === undefined) throw new Error(`nothing of ${office.office} is recorded`);
    expect(recorded(office)).to.equal(office.put.length);
    assertAnchoredOnce(office, own);
  }
  const codes = offices.map(({ office }) => office);
  let said: object[] = [];
  await until('gateways that have followed', RECORDED_MS, async () => {
    said = await Promise.all(offices.map((office) => registerOf(office, codes)));
    return said.every((one) => JSON.stringify(one) === JSON.stringify(said[0]));
  });
  for (const other of said) expect(other).to.deep.equal(said[0]);
}
