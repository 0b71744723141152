import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { keccak256 } from 'ethers';
import { callIpc } from '#node/chain/ipc.ts';
import { ENGINE, engineProgram } from './engine-program.ts';
import {
  createNetwork,
  height,
  marksOf,
  putDocuments,
  startAll,
  startFlow,
  type TestNetwork,
  type TestOffice,
  until,
  untilReceipted,
} from './network.ts';
import { ask } from './recount.ts';
import { assertRegister } from './register.ts';
import { skewedClock } from './skewed-clock.ts';

const run = promisify(execFile);
const CODES = ['JP', 'KR', 'US', 'AU'];
const DOCUMENTS = 20_000;
/** Into each inbox in a second, whatever happens. */
const FLOW = 6;
/** Twelve blocks must follow one before it is final on Clique, a second each; a busy machine is ten times slower. */
const RECEIPTED_MS = 240_000;
const STANDING_MS = 60_000;
/** Documents that were put in after a fault began have receipts: more than what was on its way. */
const SOME = 3 * FLOW;

describe('a network of four offices in which things go wrong while documents flow', () => {
  let network: TestNetwork;
  let offices: readonly TestOffice[];
  let [jp, kr, us, au]: readonly TestOffice[] = [];
  let flow: { stop(): void } | undefined;

  before(async () => {
    network = await createNetwork(ENGINE, await engineProgram(), CODES);
    offices = network.offices;
    [jp, kr, us, au] = offices;
    await startAll(network);
    flow = startFlow(offices, FLOW);
  });

  after(async () => {
    flow?.stop();
    await network?.close();
  });

  /** What is put in from now on gets its receipt. */
  async function goesOn(among = offices): Promise<void> {
    const counts = marksOf(among).map((mark) => mark + SOME);
    await untilReceipted(among, RECEIPTED_MS, counts);
  }

  /** Code of what keeps the node of an office from going on, by `ipanchor status`, which then ends with 1. */
  async function problemOf(office: TestOffice | undefined): Promise<string | undefined> {
    const options = { ...(office && { cwd: office.folder }), env: network.environment };
    const status = run('ipanchor', ['status', '--data', 'office', '--json'], options);
    const { stdout, code = 0 }: { stdout: string; code?: number } = await status.catch((failed) => failed);
    const { problem } = JSON.parse(stdout);
    expect(code).to.equal(problem === null ? 0 : 1);
    return problem?.code;
  }

  /** The office says that its chain has had no new block for some seconds. */
  async function untilStanding(office: TestOffice | undefined): Promise<void> {
    const isSaid = async (): Promise<boolean> => (await problemOf(office)) === 'CHAIN_STANDS';
    await until(`${office?.office} says that the chain stands`, STANDING_MS, isSaid);
  }

  const places = (...codes: string[]): string[] =>
    codes.flatMap((code) => [`${code}/validator`, `${code}/rpc`]);

  it('anchors the documents of every office', () => goesOn());

  it('goes on when one of four validators is killed', async () => {
    await us?.validator.kill();
    await us?.node.crash();
    await goesOn();
    us?.validator.start();
  });

  it('waits when two are killed, and goes on when they return', async () => {
    await Promise.all([us?.validator.kill(), au?.validator.kill()]);
    await untilStanding(jp);
    const stood = await height(jp);
    await kr?.node.crash();
    await sleep(6000);
    expect(await height(jp)).to.equal(stood);
    us?.validator.start();
    au?.validator.start();
    await goesOn();
    await until('that all is well is said', STANDING_MS, async () => (await problemOf(jp)) === undefined);
  });

  it('stands while it is split in halves, and is one again after', async () => {
    network.links.partition(places('JP', 'KR'), places('US', 'AU'));
    await Promise.all([untilStanding(jp), untilStanding(us)]);
    const heights = [await height(jp), await height(us)];
    await au?.node.crash();
    await sleep(6000);
    expect([await height(jp), await height(us)]).to.deep.equal(heights);
    network.links.heal();
    await untilOneChain();
    await goesOn();
  });

  it('goes on with three of four, and the fourth follows when it is back', async () => {
    network.links.partition(places('JP', 'KR', 'US'), places('AU'));
    await goesOn(offices.slice(0, 3));
    await au?.node.crash();
    network.links.heal();
    await untilOneChain();
    await goesOn();
  });

  it('goes on when the engines that two nodes ask are killed and slow', async () => {
    await jp?.rpc.kill();
    if (kr) kr.endpoint.delayMs = 5000;
    await jp?.node.crash();
    await goesOn();
    jp?.rpc.start();
    if (kr) kr.endpoint.delayMs = 0;
  });

  it('goes on when the engine that a node asks is left behind', async () => {
    const others = places(...CODES).filter((name) => name !== 'US/rpc');
    network.links.partition(others, ['US/rpc']);
    await us?.node.crash();
    await goesOn();
    network.links.heal();
    await untilOneChain();
  });

  it("goes on when the clocks of offices' nodes are 10 s apart", async () => {
    for (const [office, seconds] of [
      [kr, 5],
      [us, -5],
    ] as const) {
      await office?.node.stop();
      office?.node.start(await skewedClock(network.folder, seconds));
    }
    await jp?.node.crash();
    await goesOn();
    await Promise.all([kr?.node.crash(), us?.node.crash()]);
  });

  it('goes on when the clock of one validator is 5 s ahead, and then 5 s behind', async () => {
    for (const seconds of [5, -5]) {
      await au?.validator.stop();
      au?.validator.start(await skewedClock(network.folder, seconds));
      await kr?.node.crash();
      await goesOn();
      expect(au?.validator.isRunning).to.equal(true);
    }
    await au?.validator.stop();
    au?.validator.start();
    await untilSealing(au);
  });

  it(`brings ${DOCUMENTS} documents through, whatever dies meanwhile`, async () => {
    flow?.stop();
    for (const office of offices)
      putDocuments(office, Math.max(0, DOCUMENTS / CODES.length - office.put.length));
    network.links.partition(places('JP', 'KR', 'US'), places('AU'));
    if (us) us.endpoint.delayMs = 1000;
    for (const office of [jp, kr, us, au, jp]) {
      await office?.node.crash();
      await sleep(2000);
    }
    network.links.heal();
    if (us) us.endpoint.delayMs = 0;
    await kr?.validator.kill();
    await sleep(5000);
    kr?.validator.start();
    await untilReceipted(offices, 2 * RECEIPTED_MS);
  });

  it('holds each document once, and every office agrees on the register', async () => {
    await assertRegister(offices);
  });

  it('proves what the first block held', async () => {
    for (const { folder, endpoint } of offices) {
      const { contracts } = JSON.parse(readFileSync(join(folder, 'office', 'deployment.json'), 'utf8'));
      const place = [`0x${contracts.OfficeDirectory.address}`, [], '0x1'];
      const { accountProof } = (await ask(endpoint.target, 'eth_getProof', place)) as {
        accountProof: string[];
      };
      const block = await ask(endpoint.target, 'eth_getBlockByNumber', ['0x1', false]);
      expect(keccak256(accountProof[0] ?? '0x')).to.equal((block as { stateRoot: string }).stateRoot);
    }
  });

  /** Every RPC node has the same block a little below the lowest head, and that is above where it was. */
  async function untilOneChain(): Promise<void> {
    let from = 0;
    // An engine that was started again a moment ago answers no question yet.
    await until('every engine answers', RECEIPTED_MS, async () => {
      from = Math.max(...(await Promise.all(offices.map(height))));
      return true;
    });
    await until('one chain', RECEIPTED_MS, async () => {
      const low = Math.min(...(await Promise.all(offices.map(height))));
      if (low < from + 4) return false;
      const hashes = await Promise.all(offices.map(({ endpoint }) => hashOf(endpoint.target, low - 3)));
      return new Set(hashes).size === 1;
    });
  }

  /** Blocks from now on are its office's too. */
  async function untilSealing(office: TestOffice | undefined): Promise<void> {
    const { validator } = network.description.offices.find((one) => one.office === office?.office) ?? {};
    let next = await height(jp);
    await until(`${office?.office} seals`, RECEIPTED_MS, async () => {
      for (const head = await height(jp); next <= head; next += 1)
        if ((await sealerOf(next)) === `0x${validator}`) return true;
      return false;
    });
  }

  /** Address of the validator that sealed a block. */
  async function sealerOf(number: number): Promise<string> {
    const tag = `0x${number.toString(16)}`;
    if (ENGINE === 'geth')
      return String(
        await callIpc(join(jp?.folder ?? '', 'validator', 'geth.ipc'), 'clique_getSigner', [tag]),
      );
    const block = await ask(jp?.endpoint.target ?? '', 'eth_getBlockByNumber', [tag, false]);
    return (block as { miner: string }).miner;
  }

  async function hashOf(url: string, number: number): Promise<string> {
    const block = await ask(url, 'eth_getBlockByNumber', [`0x${number.toString(16)}`, false]);
    return (block as { hash: string }).hash;
  }
});
