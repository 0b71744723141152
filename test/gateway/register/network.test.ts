import { expect } from 'chai';
import type { GovernanceReading } from '#gateway/governance-watch.ts';
import { networkAnswer } from '#gateway/register/network.ts';
import type { Votes } from '#node/governance/overview.ts';
import { answerOf, createGateway, problemOf } from '../fixture.ts';

const id = 'ab'.repeat(32);
const VOTES: Votes = {
  memberCount: 4,
  validators: [{ office: 'JP', address: '11'.repeat(20) }],
  proposals: [
    {
      ...{ id, proposer: '22'.repeat(20), descriptionHash: `0x${id}`, block: 39, reason: 'no answer' },
      calls: [{ target: '33'.repeat(20), data: '0x', words: 'stop KR (South Korea) from writing' }],
      standing: {
        ...{ state: 'open', for: 2, against: 1, abstain: 0, needed: 3, isEmergency: false },
        ...{ votingUntil: 1_800_000_000, executableUntil: 1_800_000_600 },
      },
      ...{ snapshot: 1_799_999_400, votes: [] },
      rollCall: { for: ['EP', 'JP'], against: ['US'], abstain: [], notVoted: ['KR'] },
    },
  ],
  isPart: false,
};

describe('GET /api/v1/network', () => {
  const asked = async (governance?: () => Promise<GovernanceReading | undefined>) => {
    const gateway = await createGateway(governance && { governance });
    const response = await fetch(`${gateway.url}/api/v1/network`);
    const answer = await answerOf(networkAnswer, response);
    await gateway.close();
    return answer;
  };
  const readAt = new Date('2026-11-20T10:00:00.700Z'); // five seconds before the gateway's now

  it('names validators and votes, and when they were read', async () => {
    const { asOf, governance } = await asked(async () => ({ blockNumber: 41, votes: VOTES, readAt }));
    expect(asOf.blockNumber).to.equal(40);
    expect(governance).to.deep.equal({
      ...{ decidedBy: 'offices', readAt: '2026-11-20T10:00:00Z', ageSeconds: 4, blockNumber: 41 },
      ...{ memberCount: 4, isPart: false, validatorBag: VOTES.validators },
      proposalBag: [
        {
          ...{ proposalId: id, reason: 'no answer', isEmergency: false, state: 'open' },
          callBag: ['stop KR (South Korea) from writing'],
          ...{ forCount: 2, againstCount: 1, abstainCount: 0, neededCount: 3, proposedInBlock: 39 },
          rollCall: { forBag: ['EP', 'JP'], againstBag: ['US'], abstainBag: [], notVotedBag: ['KR'] },
          ...{ votingUntil: '2027-01-15T08:00:00Z', executableUntil: '2027-01-15T08:10:00Z' },
        },
      ],
    });
  });

  it('names no office where the votes did not add up', async () => {
    const proposals = VOTES.proposals.map((one) => ({ ...one, rollCall: undefined }));
    const votes = { ...VOTES, proposals };
    const { governance } = await asked(async () => ({ blockNumber: 41, votes, readAt }));
    expect(governance?.proposalBag[0]).to.include({ rollCall: null, forCount: 2 });
  });

  it('tells a chain where nobody votes from one that could not be asked', async () => {
    const alone = await asked(async () => ({ blockNumber: 41, votes: undefined, readAt }));
    expect(alone.governance).to.include({ decidedBy: 'one-account', memberCount: 0 });
    expect(alone.governance?.proposalBag).to.deep.equal([]);
    expect((await asked(async () => undefined)).governance).to.equal(null);
    expect((await asked()).governance).to.equal(null);
  });

  it('is not answered without a register', async () => {
    const gateway = await createGateway();
    gateway.reader = { ...gateway.reader, asOf: async () => undefined };
    expect(await problemOf(await fetch(`${gateway.url}/api/v1/network`))).to.include({
      code: 'REGISTER_UNAVAILABLE',
    });
    await gateway.close();
  });
});
