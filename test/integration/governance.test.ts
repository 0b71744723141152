import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { encryptKeystoreJson } from 'ethers';
import { encodeCall } from '#node/chain/contracts.ts';
import { withPrefix } from '#node/chain/encoding.ts';
import { sendAndWait } from '#node/chain/send.ts';
import { EXIT } from '#node/cli/command.ts';
import { createOfficeNode, type OfficeNode } from '#node/office.ts';
import type { RightType } from '#protocol/application-id.ts';
import { ipanchor, type Ran } from './cli-run.ts';
import {
  adminOf,
  type GovernedNetwork,
  keyNamed,
  operatorOf,
  startGovernedNetwork,
  type TestKey,
  validatorOf,
} from './fixtures/governed.ts';
import { owe, sealedRecord } from './fixtures/register.ts';

const EMERGENCY_SECONDS = 120; // of the fixture
const FOUNDERS = ['JP', 'EP', 'US', 'KR'];

describe('governance by the command line', function () {
  this.timeout(180_000);
  let network: GovernedNetwork;
  let folder: string;
  let trusted: string[];

  before(async () => {
    network = await startGovernedNetwork(FOUNDERS);
    await network.pass();
    folder = await mkdtemp(join(tmpdir(), 'ipanchor-governance-'));
    const contracts = join(folder, 'deployment.json');
    await writeFile(contracts, JSON.stringify(network.deployment));
    await writeFile(join(folder, 'password'), 'secret\n', { mode: 0o600 });
    trusted = ['--chain', network.url, '--contracts', contracts];
    for (const office of [...FOUNDERS, 'CN']) await keep(adminOf(office), office);
    await network.fund(adminOf('CN'), operatorOf('CN'));
  });
  after(async () => {
    await network.close();
    await rm(folder, { recursive: true });
  });

  async function keep({ wallet }: TestKey, name: string): Promise<void> {
    const json = await encryptKeystoreJson(wallet, 'secret', { scrypt: { N: 2, r: 1, p: 1 } });
    await writeFile(join(folder, name), json, { mode: 0o600 });
  }

  const governance = (...args: string[]): Promise<Ran> => ipanchor(['governance', ...args, ...trusted]);
  const as = (name: string): string[] => [
    ...['--keystore', join(folder, name), '--password-file', join(folder, 'password'), '--yes'],
  ];

  async function told(run: Promise<Ran>): Promise<Record<string, unknown>> {
    const { code, stdout, stderr } = await run;
    expect(code, stderr).to.equal(0);
    return JSON.parse(stdout);
  }

  async function refusal(run: Promise<Ran>): Promise<[exit: number, code: unknown]> {
    const { code, stdout } = await run;
    return [code, JSON.parse(stdout).error?.code];
  }

  async function proposed(...args: string[]): Promise<string> {
    const { proposal } = await told(
      governance('propose', ...args, '--reason', `${args.join(' ')}, as agreed`, ...as('JP'), '--json'),
    );
    await network.pass();
    return String(proposal);
  }

  /** Proposed by one office, voted for by four of five, carried out by anybody. */
  async function decided(...args: string[]): Promise<void> {
    const id = await proposed(...args);
    const voters = args[0] === 'admit' ? ['JP', 'EP', 'US'] : ['JP', 'EP', 'US', 'KR'];
    for (const office of voters)
      await told(governance('vote', id.slice(0, 12), 'for', ...as(office), '--json'));
    await told(governance('execute', id.slice(0, 12), ...as('KR'), '--json'));
  }

  async function startNode(): Promise<OfficeNode> {
    const { url, deployment } = network;
    return createOfficeNode({
      ...{ dataFolder: join(folder, 'node'), office: 'CN', signer: operatorOf('CN'), deployment },
      access: { url, finality: { kind: 'instant' }, timeoutMs: 10_000 },
      ...{ publicFromFiling: new Set<RightType>(), maxAgeMs: 20, say: () => undefined },
    });
  }

  it('admits a fifth office, which records, is suspended, is refused, and is reinstated', async () => {
    const admin = withPrefix(adminOf('CN').address);
    const validator = withPrefix(validatorOf('CN').address);
    await decided('admit', 'CN', '--admin', admin, '--validator', validator);
    const key = withPrefix(operatorOf('CN').address);
    await told(
      ipanchor(['keys', 'grant', key, ...as('CN').slice(0, 4), '--office', 'CN', ...trusted, '--json']),
    );
    const { members } = await told(governance('show', '--json'));
    expect((members as { office: string }[]).find(({ office }) => office === 'CN')).to.include({
      ...{ status: 'active', admin: adminOf('CN').address, validator: validatorOf('CN').address },
    });

    const node = await startNode();
    try {
      await owe(node.store, [sealedRecord()]);
      await node.settled();
      await decided('suspend', 'CN');
      await owe(node.store, [sealedRecord()]);
      while (!node.problem()?.message.includes('OfficeKeyUnauthorised')) await sleep(20);
      expect((await node.reader.counts()).applications).to.equal(1);
      await decided('reinstate', 'CN');
      await node.settled();
      expect((await node.reader.counts()).applications).to.equal(2);
    } finally {
      await node.close();
    }
  });

  it('lets an emergency suspension end by itself', async () => {
    const id = await proposed('suspend-in-emergency', 'CN');
    for (const office of ['JP', 'EP']) await told(governance('vote', id, 'for', ...as(office), '--json'));
    await told(governance('execute', id, ...as('JP'), '--json'));
    const early = await refusal(governance('act', 'end-suspension', 'CN', ...as('CN'), '--json'));
    expect(early).to.deep.equal([EXIT.no, 'CONTRACT_REVERTED']);
    const node = await startNode();
    try {
      await owe(node.store, [sealedRecord()]);
      while (!node.problem()?.message.includes('OfficeKeyUnauthorised')) await sleep(20);
      await network.pass(EMERGENCY_SECONDS);
      await node.settled();
      expect((await node.reader.counts()).applications).to.equal(3);
    } finally {
      await node.close();
    }
  });

  it('signs no call that it cannot put into words', async () => {
    const { governor, contracts } = network.deployment;
    const proposal: [string[], bigint[], string[]] = [
      [withPrefix(contracts.ApplicationRegister.address)],
      [0n],
      ['0x12345678'],
    ];
    const data = encodeCall('OfficeGovernor', 'propose', ...proposal, 'who knows');
    await sendAndWait(network.chain, adminOf('JP'), { to: governor, data });
    await network.pass();
    const { proposals } = await told(governance('list', '--json'));
    const [{ id }] = proposals as [{ id: string }];
    expect(await refusal(governance('vote', id, 'for', ...as('JP'), '--json'))).to.deep.equal([
      ...[EXIT.no, 'PROPOSAL_UNEXPLAINED'],
    ]);
    await told(governance('vote', id, 'against', '--unexplained', ...as('JP'), '--json'));
  });

  it('says in words what is to be signed, and signs nothing unasked', async () => {
    const wish = ['propose', 'suspend', 'KR', '--reason', 'no answer', ...trusted];
    const dry = await ipanchor(['governance', ...wish, '--dry-run']);
    expect(dry.code, dry.stderr).to.equal(0);
    expect(dry.stdout).to.match(/stop KR \(South Korea\) from writing until a vote ends that/);
    const unasked = await refusal(governance(...wish.slice(0, 5), ...as('JP').slice(0, 4), '--json'));
    expect(unasked).to.deep.equal([EXIT.wrongUse, 'WRONG_USE']);
    const { proposals } = await told(governance('list', '--json'));
    expect((proposals as { reason: string }[]).map(({ reason }) => reason)).to.not.include('no answer');
  });

  it('refuses what cannot be decided, before anybody votes on it', async () => {
    const propose = (...args: string[]) =>
      refusal(governance('propose', ...args, '--reason', 'why', ...as('JP'), '--json'));
    const [admin, taken] = [adminOf('DE'), validatorOf('JP')].map(({ address }) => withPrefix(address));
    const cases: [args: (string | undefined)[], code: string][] = [
      [['admit', 'QQ', '--admin', admin], 'OFFICE_NOT_IN_ST3'],
      [['admit', 'DE', '--admin', admin, '--validator', taken], 'VALIDATOR_TAKEN'],
      [['seat', 'EP', '--validator', taken], 'VALIDATOR_TAKEN'],
      [['reinstate', 'JP'], 'PROPOSAL_WOULD_FAIL'],
    ];
    for (const [args, code] of cases) {
      const given = args.map(String);
      expect(await propose(...given), given.join(' ')).to.deep.equal([EXIT.no, code]);
    }
  });

  it('lets each member vote once, and nobody else', async () => {
    const id = await proposed('delegate', 'EP', 'KR');
    const vote = (account: string, ...more: string[]) =>
      refusal(governance('vote', id, 'for', ...more, ...as(account), '--json'));
    await keep(keyNamed('stranger'), 'stranger');
    expect(await vote('stranger')).to.deep.equal([EXIT.no, 'NOT_A_VOTER']);
    expect(await vote('JP', '--as', 'EP')).to.deep.equal([EXIT.no, 'NOT_A_VOTER']);
    await told(governance('vote', id, 'for', ...as('JP'), '--json'));
    expect(await vote('JP')).to.deep.equal([EXIT.no, 'ALREADY_VOTED']);
    const early = await refusal(governance('execute', id, ...as('JP'), '--json'));
    expect(early).to.deep.equal([EXIT.no, 'PROPOSAL_NOT_OPEN']);
    const again = await refusal(
      governance(
        'propose',
        'delegate',
        'EP',
        'KR',
        '--reason',
        'delegate EP KR, as agreed',
        ...as('JP'),
        '--json',
      ),
    );
    expect(again).to.deep.equal([EXIT.no, 'PROPOSAL_EXISTS']);
    const unknown = await refusal(governance('show', 'f'.repeat(64), '--json'));
    expect(unknown).to.deep.equal([EXIT.notKnown, 'PROPOSAL_NOT_KNOWN']);
    const shown = await told(governance('show', id.slice(0, 8), '--json'));
    const notVoted = FOUNDERS.concat('CN')
      .filter((office) => office !== 'JP')
      .sort();
    expect(shown.rollCall).to.deep.equal({ for: ['JP'], against: [], abstain: [], notVoted });
    expect(shown.standing).to.include({ state: 'open', for: 1, needed: 4 });
    const { stdout } = await governance('show', id);
    expect(stdout).to.include(
      'for        JP\nagainst    nobody\nabstain    nobody\nnot voted  CN EP KR US\n',
    );
  });

  it('lets an office move its validator and name its next admin, until one of its keys freezes that', async () => {
    const next = withPrefix(adminOf('DE').address);
    await writeFile(
      join(folder, 'validator.key'),
      `${keyNamed('next validator').wallet.privateKey.slice(2)}\n`,
    );
    const rotate = ['act', 'rotate-validator', 'EP', '--validator-key', join(folder, 'validator.key')];
    await told(governance(...rotate, ...as('EP'), '--json'));
    const { members } = await told(governance('show', '--json'));
    expect(members).to.deep.include({
      ...{ office: 'EP', status: 'active', admin: adminOf('EP').address, frozen: false },
      ...{ suspendedUntil: null, validator: keyNamed('next validator').address },
    });
    await told(governance('act', 'change-admin', 'EP', '--admin', next, ...as('EP'), '--json'));
    await keep(operatorOf('EP'), 'EP-operator');
    await told(governance('act', 'freeze', 'EP', ...as('EP-operator'), '--json'));
    const frozen = ['act', 'change-admin', 'EP', '--admin', next, ...as('EP'), '--json'];
    expect(await refusal(governance(...frozen))).to.deep.equal([EXIT.no, 'CONTRACT_REVERTED']);
  });

  it('takes a removed office out of the vote and out of the set', async () => {
    await decided('remove', 'KR');
    const id = await proposed('suspend', 'EP');
    const vote = await refusal(governance('vote', id, 'against', '--as', 'KR', ...as('KR'), '--json'));
    expect(vote).to.deep.equal([EXIT.no, 'NOT_A_VOTER']);
    const propose = ['propose', 'suspend', 'EP', '--reason', 'after', ...as('KR'), '--json'];
    expect(await refusal(governance(...propose))).to.deep.equal([EXIT.no, 'NOT_A_VOTER']);
    const { members } = await told(governance('show', '--json'));
    const gone = (members as { office: string }[]).find(({ office }) => office === 'KR');
    expect(gone).to.include({ status: 'removed', admin: null, validator: null });
  });
});
