import { expect } from 'chai';
import { statisticsAnswer } from '#gateway/register/statistics.ts';
import { answerOf, createGateway } from '../fixture.ts';

describe('GET /api/v1/statistics', () => {
  it('counts by office and right type, and adds up', async () => {
    const gateway = await createGateway();
    const answer = await answerOf(statisticsAnswer, await fetch(`${gateway.url}/api/v1/statistics`));
    expect(answer).to.include({ applicationCount: 6, priorityClaimCount: 2 });
    expect(answer.officeBag.find(({ office }) => office === 'JP')).to.deep.equal({
      office: 'JP',
      openApplicationCounts: { P: 4, T: 1 },
      sealedApplicationCounts: { P: 1 },
      priorityClaimCount: 0,
    });
    expect(answer.officeBag.map(({ office }) => office)).to.deep.equal(['DD', 'EP', 'JP', 'US']);
    await gateway.close();
  });
});
