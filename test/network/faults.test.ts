import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { gethProgram } from './geth-program.ts';
import {
  createNetwork,
  height,
  putDocuments,
  startAll,
  type TestNetwork,
  type TestOffice,
  until,
  untilReceipted,
} from './network.ts';
import { ask, assertAnchoredOnce, countRegister, registerOf } from './recount.ts';

const CODES = ['JP', 'KR', 'US', 'AU'];
/** Blocks that must follow one before it is final on Clique, with a second each, and what a busy machine adds. */
const RECEIPTED_MS = 90_000;

describe('a network of four offices', () => {
  let network: TestNetwork;
  let [jp, , us, au]: TestOffice[] = [];

  before(async () => {
    network = await createNetwork('geth', await gethProgram(), CODES);
    [jp, , us, au] = network.offices;
    await startAll(network);
  });

  after(async () => {
    await network?.close();
  });

  it('anchors the documents of every office', async () => {
    for (const office of network.offices) putDocuments(office, 20);
    await untilReceipted(network.offices, RECEIPTED_MS);
  });

  it('goes on when one of four validators is killed', async () => {
    await us?.validator.kill();
    for (const office of network.offices) putDocuments(office, 20);
    await untilReceipted(network.offices, RECEIPTED_MS);
    us?.validator.start();
  });

  it('waits when two are killed, and goes on when they return', async () => {
    await Promise.all([us?.validator.kill(), au?.validator.kill()]);
    await sleep(3000); // what was on its way arrives
    const stood = await height(jp);
    for (const office of network.offices) putDocuments(office, 20);
    await sleep(8000);
    expect(await height(jp)).to.equal(stood);
    us?.validator.start();
    au?.validator.start();
    await untilReceipted(network.offices, RECEIPTED_MS);
  });

  const places = (...offices: string[]): string[] =>
    offices.flatMap((office) => [`${office}/validator`, `${office}/rpc`]);

  it('stands while it is split in halves, and is one again after', async () => {
    network.links.partition(places('JP', 'KR'), places('US', 'AU'));
    for (const office of network.offices) putDocuments(office, 20);
    await sleep(12_000);
    const [one, other] = [await height(jp), await height(us)];
    await sleep(4000);
    expect([await height(jp), await height(us)]).to.deep.equal([one, other]);
    network.links.heal();
    await untilOneChain();
    await untilReceipted(network.offices, RECEIPTED_MS);
  });

  it('goes on with three of four, and the fourth follows when it is back', async () => {
    network.links.partition(places('JP', 'KR', 'US'), places('AU'));
    for (const office of network.offices) putDocuments(office, 20);
    const { length } = network.offices;
    await untilReceipted(network.offices.slice(0, length - 1), RECEIPTED_MS);
    network.links.heal();
    await untilOneChain();
    await untilReceipted(network.offices, RECEIPTED_MS);
  });

  it('holds each document once, and every office agrees on the register', async () => {
    const block = Math.min(...(await Promise.all(network.offices.map(height)))) - 6;
    const counted = await Promise.all(
      network.offices.map(({ endpoint }) => countRegister(endpoint.target, block)),
    );
    for (const other of counted) expect(other).to.deep.equal(counted[0]);
    for (const office of network.offices) {
      const own = counted[0]?.get(office.office);
      if (own === undefined) throw new Error(`nothing of ${office.office} is recorded`);
      assertAnchoredOnce(office, own);
      expect(own.open + own.sealed).to.equal(office.put.length);
    }
    const said = await Promise.all(network.offices.map((office) => registerOf(office, CODES)));
    for (const other of said) expect(other).to.deep.equal(said[0]);
  });

  /** Every RPC node has the same block a little below the lowest head, and that is above where it was. */
  async function untilOneChain(): Promise<void> {
    const from = Math.max(...(await Promise.all(network.offices.map(height))));
    await until('one chain', 90_000, async () => {
      const low = Math.min(...(await Promise.all(network.offices.map(height))));
      if (low < from + 4) return false;
      const hashes = await Promise.all(
        network.offices.map(async ({ endpoint }) => {
          const block = await ask(endpoint.target, 'eth_getBlockByNumber', [
            `0x${(low - 3).toString(16)}`,
            false,
          ]);
          return (block as { hash: string }).hash;
        }),
      );
      return new Set(hashes).size === 1;
    });
  }
});
