import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { callIpc } from '#node/chain/ipc.ts';
import { callRpc } from '#node/chain/json-rpc.ts';
import { numberOf } from './documents.ts';
import { ENGINE, engineProgram } from './engine-program.ts';
import { letIn } from './let-in.ts';
import {
  createNetwork,
  height,
  joinOffice,
  marksOf,
  putDocuments,
  receiptsOf,
  startAll,
  startFlow,
  type TestNetwork,
  type TestOffice,
  until,
  untilReceipted,
} from './network.ts';
import { assertRegister } from './register.ts';

const run = promisify(execFile);
/** Twelve blocks must follow one before it is final on Clique, a second each; a busy machine is ten times slower. */
const RECEIPTED_MS = 240_000;

describe('the offices decide who takes part, by the command line', () => {
  let network: TestNetwork;
  let founders: readonly TestOffice[];
  let joining: TestOffice;
  let members = 4;
  let flow: { stop(): void } | undefined;

  before(async () => {
    network = await createNetwork(ENGINE, await engineProgram(), ['JP', 'KR', 'US', 'AU']);
    founders = [...network.offices];
    await startAll(network);
    flow = startFlow(founders, 4);
  });

  after(async () => {
    flow?.stop();
    await network?.close();
  });

  const ADMIN = ['--keystore', 'admin/admin.keystore.json', '--password-file', 'admin/admin.password'];

  /** A command of the office, in its folder; once more when it could not find out, on a machine that has much to do. */
  async function ipanchor({ folder }: TestOffice, ...args: string[]): Promise<Record<string, unknown>> {
    const options = { cwd: folder, env: network.environment };
    const command = () => run('ipanchor', [...args, '--data', 'office', '--json'], options);
    const { stdout } = await command().catch((failed: { stderr?: string }) => {
      if (!failed.stderr?.includes('CHAIN_SLOW')) throw failed;
      return command();
    });
    return JSON.parse(stdout);
  }

  /** Proposed by the first founder, voted for by two thirds of the members, carried out by the last founder. */
  async function decide(...args: string[]): Promise<void> {
    const [first, ...others] = founders as [TestOffice, ...TestOffice[]];
    const proposed = await ipanchor(
      first,
      'governance',
      'propose',
      ...args,
      '--reason',
      'as agreed',
      ...ADMIN,
      '--yes',
    );
    const id = String(proposed.proposal).slice(0, 12);
    // Votes count as they stood when it was proposed: they begin a block later.
    const from = await height(first);
    await until('a block after the proposal', 30_000, async () => (await height(first)) > from + 1);
    const needed = Math.ceil((2 * members) / 3);
    const votes = [first, ...others].slice(0, needed);
    await Promise.all(
      votes.map((office) => ipanchor(office, 'governance', 'vote', id, 'for', ...ADMIN, '--yes')),
    );
    await ipanchor(others.at(-1) ?? first, 'governance', 'execute', id, ...ADMIN, '--yes');
  }

  const described = (office: TestOffice) => {
    const { offices } = JSON.parse(readFileSync(join(office.folder, 'network.json'), 'utf8'));
    return offices.find((one: { office: string }) => one.office === office.office);
  };

  /** What the engine says: on Clique the office's own validator, on Besu the node that clients ask. */
  async function signersOf({ folder, endpoint }: TestOffice): Promise<unknown> {
    return ENGINE === 'geth'
      ? callIpc(join(folder, 'validator', 'geth.ipc'), 'clique_getSigners')
      : callRpc(endpoint.target, 'qbft_getValidatorsByBlockNumber', ['latest']);
  }

  async function untilSigners(count: number): Promise<void> {
    await until(`${count} signers, as every office sees them`, RECEIPTED_MS, async () => {
      const lists = await Promise.all(network.offices.map(signersOf));
      return lists.every((list) => (list as string[]).length === count);
    });
  }

  it('has the engines of the members let in the nodes of a fifth office', async () => {
    joining = await joinOffice(network, 'NZ');
    if (ENGINE === 'geth') return; // on Clique the members name addresses, and here all have the same
    const counts = marksOf(founders).map((mark) => mark + 10);
    await letIn(founders, joining);
    await untilReceipted(founders, RECEIPTED_MS, counts);
  });

  it('lets a fifth office in, which records and seals', async () => {
    joining.validator.start();
    joining.rpc.start();
    await until('level with the others', RECEIPTED_MS, async () => {
      const [own, other] = [await height(joining), await height(founders[0])];
      return other > 0 && own >= other - 1;
    });
    const { admin, validator, operator } = described(joining);
    await decide('admit', 'NZ', '--admin', `0x${admin}`, '--validator', `0x${validator}`);
    members = 5;
    await founders[2]?.node.crash();
    await ipanchor(joining, 'keys', 'grant', `0x${operator}`, ...ADMIN);
    joining.node.start();
    putDocuments(joining, 20);
    await untilReceipted([joining], RECEIPTED_MS);
    await untilSigners(5);
  });

  it('refuses what it records while it is suspended, and takes it after', async () => {
    await decide('suspend', 'NZ');
    putDocuments(joining, 10);
    await until('the refusal is said', 60_000, async () =>
      joining.node.said().includes('OfficeKeyUnauthorised'),
    );
    expect(receiptsOf(joining)).to.have.length(20);
    await decide('reinstate', 'NZ');
    await untilReceipted([joining], RECEIPTED_MS);
  });

  it('answers a claim on an application of one office at the gateway of another', async () => {
    const [jp, , us] = founders;
    const claim = { office: 'JP', rightType: 'P', filingDate: '2024-05-20' };
    const body = JSON.stringify({
      laterApplication: { office: 'US', rightType: 'P', filingDate: '2025-05-19' },
      priorityClaimBag: [
        { ...claim, applicationNumber: numberOf('JP', 5) }, // every fifth is published
        { ...claim, applicationNumber: numberOf('JP', 5), filingDate: '2024-05-21' },
        { ...claim, applicationNumber: numberOf('JP', 900_000) },
      ],
    });
    expect(jp?.put.length).to.be.greaterThan(5);
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${us?.gateway}/api/v1/priority-checks`, { method: 'POST', headers, body });
    const { priorityCheckBag } = (await answer.json()) as { priorityCheckBag: { verdict: string }[] };
    const verdicts = priorityCheckBag.map(({ verdict }) => verdict);
    expect(verdicts).to.deep.equal(['confirmed', 'contradicted', 'not-recorded']);
  });

  it('changes the key of a node while documents flow', async () => {
    const [, kr] = founders as [TestOffice, TestOffice];
    const files = ['office/next.json', '--password-file', 'office/next.password'];
    const made = await ipanchor(kr, 'keys', 'new', ...files);
    const [old, next] = [`0x${described(kr).operator}`, String(made.address)];
    await ipanchor(kr, 'keys', 'rotate', old, next, ...ADMIN);
    const file = join(kr.folder, 'office', 'config.json');
    const config = JSON.parse(readFileSync(file, 'utf8'));
    Object.assign(config.chain, { keystore: 'next.json', passwordFile: 'next.password' });
    writeFileSync(file, JSON.stringify(config));
    await ipanchor(kr, 'keys', 'use');
    await kr.node.crash();
    await untilReceipted([kr], RECEIPTED_MS, [kr.put.length + 10]);
    await ipanchor(kr, 'keys', 'revoke', old, ...ADMIN);
    await untilReceipted([kr], RECEIPTED_MS, [kr.put.length + 10]);
  });

  it('takes a validator out by vote, while documents flow', async () => {
    const counts = marksOf(founders).map((mark) => mark + 10);
    await decide('unseat', 'AU');
    await founders[1]?.node.crash();
    await untilSigners(4);
    await untilReceipted(founders, RECEIPTED_MS, counts);
    flow?.stop();
    await untilReceipted(network.offices, RECEIPTED_MS);
    await assertRegister(network.offices);
    if (ENGINE === 'besu') return; // it asks the contract, nobody votes
    await until('no vote is left', 60_000, async () => {
      const ipcs = network.offices.map(({ folder }) => join(folder, 'validator', 'geth.ipc'));
      const left = await Promise.all(ipcs.map((ipc) => callIpc(ipc, 'clique_proposals')));
      return left.every((proposals) => Object.keys(proposals as object).length === 0);
    });
  });
});
