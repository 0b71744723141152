import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { AbiCoder, BaseContract, encodeBytes32String, id, keccak256, TypedDataEncoder } from 'ethers';
import {
  OfficeDirectoryAbi,
  type OfficeDirectoryMethods,
  OfficeGovernorAbi,
  type OfficeGovernorMethods,
  Role,
  ValidatorSetAbi,
  type ValidatorSetMethods,
} from '#node/chain/abi.generated.ts';
import { encodeCall } from '#node/chain/contracts.ts';
import { assertDeployed } from '#node/chain/deploy.ts';
import { officeBytes, plain, withPrefix } from '#node/chain/encoding.ts';
import { assertFounded } from '#node/chain/founding.ts';
import { sendAndWait } from '#node/chain/send.ts';
import { fetchEvents } from '#node/follow/chain-reader.ts';
import { catchUp } from '#node/follow/follower.ts';
import { AUTHORISATIONS, CURSOR, OFFICES } from '#node/store/register.ts';
import { openStore } from '#node/store.ts';
import { found } from '../../scripts/network/alloc.ts';
import {
  adminOf,
  foundingOf,
  type GovernedNetwork,
  keyNamed,
  operatorOf,
  startGovernedNetwork,
  type TestKey,
  validatorOf,
} from './fixtures/governed.ts';
import { rows } from './fixtures/register.ts';

const ACTIVE = 1n; // of OpenZeppelin's ProposalState
const CODES = ['JP', 'EP', 'US', 'KR'];

describe('founding of a network', function () {
  this.timeout(60_000);
  let network: GovernedNetwork;

  before(async () => {
    network = await startGovernedNetwork(CODES);
    // What holds from the beginning holds from block 1 on.
    await network.pass();
  });
  after(() => network.close());

  const contract = <M>(abi: readonly object[], address: string): M =>
    BaseContract.from<M>(withPrefix(address), abi as never, network.chain.provider) as M;
  const directory = () =>
    contract<OfficeDirectoryMethods>(
      OfficeDirectoryAbi,
      network.deployment.contracts.OfficeDirectory.address,
    );
  const governor = () => contract<OfficeGovernorMethods>(OfficeGovernorAbi, network.deployment.governor);
  const validators = () => contract<ValidatorSetMethods>(ValidatorSetAbi, network.founded.validatorSet);

  it('begins with the contracts, the founders, their keys and validators', async () => {
    await assertDeployed(network.chain, network.deployment);
    expect(plain(await directory().governor())).to.equal(network.deployment.governor);
    expect(await directory().offices()).to.deep.equal(CODES.map(officeBytes));
    expect(await directory().memberCount()).to.equal(4n);
    for (const office of CODES) {
      expect(plain(await directory().adminOf(officeBytes(office)))).to.equal(adminOf(office).address);
      const key = withPrefix(operatorOf(office).address);
      for (const role of [Role.Recorder, Role.Registrar])
        expect(await directory().isAuthorised(officeBytes(office), key, role)).to.equal(true);
      const { validator } = await validators().seatOf(officeBytes(office));
      expect(plain(validator)).to.equal(validatorOf(office).address);
    }
    const set = await validators().getValidators();
    expect(set.map(plain)).to.deep.equal(CODES.map((office) => validatorOf(office).address).sort());
    const digest = await network.chain.provider.getStorage(
      withPrefix(network.founded.validatorSet),
      await validators().DIGEST_SLOT(),
    );
    expect(digest).to.equal(keccak256(AbiCoder.defaultAbiCoder().encode(['address[]'], [[...set]])));
    expect((await governor().parameters()).votingPeriod).to.equal(600n);
    const entries = await directory().bookEntries(encodeBytes32String('DocumentLog'));
    expect(entries.map(({ target }) => plain(target))).to.deep.equal([
      network.deployment.contracts.DocumentLog.address,
    ]);
  });

  it('writes into the code what depends on chain and address', async () => {
    const domain = {
      ...{ name: 'IPAnchor ValidatorSet', version: '1', chainId: network.chain.chainId },
      verifyingContract: withPrefix(network.founded.validatorSet),
    };
    const fields = ['bytes2 office', 'address validator', 'uint48 nonce'].map((field) => {
      const [type = '', name = ''] = field.split(' ');
      return { type, name };
    });
    const validator = withPrefix('99'.repeat(20));
    const message = { office: officeBytes('JP'), validator, nonce: 1 };
    expect(await validators().rotationDigest(officeBytes('JP'), validator)).to.equal(
      TypedDataEncoder.hash(domain, { Rotation: fields }, message),
    );
  });

  it('tells those who follow the chain of its founders, whether block by block or in ranges', async () => {
    const { chain, deployment } = network;
    const { contracts } = deployment;
    const folder = await mkdtemp(join(tmpdir(), 'ipanchor-founding-'));
    const store = await openStore(folder);
    await catchUp({ store, chain, contracts, firstBlock: contracts.OfficeDirectory.block });
    const offices = await rows(store.scan(OFFICES));
    expect(offices.map(({ code, status, admin }) => [code, status, admin])).to.deep.equal(
      CODES.toSorted().map((office) => [office, 'active', adminOf(office).address]),
    );
    const keys = await rows(store.scan(AUTHORISATIONS));
    expect(new Set(keys.map(({ office, key }) => `${office} ${key}`))).to.deep.equal(
      new Set(CODES.map((office) => `${office} ${operatorOf(office).address}`)),
    );
    expect((await store.get(CURSOR, 'cursor'))?.number).to.equal(await chain.provider.getBlockNumber());
    await store.close();
    await rm(folder, { recursive: true });

    const block = await fetchEvents(chain, contracts, { blockHash: chain.genesisHash });
    expect(block).to.deep.equal(await fetchEvents(chain, contracts, { from: 0, to: 0 }));
    expect(block.filter(({ event }) => event.name === 'OfficeAdmitted')).to.have.length(4);
    expect(await fetchEvents(chain, contracts, { from: 1, to: 1 })).to.deep.equal([]);
  });

  it('is not believed of a deployment that names others', async () => {
    const { chain, deployment } = network;
    await assertFounded(chain, deployment);
    const { founding = [], ...OfficeDirectory } = deployment.contracts.OfficeDirectory;
    const renamed = (from: TestKey, to: TestKey) =>
      JSON.parse(JSON.stringify(founding).replaceAll(from.address, to.address)) as typeof founding;
    const lies = [
      renamed(adminOf('JP'), keyNamed('thief')),
      renamed(operatorOf('EP'), keyNamed('thief')),
      founding.filter(({ topics }) => !topics.join().includes(adminOf('US').address)),
    ];
    for (const lie of lies) {
      const contracts = { ...deployment.contracts, OfficeDirectory: { ...OfficeDirectory, founding: lie } };
      const refused = await assertFounded(chain, { ...deployment, contracts }).catch(
        (error: unknown) => error,
      );
      expect(refused).to.include({ code: 'DEPLOYMENT_INVALID' });
    }
    const unsaid = { ...deployment.contracts, OfficeDirectory };
    await assertFounded(chain, { ...deployment, contracts: unsaid }); // as one that a transaction deployed
  });

  it('lets the founders decide', async () => {
    const { chain, deployment } = network;
    const call = encodeCall('OfficeDirectory', 'suspend', officeBytes('KR'));
    const target = withPrefix(deployment.contracts.OfficeDirectory.address);
    const proposed: [string[], bigint[], string[]] = [[target], [0n], [call]];
    const send = (office: string, data: string) =>
      sendAndWait(chain, adminOf(office), { to: deployment.governor, data });
    await send('JP', encodeCall('OfficeGovernor', 'propose', ...proposed, 'why'));
    const proposal = await governor().hashProposal(...proposed, id('why'));
    await network.pass();
    for (const office of ['JP', 'EP', 'US']) {
      expect(await governor().state(proposal)).to.equal(ACTIVE);
      const vote = [proposal, 1n, '', officeBytes(office)] as const;
      await send(office, encodeCall('OfficeGovernor', 'castVoteWithReasonAndParams', ...vote));
    }
    await send('KR', encodeCall('OfficeGovernor', 'execute', ...proposed, id('why')));
    expect((await directory().officeOf(officeBytes('KR'))).status).to.equal(2n);
  });

  it('gives the same for the same founding, and refuses founders that the contracts do not take', async () => {
    const founding = { ...foundingOf(CODES), timestamp: 1_800_000_000 };
    expect(await found(founding)).to.deep.equal(await found(founding));
    const [first] = founding.founders;
    if (first === undefined) throw new TypeError('there are four');
    const twice = await found({ ...founding, founders: [first, first] }).catch((error: unknown) => error);
    expect(twice).to.include({ code: 'CONTRACT_REVERTED', where: 'ValidatorSetTaken' });
    const small = { ...founding.parameters, votingPeriod: 1n };
    const hasty = await found({ ...founding, parameters: small }).catch((error: unknown) => error);
    expect(hasty).to.include({ code: 'CONTRACT_REVERTED', where: 'OfficeGovernorPeriodOutOfBounds' });
    // Two hundred founders fit.
    const codes = Array.from({ length: 200 }, (_, n) =>
      String.fromCharCode(65 + Math.floor(n / 26), 65 + (n % 26)),
    );
    const { alloc } = await found({ ...foundingOf(codes), timestamp: 1_800_000_000 });
    expect(Object.keys(alloc)).to.have.length(6);
  });
});
