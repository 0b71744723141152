import { expect } from 'chai';
import fc from 'fast-check';
import { ProtocolError } from '#protocol/errors.ts';
import { type Extract, parseExtract, writeExtract } from '#protocol/extract.ts';
import { canonicalJson } from '#protocol/json.ts';
import { openKey } from '#protocol/keys.ts';
import { isStatement, type StatedClaim } from '#protocol/register-statement.ts';

const ID = 'JP.P.2024080202';
const OTHER = 'EP.P.25400123';
const HASH = 'ab'.repeat(32);
const TIME = '2026-03-01T09:00:00Z';
const CLAIM: StatedClaim = {
  ...{ claimId: HASH, earlierKey: openKey(ID), laterKey: openKey(OTHER), claimedDate: '2024-05-20' },
  ...{ office: 'EP', status: 'Claimed', declaredAt: TIME, decidedAt: null, withdrawnAt: null },
};
const EXTRACT: Extract = {
  ...{ v: 1, type: 'register-extract', issuedAt: TIME, applicationId: ID, documentDigest: `c14n:${HASH}` },
  log: `31337/0x${'5f'.repeat(20)}/JP/1`,
  nameBag: [{ key: openKey(OTHER), applicationId: OTHER }],
  statement: {
    asOf: { chainId: '31337', blockNumber: 40, blockHash: HASH, blockTime: TIME },
    ...{ office: 'JP', openKey: openKey(ID), sealedKey: null, state: 'open', rightType: 'P' },
    ...{ profile: 'c14n', digest: HASH, filingDate: '2024-05-20', recordedAt: TIME },
    ...{ revision: 0, revisedAt: null, withdrawn: false, withdrawnAt: null },
    ...{ claimsOnBag: [CLAIM], claimsByBag: [], sealedClaimsOnBag: [], sealedClaimsByBag: [] },
    nextClaimKey: null,
  },
};

function refusal(value: unknown): { code: string; fields: string[] } {
  try {
    parseExtract(typeof value === 'string' ? value : JSON.stringify(value));
    return { code: 'none', fields: [] };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return { code: error.code, fields: error.fields.map(({ field }) => field) };
  }
}

describe('extracts of the register', () => {
  it('are written as canonical JSON, and read in any form', () => {
    const text = writeExtract(EXTRACT);
    expect(text).to.equal(canonicalJson(EXTRACT));
    expect(parseExtract(text)).to.deep.equal(EXTRACT);
    expect(parseExtract(JSON.stringify(EXTRACT, null, 2))).to.deep.equal(EXTRACT);
  });

  const wrong: readonly (readonly [what: string, value: unknown, field: string])[] = [
    ['a field too many', { ...EXTRACT, note: 'x' }, 'note'],
    ['a time of another form', { ...EXTRACT, issuedAt: '2026-03-01' }, 'issuedAt'],
    ['no statement', { ...EXTRACT, statement: null }, 'statement'],
    ['a name of another key', { ...EXTRACT, nameBag: [{ key: HASH, applicationId: OTHER }] }, 'nameBag[0]'],
    ['a digest of its own', { ...EXTRACT, documentDigest: `raw:${HASH}` }, 'documentDigest'],
    ['another application', { ...EXTRACT, applicationId: 'JP.P.2024080203' }, 'statement.openKey'],
    ['another chain', { ...EXTRACT, log: EXTRACT.log.replace('31337', '1') }, 'statement.asOf.chainId'],
    ...(
      [
        ['an unknown status', { claimsOnBag: [{ ...CLAIM, status: 'Lost' }] }, 'claimsOnBag[0].status'],
        ['a claim that is none', { claimsByBag: [null] }, 'claimsByBag[0]'],
        ['a claim on another', { claimsOnBag: [{ ...CLAIM, earlierKey: HASH }] }, 'claimsOnBag'],
        ['a claim by another', { claimsByBag: [{ ...CLAIM, laterKey: HASH }] }, 'claimsByBag'],
        ['a day that never was', { filingDate: '2024-02-30' }, 'filingDate'],
        [
          'a block that is none',
          { asOf: { ...EXTRACT.statement.asOf, blockNumber: -1 } },
          'asOf.blockNumber',
        ],
        ['a sealed key when open', { sealedKey: HASH }, 'sealedKey'],
        ['a sealed state without key', { state: 'sealed' }, 'sealedKey'],
        ['another office', { office: 'EP' }, 'office'],
        ['another right', { rightType: 'U' }, 'rightType'],
      ] as const
    ).map(
      ([what, change, field]) =>
        [what, { ...EXTRACT, statement: { ...EXTRACT.statement, ...change } }, `statement.${field}`] as const,
    ),
  ];
  for (const [what, value, field] of wrong) {
    it(`are refused with ${what}`, () => {
      const { code, fields } = refusal(value);
      expect(code).to.equal('EXTRACT_INVALID');
      expect(fields).to.include(field);
    });
  }

  it('are of a later version, not wrong, when they say so', () => {
    expect(refusal({ ...EXTRACT, v: 2, more: true }).code).to.equal('EXTRACT_VERSION_UNKNOWN');
    expect(refusal('{}').code).to.equal('EXTRACT_INVALID');
    expect(refusal('{"v":1,"v":2}').code).to.equal('JSON_DUPLICATE_KEY');
  });

  it('tell a statement from everything else, and name every member that is missing', () => {
    expect(isStatement(EXTRACT.statement)).to.equal(true);
    const names = Object.keys(EXTRACT.statement);
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.anything(), (name, value) => {
        const { [name as keyof typeof EXTRACT.statement]: _, ...rest } = EXTRACT.statement;
        expect(isStatement(rest)).to.equal(false);
        expect(refusal({ ...EXTRACT, statement: rest }).fields).to.include(`statement.${name}`);
        expect(isStatement(value)).to.equal(false);
      }),
    );
  });
});
