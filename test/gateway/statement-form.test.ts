import { expect } from 'chai';
import fc from 'fast-check';
import { statementSchema } from '#gateway/statement-form.ts';
import { verificationAnswer } from '#gateway/verifications.ts';
import { statementAt } from '#node/register/extract-statement.ts';
import { openKey } from '#protocol/keys.ts';
import { isStatement, type RegisterStatement } from '#protocol/register-statement.ts';
import { answerOf, createGateway, type GatewayFixture, problemOf } from './fixture.ts';

const ID = 'JP.P.2026000001';
const PATH = '/api/v1/verifications';

describe('the statement of an extract', () => {
  let gateway: GatewayFixture;
  let statement: RegisterStatement;
  before(async () => {
    gateway = await createGateway();
    const none = { sealedKey: null, claimKeysOn: [], claimKeysBy: [], nextClaimKey: null };
    const keys = { office: 'JP', openKey: openKey(ID), ...none };
    statement = (await statementAt(gateway.register.reader, keys)) ?? expect.fail();
  });
  after(() => gateway.close());

  it('is compared with the register, and held against the receipt that it comes with', async () => {
    const body = { receipt: gateway.register.receipt(0), statement };
    const { verdict, findingBag } = await answerOf(verificationAnswer, await gateway.post(PATH, body));
    const told = findingBag.filter(({ code }) => code.startsWith('EXTRACT_'));
    expect(told.map(({ code, result }) => `${code} ${result}`)).to.deep.equal([
      'EXTRACT_OF_SUBJECT fails', // the entry is of an application document
      'EXTRACT_CURRENT holds',
    ]);
    expect(verdict).to.equal('contradicted');
    const before = { ...statement, filingDate: '2026-01-14' };
    const later = await answerOf(
      verificationAnswer,
      await gateway.post(PATH, { ...body, statement: before }),
    );
    expect(later.findingBag.find(({ code }) => code === 'EXTRACT_SUPERSEDED')?.evidence).to.deep.equal({
      ...{ filingDate: '2026-01-14 → 2026-01-15', blockNumber: 40 },
    });
  });

  it('is refused alone, and with a field of another form', async () => {
    expect(await problemOf(await gateway.post(PATH, { statement }))).to.include({ status: 400 });
    for (const wrong of [{ ...statement, note: 1 }, { ...statement, openKey: 'x' }, 'x', null]) {
      const response = await gateway.post(PATH, { receipt: gateway.register.receipt(0), statement: wrong });
      expect(await problemOf(response)).to.include({ status: 400, code: 'BODY_INVALID' });
    }
  });

  it('is taken with as many claims as the contract allows', async () => {
    const time = '2026-03-01T09:00:00Z';
    const fate = {
      ...{ office: 'JP', status: 'PartiallyRefused', declaredAt: time, decidedAt: time, withdrawnAt: time },
    };
    const keys = { claimId: openKey(ID), earlierKey: openKey(ID), laterKey: openKey(ID) };
    const claims = Array.from({ length: 1000 }, () => ({ ...keys, claimedDate: '2026-01-15', ...fate }));
    const sealed = claims.map(() => ({ claimKey: openKey(ID), ...fate }));
    const full = {
      ...{ ...statement, claimsOnBag: claims, claimsByBag: claims },
      ...{ sealedClaimsOnBag: sealed, sealedClaimsByBag: sealed },
    };
    const body = { receipt: gateway.register.receipt(0), statement: full };
    expect((await gateway.post(PATH, body)).status).to.equal(200);
  });

  it('has the form that the protocol gives it', () => {
    const members = Object.keys(statement) as (keyof RegisterStatement)[];
    const values = fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.nat(),
      fc.string(),
      fc.constant([]),
      fc.constant({}),
    );
    fc.assert(
      fc.property(fc.constantFrom(...members), values, (member, value) => {
        const changed = { ...statement, [member]: value };
        expect(statementSchema.safeParse(changed).success, member).to.equal(isStatement(changed));
      }),
    );
  });
});
