import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { verifyOnChain } from '#node/chain-verification.ts';
import { fetchEvents } from '#node/follow/chain-reader.ts';
import { fsck } from '#node/fsck.ts';
import { ENTRIES, RECEIPTS } from '#node/store/office.ts';
import { openVault } from '#node/store/vault.ts';
import { openStore } from '#node/store.ts';
import { digestDocument } from '#protocol/digest-document.ts';
import { parseEntry } from '#protocol/entry.ts';
import { type CrashNetwork, documentOf, startCrashNetwork } from './crash-network.ts';
import { root } from './start-run.ts';

const RANDOM_KILLS = 30;
/** More steps than this no document needs. */
const MOST_STEPS = 60;

describe('an office process that is killed', function () {
  this.timeout(180_000);
  let network: CrashNetwork;
  /** Every document that was ever given to the office. */
  const given = new Map<string, string>();
  let numbered = 0;

  before(async () => {
    network = await startCrashNetwork();
  });

  after(() => network?.close());

  /** Two new documents, one sealed and one open, in a folder of their own. */
  function newDocuments(): string {
    const folder = join(network.folder, `new-${numbered}`);
    mkdirSync(folder);
    for (const name of ['patent-application.xml', 'patent-publication.xml'] as const) {
      const text = documentOf(name, ++numbered);
      const file = `${numbered}-${name}`;
      writeFileSync(join(folder, file), text);
      given.set(createHash('sha256').update(text).digest('hex'), text);
    }
    return folder;
  }

  async function drive(documents: string, killAt: number): Promise<{ killed: boolean; output: string }> {
    const driver = join(root, 'test', 'integration', 'crash-driver.ts');
    const child = spawn(process.execPath, [driver, network.office, documents, String(killAt)]);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const [code, signal] = await once(child, 'close');
    if (signal !== 'SIGKILL' && code !== 0) throw new Error(`the office process failed: ${output}`);
    return { killed: signal === 'SIGKILL', output };
  }

  it('goes on after a kill at each step of a document', async () => {
    let steps = 0;
    for (let killAt = 1; killAt <= MOST_STEPS; killAt++) {
      const { killed } = await drive(newDocuments(), killAt);
      if (!killed) break;
      steps = killAt;
    }
    expect(steps, 'steps of two documents').to.be.within(8, MOST_STEPS - 1);
    await expectAllWell();
  });

  it('goes on after kills at random instants', async () => {
    const waits: number[] = [];
    const inbox = join(network.office, 'inbox');
    for (let round = 0; round < RANDOM_KILLS; round++) {
      const folder = newDocuments();
      for (const name of readdirSync(folder)) renameSync(join(folder, name), join(inbox, name));
      const main = join(root, 'node', 'cli', 'main.ts');
      const child = spawn(process.execPath, [main, 'run', '--data', network.office], { stdio: 'ignore' });
      const ended = once(child, 'exit');
      waits.push(300 + Math.floor(Math.random() * 1700));
      await sleep(waits.at(-1));
      expect(child.exitCode, `round ${round} of ${waits}`).to.equal(null);
      child.kill('SIGKILL');
      await ended;
    }
    await expectAllWell().catch((error: Error) => {
      throw new Error(`after kills at ${waits} ms: ${error.message}`, { cause: error });
    });
  });

  /** Lets the office finish, then holds store and chain against what was given. */
  async function expectAllWell(): Promise<void> {
    const nothing = join(network.folder, 'nothing');
    mkdirSync(nothing, { recursive: true });
    const { output } = await drive(nothing, 0);
    expect(output).to.include('done');
    rmSync(nothing, { recursive: true });
    const { office, chain, deployment } = network;
    expect(existsSync(join(office, 'rejected')) ? readdirSync(join(office, 'rejected')) : []).to.deep.equal(
      [],
    );
    expect(readdirSync(join(office, 'inbox')).filter((name) => name !== '.taken')).to.deep.equal([]);
    expect(readdirSync(join(office, 'inbox', '.taken'))).to.deep.equal([]);

    const store = await openStore(office);
    try {
      const logged: string[] = [];
      for await (const [, { index, entry }] of store.scan(ENTRIES)) {
        const { rawDigest } = parseEntry(entry);
        logged.push(rawDigest);
        const receipt = await store.get(RECEIPTS, index);
        const document = given.get(rawDigest);
        if (receipt === undefined || document === undefined) throw new Error(`entry ${index} has no receipt`);
        const digest = digestDocument(Buffer.from(document));
        const { verdict, findings } = await verifyOnChain(chain, deployment, receipt.text, digest);
        expect(verdict, JSON.stringify(findings)).to.equal('verified');
      }
      expect(logged.toSorted(), 'one entry for each document').to.deep.equal([...given.keys()].toSorted());
      const differences: object[] = [];
      const vault = await openVault(office);
      await fsck({ store, vault, onDifference: (difference) => differences.push(difference) });
      expect(differences).to.deep.equal([]);
    } finally {
      await store.close();
    }
    await expectOneAnchorEach();
  }

  /** One event for each fact, and no transaction in vain. */
  async function expectOneAnchorEach(): Promise<void> {
    const { chain, deployment, operator } = network;
    const to = await chain.provider.getBlockNumber();
    const occurrences = await fetchEvents(chain, deployment.contracts, { from: 0, to });
    const heads = occurrences.filter(({ event }) => event.name === 'HeadAppended');
    const sizes = heads.map(({ event }) => (event.name === 'HeadAppended' ? Number(event.args.size) : 0));
    expect(new Set(sizes).size, 'heads').to.equal(sizes.length);
    expect(sizes.at(-1)).to.equal(given.size);
    const recorded = occurrences.filter(({ event }) => /^(Sealed|Open)Recorded$/.test(event.name));
    expect(recorded.length, 'records').to.equal(given.size);
    const own = new Set<string>();
    for (const { transactionHash } of occurrences) {
      const { from } = (await chain.provider.getTransaction(`0x${transactionHash}`)) ?? {};
      if (from?.toLowerCase() === `0x${operator}`) own.add(transactionHash);
    }
    expect(await chain.provider.getTransactionCount(`0x${operator}`), 'transactions').to.equal(own.size);
  }
});
