import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Comparison, compareWithRegister } from '#node/backfill/compare.ts';
import { importList } from '#node/backfill/import.ts';
import { RECORDS, type RegisterRow } from '#node/store/register.ts';
import type { RightType } from '#protocol/application-id.ts';
import { openKey } from '#protocol/keys.ts';
import { AT, closeOffice, openOffice, type TestOffice } from '../intake/office-fixture.ts';

describe('comparison with an authority file', () => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await openOffice('JP');
  });
  afterEach(() => closeOffice(office));

  /** As the follower writes them. */
  async function inRegister(...ids: readonly (readonly [string, RightType])[]): Promise<void> {
    await office.store.update(async (batch) => {
      for (const [applicationId, rightType] of ids) {
        const key = openKey(applicationId);
        const row: RegisterRow = {
          ...{ office: 'JP', key, state: 'open', rightType, profile: 'none', digest: '0'.repeat(64) },
          ...{ filingDate: '2007-11-08', applicationId, withdrawn: false, revision: 0, recordedAt: AT },
          ...{ blockNumber: 1, transactionHash: '0'.repeat(64) },
        };
        batch.put(RECORDS, { office: 'JP', key }, row);
      }
    });
  }

  async function compare(...entries: string[]): Promise<Comparison> {
    const path = join(office.folder, 'authority.xml');
    const inside = entries.map((entry) => `<authority-file-entry>${entry}</authority-file-entry>`).join('\n');
    writeFileSync(path, `<authority-file country="JP">${inside}</authority-file>`);
    return compareWithRegister(path, 'JP', office.store);
  }
  const published = (number: string): string =>
    `<publication-reference><document-id><country>JP</country><doc-number>${number}</doc-number><kind>A</kind></document-id></publication-reference>`;
  const applied = (number: string): string =>
    `<application-reference><country>JP</country><doc-number>${number}</doc-number></application-reference>`;

  it('finds by application number, and names what is missing on either side', async () => {
    await inRegister(['JP.P.2007290922', 'P'], ['JP.P.2007290923', 'P'], ['JP.T.2007000001', 'T']);
    expect(
      await compare(
        `${published('2009-118318')}${applied('2007-290922')}`,
        `${published('2009-118319')}${applied('2007-290999')}`,
        `${published('2009-118320')}${applied('2007-290998')}<exception-code>N</exception-code>`,
      ),
    ).to.deep.equal({
      ...{ entries: 3, matched: 1, withoutDocument: 1 },
      ...{ missingInRegister: ['JP 2009-118319 A'], notComparable: [], missingInFile: ['JP.P.2007290923'] },
    });
  });

  it('finds by publication number where the office has it, and says what it could not compare', async () => {
    await inRegister(['JP.P.2007290922', 'P']);
    const list = join(office.folder, 'list.ndjson');
    const line = { office: 'JP', right: 'P', number: '2007-290922', filingDate: '2007-11-08' };
    writeFileSync(list, JSON.stringify({ ...line, publication: 'JP 2009-118318' }));
    await importList(list, `${list}.refused`, office);
    expect(await compare(published('2009118318'), published('2009118319'))).to.deep.equal({
      ...{ entries: 2, matched: 1, withoutDocument: 0 },
      ...{ missingInRegister: [], notComparable: ['JP 2009118319 A'], missingInFile: [] },
    });
  });
});
