import { expect } from 'chai';
import { z } from 'zod';
import { priorityCheckAnswer } from '#gateway/checks/priority-form.ts';
import type { CheckServices } from '#gateway/checks/services.ts';
import { AUDIT } from '#node/store/audit.ts';
import { formatAccessCode } from '#protocol/access-code.ts';
import { CODE, keysOf, LATER } from '../../node/register/fixture.ts';
import { answerOf, createGateway, type GatewayFixture, problemOf } from '../fixture.ts';

const PATH = '/api/v1/priority-checks';
const CLAIM = { office: 'JP', rightType: 'P', applicationNumber: '2026-000003', filingDate: '2026-01-15' };
const ID = 'JP.P.2026000003';

const CONTRACT = z.object({
  components: z.object({
    schemas: z.object({
      PriorityClaim: z.object({ properties: z.object({ accessCode: z.looseObject({}) }) }),
    }),
  }),
});

describe('access codes in a request', () => {
  let gateway: GatewayFixture;
  afterEach(() => gateway.close());

  const check = (claim: object) =>
    gateway.post(PATH, { laterApplication: LATER, priorityClaimBag: [claim] }, { 'X-Correlation-Id': 'c' });
  const refusal = async (claim: object) => {
    const problem = await problemOf(await check(claim));
    expect(JSON.stringify(problem)).to.not.include(CODE).and.not.include(formatAccessCode(CODE));
    return [problem.code, ...(problem.invalidParams ?? []).map(({ name }) => name)];
  };

  const inContract = async () => {
    const { components } = CONTRACT.parse(await (await fetch(`${gateway.url}/openapi.json`)).json());
    return components.schemas.PriorityClaim.properties.accessCode;
  };

  it('are refused by name unless the office configured that they are taken', async () => {
    gateway = await createGateway();
    const named = ['BODY_INVALID', 'priorityClaimBag[0].accessCode'];
    expect(await refusal({ ...CLAIM, accessCode: formatAccessCode(CODE) })).to.deep.equal(named);
    expect(await refusal({ ...CLAIM, accessCode: CODE })).to.deep.equal(named);
  });

  it('are valid by the contract only where they are taken', async () => {
    gateway = await createGateway();
    expect(await inContract()).to.deep.include({ not: {} });
    await gateway.close();
    gateway = await createGateway({ checks: { takesAccessCodes: true } as CheckServices });
    expect(await inContract()).to.deep.include({ type: 'string', maxLength: 64 });
  });

  describe('at a gateway that takes them', () => {
    beforeEach(async () => {
      gateway = await createGateway({ checks: { takesAccessCodes: true } as CheckServices });
    });

    it('answer as the keys do that the client would have derived', async () => {
      const byCode = await check({ ...CLAIM, accessCode: ` ${formatAccessCode(CODE).toLowerCase()} ` });
      const { priorityCheckBag: found } = await answerOf(priorityCheckAnswer, byCode);
      const byKeys = await check({ ...CLAIM, keys: keysOf(ID) });
      const { priorityCheckBag: expected } = await answerOf(priorityCheckAnswer, byKeys);
      const codes = (bag: typeof found) => bag[0]?.findingBag.map(({ code }) => code);
      expect(codes(found)).to.deep.equal([...(codes(expected) ?? []), 'CLAIM_DECLARED_SEALED']);
      expect(found[0]?.verdict).to.equal('confirmed');
    });

    it('of another application find nothing, like those of none', async () => {
      const other = formatAccessCode(`${CODE.slice(0, -1)}${CODE.endsWith('Z') ? 'Y' : 'Z'}`);
      const shape = async (applicationNumber: string) =>
        (await (await check({ ...CLAIM, applicationNumber, accessCode: other })).text()).replaceAll(
          /2026-?000[01]03/g,
          'number',
        );
      expect(await shape('2026-000003')).to.equal(await shape('2026-000103'));
    });

    it('are refused by name when they are mistyped, ambiguous or beside keys', async () => {
      const named = ['BODY_INVALID', 'priorityClaimBag[0].accessCode'];
      const typo = formatAccessCode(CODE).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
      expect(await refusal({ ...CLAIM, accessCode: typo })).to.deep.equal(named);
      expect(await refusal({ ...CLAIM, accessCode: CODE, keys: keysOf(ID) })).to.deep.equal(named);
      expect(await refusal({ ...CLAIM, accessCode: CODE, applicationNumber: '???' })).to.deep.equal(named);
      const { rightType: _left, ...open } = CLAIM;
      expect(await refusal({ ...open, accessCode: CODE })).to.deep.equal(named);
    });

    it('stand in no log, no fault, no metric and no entry of the audit trail', async () => {
      await check({ ...CLAIM, accessCode: CODE });
      await check({ ...CLAIM, accessCode: `${CODE}!` });
      const { sealedKey, blinding } = keysOf(ID);
      const written = [JSON.stringify(gateway.events), JSON.stringify(gateway.faults)];
      const { store } = gateway.register;
      for await (const row of store.scan(AUDIT)) written.push(JSON.stringify(row));
      expect(written.length).to.equal(3);
      written.push(await (await fetch(`${gateway.url}/metrics`)).text());
      for (const secret of [CODE, sealedKey, blinding, CLAIM.applicationNumber, ID, '2026000003'])
        expect(written.join(' ')).to.not.include(secret);
    });
  });
});
