import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { ContractEvent } from '#node/chain/contracts.ts';
import { bookNameBytes, officeBytes } from '#node/chain/encoding.ts';
import { applyBlock } from '#node/follow/projection.ts';
import { createRegisterReader } from '#node/register/reader.ts';
import { AUTHORISATIONS, LISTED_CONTRACTS } from '#node/store/register.ts';
import { openStore, type Store } from '#node/store.ts';

const office = officeBytes('JP');
const key = `0x${'11'.repeat(20)}`;
const zeros = '00'.repeat(32);
const NO_END = 2n ** 48n - 1n;

type DirectoryEvent = Extract<ContractEvent, { contract: 'OfficeDirectory' }>;
const admitted = (term: bigint): DirectoryEvent => ({
  ...{ contract: 'OfficeDirectory', name: 'OfficeAdmitted', args: { office, admin: key, term } },
});
const granted = (fromBlock: bigint, untilBlock: bigint): DirectoryEvent => ({
  ...{ contract: 'OfficeDirectory', name: 'KeyGranted' },
  args: { office, key, role: 0n, fromBlock, untilBlock },
});
const marked = (sinceBlock: bigint): DirectoryEvent => ({
  ...{ contract: 'OfficeDirectory', name: 'KeyMarkedCompromised', args: { office, key, sinceBlock } },
});
const listed = (target: string): DirectoryEvent => ({
  ...{ contract: 'OfficeDirectory', name: 'BookEntryListed' },
  args: { name: bookNameBytes('DocumentLog'), target, digest: `0x${'cc'.repeat(32)}`, fromBlock: 1n },
});
const ended = (untilBlock: bigint): DirectoryEvent => ({
  ...{ contract: 'OfficeDirectory', name: 'KeyEnded', args: { office, key, role: 0n, untilBlock } },
});

describe('follow: directory events', () => {
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ipanchor-directory-'));
    store = await openStore(folder);
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  /** Each event in a block of its own; gives the intervals of the key. */
  async function intervals(...events: DirectoryEvent[]): Promise<[number, number | undefined][]> {
    for (const [place, event] of events.entries()) {
      const block = { number: place + 1, hash: zeros, parentHash: zeros, timestamp: '2026-03-02T00:00:00Z' };
      const where = { blockNumber: block.number, blockHash: zeros, transactionHash: zeros };
      await applyBlock(store, { block, occurrences: [{ event, ...where }], outcomes: [], isFinal: false });
    }
    const found: [number, number | undefined][] = [];
    for await (const [, { from, until }] of store.scan(AUTHORISATIONS)) found.push([from, until]);
    return found;
  }

  /** The block from which each interval of the key is distrusted. */
  async function marks(...events: DirectoryEvent[]): Promise<(number | undefined)[]> {
    await intervals(...events);
    const found: (number | undefined)[] = [];
    for await (const [, { compromisedSince }] of store.scan(AUTHORISATIONS)) found.push(compromisedSince);
    return found;
  }

  it('keeps the mark of a key that is granted only later, and of every later grant', async () => {
    const later = [granted(10n, 20n), granted(30n, NO_END)];
    expect(await marks(admitted(1n), marked(5n), ...later)).to.deep.equal([5, 5]);
  });

  it('keeps the contracts that the vote listed, each once, and no data files', async () => {
    const [first, second] = [`0x${'aa'.repeat(20)}`, `0x${'bb'.repeat(20)}`];
    await intervals(listed(first), listed(second), listed(first), listed(`0x${'00'.repeat(20)}`));
    const targets: string[] = [];
    for await (const [, { target }] of store.scan(LISTED_CONTRACTS)) targets.push(target);
    expect(targets).to.deep.equal(['aa'.repeat(20), 'bb'.repeat(20)]);
    const reader = createRegisterReader(store, '1');
    expect(await reader.isListed('DocumentLog', 'aa'.repeat(20))).to.equal(true);
    expect(await reader.isListed('PriorityRegister', 'aa'.repeat(20))).to.equal(false);
    expect(await reader.isListed('DocumentLog', 'cc'.repeat(20))).to.equal(false);
  });

  it('moves a mark and takes it back, as the contract does', async () => {
    const moved = [marked(5n), granted(10n, NO_END), marked(3n)];
    expect(await marks(admitted(1n), ...moved)).to.deep.equal([3]);
    expect(await marks(marked(0n), granted(30n, NO_END))).to.deep.equal([undefined, undefined]);
  });

  it('ends every interval of the key, as the contract does', async () => {
    const twice = [granted(10n, 20n), granted(30n, NO_END)];
    expect(await intervals(admitted(1n), ...twice, ended(15n))).to.deep.equal([
      [10, 15],
      [30, 15],
    ]);
  });

  it('leaves intervals that ended before, and those of an earlier term', async () => {
    const later = [admitted(2n), granted(30n, 40n), granted(50n, NO_END)];
    expect(await intervals(admitted(1n), granted(10n, NO_END), ...later, ended(45n))).to.deep.equal([
      [10, undefined],
      [30, 40],
      [50, 45],
    ]);
  });
});
