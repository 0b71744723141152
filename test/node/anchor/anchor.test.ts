import { rmSync } from 'node:fs';
import { expect } from 'chai';
import { Interface, makeError, Wallet } from 'ethers';
import { Anchor } from '#node/anchor/anchor.ts';
import type { Chain } from '#node/chain/connection.ts';
import { CONTRACT_NAMES, type ContractName } from '#node/chain/contracts.ts';
import { profileOf } from '#node/chain/profile.ts';
import { OUTBOX } from '#node/store/office.ts';
import { CURSOR } from '#node/store/register.ts';
import type { Store } from '#node/store.ts';
import { owe, rows, sealedRecord } from '../../integration/fixtures/register.ts';
import { openOffice } from '../intake/office-fixture.ts';

const FOLLOWED = { number: 5, hash: 'aa'.repeat(32), timestamp: '2026-03-02T00:00:00Z' };
const ERRORS = new Interface([
  'error DocumentLogInconsistent(uint64 latestSize, uint64 size, bytes32 latestRoot, bytes32 root)',
]);
const wallet = new Wallet(`0x${'07'.repeat(32)}`);
const signer = {
  address: wallet.address.slice(2).toLowerCase(),
  sign: (request: object) => wallet.signTransaction(request),
};
const address = '11'.repeat(20);
const contracts = Object.fromEntries(CONTRACT_NAMES.map((name) => [name, { address }])) as Record<
  ContractName,
  { address: string }
>;

describe('anchor on a chain that takes blocks back', () => {
  let folder: string;
  let store: Store;
  let anchor: Anchor;
  /** Of block 5, as the chain has it now. */
  let hash: string;
  /** What happens while the contract is asked. */
  let meanwhile: () => void;
  let broadcast: number;

  const refused = (): Error => {
    const data = ERRORS.encodeErrorResult('DocumentLogInconsistent', [
      ...[1n, 2n, `0x${'11'.repeat(32)}`, `0x${'22'.repeat(32)}`],
    ]);
    return makeError('execution reverted', 'CALL_EXCEPTION', {
      ...{ action: 'call', data, reason: null, transaction: { to: null, data: '0x' } },
      ...{ invocation: null, revert: null },
    });
  };
  const chain = {
    ...{ chainId: 31337, genesisHash: '00'.repeat(32), profile: profileOf('besu/v26.7.0') },
    finalBlock: async () => FOLLOWED.number,
    provider: {
      getBlockNumber: async () => FOLLOWED.number,
      getBlock: async () => ({ hash: `0x${hash}` }),
      getTransactionCount: async () => 0,
      async call() {
        meanwhile();
        throw refused();
      },
      async send() {
        broadcast += 1;
      },
    },
  } as unknown as Chain; // nothing else of it is asked

  beforeEach(async () => {
    ({ folder, store } = await openOffice('JP'));
    await store.update(async (batch) => batch.put(CURSOR, 'cursor', FOLLOWED));
    [hash, broadcast, meanwhile] = [FOLLOWED.hash, 0, () => undefined];
    const log = { office: 'JP', logNumber: 1 };
    const now = () => FOLLOWED.timestamp;
    anchor = new Anchor({ ...{ store, chain, signer, log, contracts, now }, maxAgeMs: 0 });
    await owe(store, [sealedRecord()]);
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const states = async () => (await rows(store.scan(OUTBOX))).map(({ state }) => state);
  const takesBack = () => {
    hash = 'bb'.repeat(32);
  };

  it('takes a refusal for true while the chain has the block that was followed', async () => {
    const error = await anchor.step().catch((thrown: unknown) => thrown);
    expect(error).to.have.property('code', 'LOG_DIVERGED');
    expect(await states()).to.deep.equal(['conflict']);
  });

  it('takes no refusal for true that the chain gave after it took that block back', async () => {
    meanwhile = takesBack;
    expect(await anchor.step()).to.equal(false);
    expect(await states()).to.deep.equal(['pending']);
    expect(broadcast).to.equal(0);
  });

  it('asks nothing of a chain that has another block in the place of the one that was followed', async () => {
    takesBack();
    meanwhile = () => expect.fail('asked the contract');
    expect(await anchor.step()).to.equal(false);
    expect(await states()).to.deep.equal(['pending']);
  });
});
