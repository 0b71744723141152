import { rmSync } from 'node:fs';
import { expect } from 'chai';
import { Wallet } from 'ethers';
import { EarlierKey } from '#node/anchor/earlier-key.ts';
import type { Chain } from '#node/chain/connection.ts';
import { NodeError } from '#node/errors.ts';
import { TRANSACTIONS } from '#node/store/office.ts';
import { BLOCKS, CURSOR } from '#node/store/register.ts';
import { openStore, type Store } from '#node/store.ts';
import { newFolder } from '../intake/office-fixture.ts';

const [old, present] = [new Wallet(`0x${'07'.repeat(32)}`), new Wallet(`0x${'08'.repeat(32)}`)];
const signer = {
  address: present.address.slice(2).toLowerCase(),
  sign: (request: object) => present.signTransaction(request),
};

describe('transactions of an earlier key', () => {
  let folder: string;
  let store: Store;
  /** What the chain knows of the transaction: its block, `null` in the pool, undefined nothing. */
  let known: number | null | undefined;
  let asked: number;

  const chain = {
    provider: {
      async getTransaction() {
        asked += 1;
        return known === undefined ? null : { blockNumber: known };
      },
    },
  } as unknown as Chain; // nothing else of it is asked

  beforeEach(async () => {
    folder = newFolder();
    store = await openStore(folder);
    [known, asked] = [undefined, 0];
    await keep(old, 3);
    await keep(old, 4);
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  async function keep(wallet: Wallet, nonce: number): Promise<void> {
    const raw = await wallet.signTransaction({ to: old.address, nonce, gasLimit: 21_000, gasPrice: 0 });
    const intent = {
      ...{ nonce, raw: raw.slice(2), hash: '11'.repeat(32), what: 'test', items: [] },
      ...{ createdAt: '2026-03-02T00:00:00Z', replaced: [] },
    };
    await store.update(async (batch) => batch.put(TRANSACTIONS, nonce, intent));
  }
  async function follow(number: number): Promise<void> {
    const block = {
      number,
      hash: '22'.repeat(32),
      parentHash: '33'.repeat(32),
      timestamp: '2026-03-02T00:00:00Z',
    };
    await store.update(async (batch) => {
      batch.put(BLOCKS, number, block);
      batch.put(CURSOR, 'cursor', block);
    });
  }
  const kept = async (): Promise<string[]> => {
    const nonces: string[] = [];
    for await (const [nonce] of store.scan(TRANSACTIONS)) nonces.push(nonce);
    return nonces.map((nonce) => String(Number(nonce)));
  };
  const earlier = (waitMs = 60_000) => new EarlierKey({ store, chain, signer, waitMs });

  it('are waited for while a pool has them, and forgotten once their block is followed', async () => {
    const key = earlier();
    known = null;
    expect(await key.isOver()).to.equal(false);
    known = 7;
    await follow(6);
    expect(await key.isOver()).to.equal(false);
    expect(await kept()).to.deep.equal(['3', '4']);
    await follow(7);
    expect(await key.isOver()).to.equal(true);
    expect(await kept()).to.deep.equal([]);
  });

  it('are forgotten when the chain knows nothing of them', async () => {
    expect(await earlier().isOver()).to.equal(true);
    expect(await kept()).to.deep.equal([]);
  });

  it('are not waited for without end', async () => {
    known = null;
    expect(await earlier(-1).isOver()).to.equal(true);
    expect(await kept()).to.deep.equal([]);
  });

  it('are told from those of the present key, which stay', async () => {
    await keep(present, 0);
    expect(await earlier().isOver()).to.equal(true);
    expect(await kept()).to.deep.equal(['0']);
  });

  it('are looked for once', async () => {
    const key = earlier();
    await key.isOver();
    const before = asked;
    await key.isOver();
    expect([before, asked]).to.deep.equal([2, 2]);
  });

  it('stay when the chain does not answer', async () => {
    const down = {
      provider: { getTransaction: () => Promise.reject(new NodeError('CHAIN_UNREACHABLE', '')) },
    };
    const key = new EarlierKey({ store, chain: down as unknown as Chain, signer });
    const error = await key.isOver().catch((caught: unknown) => caught);
    expect(error).to.have.property('code', 'CHAIN_UNREACHABLE');
    expect(await kept()).to.deep.equal(['3', '4']);
  });
});
