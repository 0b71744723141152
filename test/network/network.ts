/** A network of offices from generated files, each started by its README's own commands, with a proxy in every link. */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { callRpc } from '#node/chain/json-rpc.ts';
import type { Description, Engine } from '#node/network/description.ts';
import { generateNetwork } from '../../scripts/network/generate.ts';
import { joinNetwork } from '../../scripts/network/join.ts';
import { PORTS_PER_OFFICE } from '../../scripts/network/plan.ts';
import { type RpcProxy, startProxy } from '../integration/fixtures/rpc-proxy.ts';
import { documentOf } from './documents.ts';
import { Links } from './links.ts';
import { Program } from './program.ts';
import { readmeCommands } from './readme-commands.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** An office's node, and what was put into its inbox. */
export interface Inbox {
  readonly office: string;
  /** Holds its data folder, `office`. */
  readonly folder: string;
  readonly node: Program;
  /** Serials of the documents that were put into its inbox. */
  readonly put: number[];
}

export interface TestOffice extends Inbox {
  readonly validator: Program;
  readonly rpc: Program;
  /** Stands between the office's node and its engine. */
  readonly endpoint: RpcProxy;
  /** To another office's engine, for when the own one is not well. */
  readonly spare: RpcProxy;
  readonly gateway: string;
}

export interface TestNetwork {
  readonly folder: string;
  readonly description: Description;
  readonly offices: TestOffice[];
  readonly links: Links;
  /** Environment of everything that runs in it: `geth` and `ipanchor` are on the PATH. */
  readonly environment: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

export async function createNetwork(
  engine: Engine,
  program: string,
  codes: readonly string[],
): Promise<TestNetwork> {
  const folder = mkdtempSync(join(tmpdir(), 'ipanchor-network-'));
  process.once('exit', () => discard(folder));
  const files = join(folder, 'files');
  const description = await generateNetwork(files, {
    engine,
    offices: codes,
    seed: folder,
    port: await freePorts(),
  });
  const environment = environmentOf(folder, engine, program);
  const links = new Links();
  const offices: TestOffice[] = [];
  for (const { office } of description.offices) {
    // As the office would, before anything of it runs.
    await runSection(join(files, office), 'Before', environment);
    await runSection(join(files, office), 'Once', environment);
  }
  await proxyLinks(files, description, links);
  const urls = codes.map((code) => firstEndpoint(join(files, code)));
  for (const [index, code] of codes.entries()) {
    const spare = await startProxy(urls[(index + 1) % urls.length] ?? '');
    offices.push(await createOffice(join(files, code), code, spare, environment));
  }
  return {
    ...{ folder, description, offices, links, environment },
    async close() {
      const programs = offices.flatMap(({ node, rpc, validator }) => [node, rpc, validator]);
      await Promise.all(programs.map((one) => one.kill()));
      links.close();
      for (const { endpoint, spare } of offices) {
        await endpoint.close();
        await spare.close();
      }
      discard(folder);
    },
  };
}

/** With IPANCHOR_KEEP_NETWORK the files and logs are left for who wants to know what happened. */
function discard(folder: string): void {
  if (process.env.IPANCHOR_KEEP_NETWORK) process.stderr.write(`left in ${folder}\n`);
  else rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

const MOST_OFFICES = 5;

/** The first of as many ports as the offices need, all free; below those that the system gives out by itself. */
async function freePorts(): Promise<number> {
  for (;;) {
    const first = 20_000 + 200 * Math.floor(Math.random() * 50);
    const ports = Array.from({ length: MOST_OFFICES * PORTS_PER_OFFICE }, (_, index) => first + index);
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) return first;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

function environmentOf(folder: string, engine: Engine, program: string): NodeJS.ProcessEnv {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  symlinkSync(program, join(bin, engine));
  symlinkSync(join(root, 'node', 'cli', 'main.ts'), join(bin, 'ipanchor'));
  const path = [bin, dirname(process.execPath), process.env.PATH].join(delimiter);
  return { ...process.env, PATH: path };
}

/** In the files of the engines, each address of a peer becomes that of a proxy for this link alone. */
async function proxyLinks(files: string, { engine, offices }: Description, links: Links): Promise<void> {
  for (const { office, peers } of offices) {
    const proxied: string[] = [];
    for (const { folder } of peers) {
      const file = join(files, office, engine === 'geth' ? `${folder}.toml` : `${folder}.peers.json`);
      let text = readFileSync(file, 'utf8');
      for (const other of offices) {
        for (const peer of other.peers) {
          if (!text.includes(peer.id)) continue;
          const port = await links.add(`${office}/${folder}`, `${other.office}/${peer.folder}`, peer.port);
          text = text.replaceAll(`${peer.id}@127.0.0.1:${peer.port}`, `${peer.id}@127.0.0.1:${port}`);
          proxied.push(`enode://${peer.id}@127.0.0.1:${port}`);
        }
      }
      writeFileSync(file, text);
    }
    if (engine === 'besu') {
      const permissions = join(files, office, 'permissions.toml');
      const listed = readFileSync(permissions, 'utf8');
      writeFileSync(
        permissions,
        listed.replace(/\]\s*$/, `,${proxied.map((url) => JSON.stringify(url)).join()}]\n`),
      );
    }
  }
}

const CONFIG_PACE = { intake: { stableSeconds: 0.2 }, anchor: { maxAgeSeconds: 1 } };
/** In place of a minute. */
const STANDS_AFTER_SECONDS = 5;

async function runSection(folder: string, title: string, env: NodeJS.ProcessEnv): Promise<void> {
  for (const commands of readmeCommands(join(folder, 'README.md'))(title)) {
    await run('bash', ['-ec', commands], { cwd: folder, env });
  }
}

const configFile = (folder: string): string => join(folder, 'office', 'config.json');
const firstEndpoint = (folder: string): string =>
  JSON.parse(readFileSync(configFile(folder), 'utf8')).chain.endpoints[0];

async function createOffice(
  folder: string,
  office: string,
  spare: RpcProxy,
  environment: NodeJS.ProcessEnv,
): Promise<TestOffice> {
  const section = readmeCommands(join(folder, 'README.md'));
  const config = JSON.parse(readFileSync(configFile(folder), 'utf8'));
  const endpoint = await startProxy(firstEndpoint(folder));
  config.chain.endpoints = [endpoint.url, spare.url];
  config.chain.profile = { ...config.chain.profile, standsAfterSeconds: STANDS_AFTER_SECONDS };
  writeFileSync(configFile(folder), JSON.stringify({ ...config, ...CONFIG_PACE }));
  mkdirSync(join(folder, 'office', 'inbox'));
  const [validator = '', rpc = '', ...others] = section('Start');
  const program = (name: string, command: string): Program =>
    new Program({
      ...{ name: `${office} ${name}`, folder, command, environment },
      log: join(folder, `${name}.log`),
    });
  return {
    ...{ office, folder, endpoint, spare, put: [] },
    ...{ validator: program('validator', validator), rpc: program('rpc', rpc) },
    node: program('node', others.at(-1) ?? ''),
    gateway: `http://127.0.0.1:${config.gateway.port}`,
  };
}

/** The files of an office that joins, prepared as its README says; nothing of it runs yet. */
export async function joinOffice(network: TestNetwork, code: string): Promise<TestOffice> {
  const { folder, environment, offices, description } = network;
  const [first] = offices;
  if (first === undefined) throw new TypeError('somebody is there');
  const files = join(folder, 'joining');
  const port = (description.offices[0]?.peers[0]?.port ?? 0) + offices.length * PORTS_PER_OFFICE;
  await joinNetwork(files, first.folder, { office: code, port, seed: `${folder} ${code}` });
  await runSection(join(files, code), 'Before', environment);
  await runSection(join(files, code), 'Once', environment);
  const spare = await startProxy(first.endpoint.target);
  const office = await createOffice(join(files, code), code, spare, environment);
  offices.push(office);
  return office;
}

/** An engine that dialled before another listened tries again after 35 s. */
const START_LIMIT_MS = 180_000;

export async function startAll({ offices }: TestNetwork): Promise<void> {
  const begun = performance.now();
  for (const { validator, rpc } of offices) {
    validator.start();
    rpc.start();
  }
  const engines = offices.flatMap(({ validator, rpc }) => [validator, rpc]);
  await until(
    'three blocks',
    START_LIMIT_MS,
    async () => (await height(offices[0])) >= 3,
    () => engines.map((engine) => (engine.isRunning ? '' : `ended: ${engine.said().slice(-500)}`)).join(''),
  );
  await startNodes(offices);
  const seconds = Math.round((performance.now() - begun) / 1000);
  process.stdout.write(
    `    ${offices.length} offices answer ${seconds} s after the start of their engines\n`,
  );
}

/** @throws Error with what a node said that ended by itself */
export async function startNodes(offices: readonly (Inbox & { gateway: string })[]): Promise<void> {
  for (const { node } of offices) node.start();
  for (const { gateway, node } of offices) {
    const answers = async (): Promise<boolean> =>
      !node.isRunning || (await fetch(`${gateway}/healthz`).then(({ ok }) => ok));
    await until(`${gateway} answers`, START_LIMIT_MS, answers, () => node.said());
    if (!node.isRunning) throw new Error(`a node ended: ${node.said()}`);
  }
}

/** Puts documents into the inbox of an office: whole, as `mv` does. */
export function putDocuments({ office, folder, put }: Inbox, count: number): void {
  for (let index = 0; index < count; ++index) {
    const serial = put.length + 1;
    const name = `${String(serial).padStart(6, '0')}.xml`;
    const written = join(folder, name);
    writeFileSync(written, documentOf(office, serial));
    renameSync(written, join(folder, 'office', 'inbox', name));
    put.push(serial);
  }
}

export function receiptsOf({ folder }: Inbox): string[] {
  const receipts = join(folder, 'office', 'receipts');
  return readdirSync(receipts)
    .filter((name) => name.endsWith('.receipt.json'))
    .map((name) => join(receipts, name));
}

/** How many documents were put in, office by office. */
export const marksOf = (offices: readonly Inbox[]): number[] => offices.map(({ put }) => put.length);

/** Each office has that many receipts: of all that were put in, where nothing is said. */
export async function untilReceipted(
  offices: readonly Inbox[],
  limitMs: number,
  counts = marksOf(offices),
): Promise<void> {
  for (const [index, office] of offices.entries()) {
    const count = counts[index] ?? 0;
    await until(
      `${count} receipts of ${office.office}`,
      limitMs,
      async () => receiptsOf(office).length >= count,
      () =>
        `${receiptsOf(office).length} of ${count}; ${office.node.said().split('\n').slice(-6).join('\n')}`,
    );
  }
}

/** Puts documents into every inbox, all the time, until it is stopped. */
export function startFlow(offices: readonly TestOffice[], perSecond: number): { stop(): void } {
  const timer = setInterval(() => {
    for (const office of offices) putDocuments(office, Math.ceil(perSecond / 2));
  }, 500);
  return { stop: () => clearInterval(timer) };
}

/** Block number of an office's RPC node, past the proxy. */
export async function height(office: TestOffice | undefined): Promise<number> {
  return Number(await callRpc(office?.endpoint.target ?? '', 'eth_blockNumber', [], 5000));
}

export async function until(
  what: string,
  limitMs: number,
  isSo: () => Promise<boolean>,
  state: () => string = () => '',
  pauseMs = 200,
): Promise<void> {
  const limit = Date.now() + limitMs;
  let failure: unknown;
  const tried = async (): Promise<boolean> =>
    isSo().catch((error: unknown) => {
      failure = error;
      return false;
    });
  while (!(await tried())) {
    if (Date.now() > limit) {
      throw new Error(`not after ${limitMs / 1000} s: ${what}. ${state()}`, { cause: failure });
    }
    await sleep(pauseMs);
  }
}
