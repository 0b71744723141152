import { expect } from 'chai';
import { currencyStep, subjectStep } from '#node/register/extract-currency.ts';
import { type StatementKeys, statementAt } from '#node/register/extract-statement.ts';
import { verifyDocument } from '#node/register/verification.ts';
import * as rows from '#node/store/register.ts';
import { parseEntry } from '#protocol/entry.ts';
import { claimKey, openKey } from '#protocol/keys.ts';
import { isStatement, type RegisterStatement } from '#protocol/register-statement.ts';
import {
  CHAIN_ID,
  CODE,
  createFixture,
  DOCUMENT_LOG,
  type Fixture,
  keysOf,
  openRow,
  sealedRow,
  textOf,
} from './fixture.ts';

const OPEN = 'JP.P.2026000001';
const SEALED = 'JP.P.2026000003';

describe('whether an extract is current', () => {
  let register: Fixture;
  beforeEach(async () => {
    register = await createFixture();
  });
  afterEach(() => register.close());

  const keys = (id: string): StatementKeys =>
    id === SEALED
      ? {
          ...{ office: 'JP', openKey: openKey(id), sealedKey: keysOf(id).sealedKey, claimKeysBy: [] },
          ...{ claimKeysOn: [claimKey(CODE, id, 0)], nextClaimKey: claimKey(CODE, id, 1) },
        }
      : {
          ...{ office: 'JP', openKey: openKey(id), sealedKey: null, nextClaimKey: null },
          ...{ claimKeysOn: [], claimKeysBy: [] },
        };
  const stated = async (id: string): Promise<RegisterStatement> =>
    (await statementAt(register.reader, keys(id))) ?? expect.fail(id);
  const said = async (statement: RegisterStatement): Promise<string> => {
    const { code, result, evidence = {} } = await currencyStep(register.reader, statement);
    const { blockNumber: _, ...changes } = evidence;
    return [code, result, ...Object.entries(changes).map(([name, text]) => `${name} ${text}`)].join('; ');
  };
  const claim = (change: Partial<rows.ClaimRow>): rows.ClaimRow => ({
    ...{ earlierKey: openKey(OPEN), index: 0, osf: 'US', laterKey: openKey('US.P.18000001') },
    ...{ claimId: 'c1'.repeat(32), claimedDate: '2026-01-15', status: 'Accepted' },
    ...{ declaredAt: '2026-10-02T00:00:00Z', ...change },
  });

  it('holds as long as nothing moved, whatever the order of its members', async () => {
    for (const id of [OPEN, SEALED]) {
      const statement = await stated(id);
      expect(isStatement(statement)).to.equal(true);
      expect(await said(statement)).to.equal('EXTRACT_CURRENT; holds');
    }
    const statement = await stated(OPEN);
    const turned = statement.claimsOnBag.map((one) => Object.fromEntries(Object.entries(one).reverse()));
    expect(await said({ ...statement, claimsOnBag: turned as never })).to.equal('EXTRACT_CURRENT; holds');
  });

  const changes: readonly (readonly [
    what: string,
    id: string,
    row: rows.RegisterRow | rows.ClaimRow,
    told: string,
  ])[] = [
    ['a withdrawal', OPEN, openRow(OPEN, { withdrawn: true }), 'withdrawn false → true'],
    [
      'a correction',
      OPEN,
      openRow(OPEN, { filingDate: '2026-01-14', revision: 1 }),
      'filingDate 2026-01-15 → 2026-01-14; revision 0 → 1',
    ],
    ['a decision', OPEN, claim({ status: 'Refused' }), 'claimsOnBag 1 changed'],
    ['a claim on it', OPEN, claim({ index: 1, claimId: 'c2'.repeat(32) }), 'claimsOnBag 1 came'],
    [
      'a withdrawal while sealed',
      SEALED,
      { ...sealedRow(SEALED), withdrawn: true },
      'withdrawn false → true',
    ],
  ];
  for (const [what, id, row, told] of changes) {
    it(`is superseded by ${what}`, async () => {
      const statement = await stated(id);
      await register.write((batch) => {
        if ('claimId' in row) batch.put(rows.CLAIMS, row, row);
        else batch.put(rows.RECORDS, row, row);
      });
      expect(await said(statement)).to.equal(`EXTRACT_SUPERSEDED; note; ${told}`);
    });
  }

  it('is superseded by publication, found by the key of its time as a sealed one', async () => {
    const statement = await stated(SEALED);
    const opened = { ...sealedRow(SEALED), state: 'opened' as const, openedAs: openKey(SEALED) };
    const open = openRow(SEALED);
    await register.write(
      (batch) => void batch.put(rows.RECORDS, opened, opened).put(rows.RECORDS, open, open),
    );
    expect(await said(statement)).to.match(/^EXTRACT_SUPERSEDED; note; state sealed → open; digest /);
  });

  it('is superseded by a claim under the code, at the place that was free', async () => {
    const statement = await stated(SEALED);
    const key = claimKey(CODE, SEALED, 1);
    const first = (await register.reader.sealedClaim(claimKey(CODE, SEALED, 0))) ?? expect.fail();
    await register.write((batch) => void batch.put(rows.SEALED_CLAIMS, key, { ...first, claimKey: key }));
    expect(await said(statement)).to.equal('EXTRACT_SUPERSEDED; note; sealedClaimsOnBag claims came');
  });

  it('could not be found out from an older index or another chain, and is absent where no record is', async () => {
    const statement = await stated(OPEN);
    const at = (asOf: Partial<RegisterStatement['asOf']>) =>
      said({ ...statement, asOf: { ...statement.asOf, ...asOf } });
    expect(await at({ blockNumber: 41 })).to.equal('EXTRACT_CURRENT; unknown');
    expect(await at({ chainId: '1' })).to.equal('EXTRACT_CURRENT; unknown');
    expect(await said({ ...statement, openKey: 'ab'.repeat(32) })).to.equal('EXTRACT_CURRENT; absent');
    const unsealed = { ...(await stated(SEALED)), sealedKey: 'ab'.repeat(32) };
    expect(await said(unsealed)).to.equal('EXTRACT_CURRENT; absent');
  });

  it('is no question of an entry of another kind, or of another application', async () => {
    const entry = parseEntry(register.receipt(0).entry);
    const statement = await stated(OPEN);
    expect(subjectStep(entry, statement).result).to.equal('fails');
    expect(subjectStep({ ...entry, kind: 'extract' }, statement).result).to.equal('holds');
    expect(subjectStep({ ...entry, kind: 'extract', subject: 'JP.P.2026000002' }, statement).result).to.equal(
      'fails',
    );
    const trusted = { reader: register.reader, chainId: CHAIN_ID, documentLog: DOCUMENT_LOG, finalized: 40 };
    const { verdict, findings } = await verifyDocument(trusted, {
      receipt: textOf(register.receipt(0)),
      statement,
    });
    expect(verdict).to.equal('contradicted');
    expect(findings.filter(({ result }) => result === 'fails').map(({ code }) => code)).to.deep.equal([
      'EXTRACT_OF_SUBJECT',
    ]);
  });
});
