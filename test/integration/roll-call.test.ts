import { expect } from 'chai';
import { keccak256, toUtf8Bytes } from 'ethers';
import { withPrefix } from '#node/chain/encoding.ts';
import { sendAndWait } from '#node/chain/send.ts';
import { type ActionName, callsOf } from '#node/governance/actions.ts';
import { readVotes } from '#node/governance/overview.ts';
import {
  executeData,
  findProposal,
  type Proposal,
  proposalId,
  proposeData,
  voteData,
} from '#node/governance/proposals.ts';
import { type GovernedRegister, governedRegister } from '#node/governance/register.ts';
import type { Support } from '#node/governance/roll-call.ts';
import { adminOf, type GovernedNetwork, keyNamed, startGovernedNetwork } from './fixtures/governed.ts';

describe('a roll call of a real vote', function () {
  this.timeout(60_000);
  let network: GovernedNetwork;
  let register: GovernedRegister;
  const nextOf = (office: string) => keyNamed(`${office} next`);
  before(async () => {
    network = await startGovernedNetwork(['JP', 'EP', 'US', 'KR']);
    await network.pass();
    await network.fund(nextOf('EP'), nextOf('US'));
    register = await governedRegister(network.chain, network.deployment);
  });
  after(() => network.close());

  const sent = (data: string, signer = adminOf('JP')) =>
    sendAndWait(network.chain, signer, { to: register.addresses.OfficeGovernor, data });

  async function proposed(action: ActionName, office: string, admin?: string): Promise<Proposal> {
    const calls = await callsOf(action, admin === undefined ? { office } : { office, admin }, register);
    await sent(proposeData(calls, 'as agreed'));
    await network.pass();
    return findProposal(register, proposalId(calls, keccak256(toUtf8Bytes('as agreed'))), undefined);
  }

  const cast = (proposal: Proposal, office: string, support: Support, signer = adminOf(office)) =>
    sent(voteData(proposal, office, support, ''), signer);

  it('counts an office once, and by its code, whichever key its admin has', async () => {
    const open = await proposed('suspend', 'KR');
    await cast(open, 'EP', 'for');
    for (const office of ['EP', 'US']) {
      const replacing = await proposed('replace-admin', office, withPrefix(nextOf(office).address));
      for (const voter of ['JP', 'KR']) await cast(replacing, voter, 'for');
      if (office === 'EP') await cast(replacing, 'US', 'for');
      else await cast(replacing, 'EP', 'for', nextOf('EP'));
      await sent(executeData(replacing));
    }
    const again = await cast(open, 'EP', 'against', nextOf('EP')).catch((error: unknown) => error);
    expect(String(again)).to.include('OfficeGovernorAlreadyVoted');
    await cast(open, 'US', 'against', nextOf('US'));
    const { proposals } = await readVotes(register);
    expect(proposals.map(({ id, rollCall }) => ({ id, rollCall }))).to.deep.equal([
      { id: open.id, rollCall: { for: ['EP'], against: ['US'], abstain: [], notVoted: ['JP', 'KR'] } },
    ]);
  });
});
