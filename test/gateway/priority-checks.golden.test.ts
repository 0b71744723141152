/**
 * Claims that a register has decided, whose naive end of period is wrong for two of three: the design claim was
 * refused, the marks' were taken, for their period had been extended (EUIPO Decisions EX-20-3 and EX-20-4).
 */
import { expect } from 'chai';
import { priorityCheckAnswer } from '#gateway/checks/priority-form.ts';
import { RECORDS } from '#node/store/register.ts';
import { openRow } from '../node/register/fixture.ts';
import { answerOf, createGateway, type GatewayFixture } from './fixture.ts';

const CASES = [
  {
    later: { office: 'EM', rightType: 'D', filingDate: '2008-12-29' },
    claim: { office: 'DE', rightType: 'D', applicationNumber: '40 2008 002 885.6', filingDate: '2008-06-20' },
    verdict: 'needs-review', // for software does not decide that a right is lost
    code: 'LATE',
    rule: /Art\. 41/,
  },
  {
    later: { office: 'EM', rightType: 'T', filingDate: '2020-04-08' },
    claim: { office: 'FR', rightType: 'T', applicationNumber: '4584090', filingDate: '2019-09-23' },
    verdict: 'confirmed',
    code: 'WITHIN_EXTENDED_PERIOD',
    rule: /EX-20-3/,
  },
  {
    later: { office: 'EM', rightType: 'T', filingDate: '2020-04-16' },
    claim: { office: 'US', rightType: 'T', applicationNumber: '88647810', filingDate: '2019-10-09' },
    verdict: 'confirmed',
    code: 'WITHIN_EXTENDED_PERIOD',
    rule: /EX-20-3/,
  },
] as const;

describe('claims that a register has decided', () => {
  let gateway: GatewayFixture;
  beforeEach(async () => {
    gateway = await createGateway();
  });
  afterEach(() => gateway.close());

  const ask = async ({ later, claim }: (typeof CASES)[number]) => {
    const request = { laterApplication: later, priorityClaimBag: [claim] };
    const answer = await gateway.post('/api/v1/priority-checks', request);
    const [check] = (await answerOf(priorityCheckAnswer, answer)).priorityCheckBag;
    return check ?? expect.fail();
  };

  for (const golden of CASES) {
    const { claim, verdict, code, rule } = golden;
    it(`${claim.office} ${claim.applicationNumber}: ${verdict}, ${code}`, async () => {
      const before = await ask(golden);
      expect(before.verdict).to.equal('not-recorded');
      const [id = ''] = before.applicationIdBag;
      await gateway.register.write((batch) => {
        const { rightType, filingDate } = claim;
        const row = openRow(id, { rightType, filingDate });
        batch.put(RECORDS, row, row);
      });
      const check = await ask(golden);
      const finding =
        check.findingBag.find((each) => each.code === code) ?? expect.fail(JSON.stringify(check));
      expect(check.verdict).to.equal(verdict);
      expect(check.basis).to.equal('stated by the office');
      expect(`${finding.legalBasis} ${JSON.stringify(finding.evidence)}`).to.match(rule);
      expect(check.evidence).to.include({ applicationId: id, filingDate: claim.filingDate });
    });
  }
});
