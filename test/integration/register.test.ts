import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { BaseContract } from 'ethers';
import {
  ApplicationRegisterAbi,
  type ApplicationRegisterMethods,
  PriorityRegisterAbi,
  type PriorityRegisterMethods,
} from '#node/chain/abi.generated.ts';
import { plain } from '#node/chain/encoding.ts';
import type { TransactionSigner } from '#node/chain/signer.ts';
import type { OfficeNode } from '#node/office.ts';
import { OUTBOX } from '#node/store/office.ts';
import type { OutboxAction } from '#node/store/outbox.ts';
import type { Notice } from '#node/store/register.ts';
import { accessCodeFromBytes, parseAccessCode } from '#protocol/access-code.ts';
import * as keys from '#protocol/keys.ts';
import { openRecord, owe, rows, startRegister, type TestRegister } from './fixtures/register.ts';

const hash = (): string => randomBytes(32).toString('hex');
const JP = '0x4a50';

describe('register', function () {
  this.timeout(120_000);
  let register: TestRegister;
  let signer: TransactionSigner;
  let node: OfficeNode;
  let applications: ApplicationRegisterMethods;
  let priorities: PriorityRegisterMethods;

  before(async () => {
    register = await startRegister();
    signer = await register.admit('JP');
    node = await register.open('JP', signer);
    const { contracts } = register.deployment;
    const { provider } = register.chain;
    const [a, p] = [contracts.ApplicationRegister, contracts.PriorityRegister].map(
      ({ address }) => `0x${address}`,
    );
    applications = BaseContract.from<ApplicationRegisterMethods>(a ?? '', ApplicationRegisterAbi, provider);
    priorities = BaseContract.from<PriorityRegisterMethods>(p ?? '', PriorityRegisterAbi, provider);
  });
  after(() => register.close());

  async function settle(...actions: OutboxAction[]): Promise<void> {
    await owe(node.store, actions);
    await node.settled();
  }

  const states = async () =>
    new Map((await rows(node.store.scan(OUTBOX))).map(({ id, state, reason }) => [id, reason ?? state]));

  /** The projection says of a record what the contract says. */
  async function expectSame(key: string): Promise<void> {
    const row = await node.reader.record('JP', key);
    const record = await applications.recordOf(JP, `0x${key}`);
    const moved = row?.state === 'opened';
    expect(moved ? row.openedAs : row?.digest).to.equal(plain(record.value));
    expect(row?.revision).to.equal(Number(record.revision));
    expect(row?.filingDate.replaceAll('-', '')).to.equal(String(record.filingDate));
    expect(Date.parse(row?.recordedAt ?? '') / 1000).to.equal(Number(record.recordedAt));
    expect(row?.withdrawn).to.equal(record.withdrawnAt !== 0n);
    expect(['sealed', 'open', 'opened'].indexOf(row?.state ?? '')).to.equal(
      Math.min(Number(record.form), 3) - 1,
    );
  }

  /** The keys and seal of a sealed application. */
  function sealedApplication(number: string) {
    const id = `JP.P.${number}`;
    const k = parseAccessCode(accessCodeFromBytes(randomBytes(13)));
    const digest = { profile: 'c14n', digest: hash() } as const;
    const values = { openKey: keys.openKey(id), profile: digest.profile, documentDigest: digest.digest };
    const blinding = keys.blinding(k, id);
    const seal = keys.seal({ ...values, filingDate: '2026-03-02', blinding });
    return { id, k, digest, seal, blinding, key: keys.sealedKey(k, id), openKey: values.openKey };
  }

  it('follows an application from sealed to open, corrected, withdrawn and back', async () => {
    const one = sealedApplication('2026000001');
    const filed = { rightType: 'P', filingDate: '2026-03-02' } as const;
    await settle({ type: 'record-sealed', key: one.key, ...filed, profile: 'c14n', seal: one.seal });
    await expectSame(one.key);
    await settle({
      ...{ type: 'open', sealedKey: one.key, key: one.openKey, applicationId: one.id },
      ...{ filingDate: filed.filingDate, blinding: one.blinding, ...one.digest },
    });
    await expectSame(one.key);
    await expectSame(one.openKey);
    const corrected = { rightType: 'P', profile: 'raw', value: hash(), filingDate: '2026-03-03' } as const;
    await settle(
      { type: 'correct', key: one.openKey, ...corrected, revision: 1 },
      { type: 'withdraw', key: one.openKey, change: 1 },
      { type: 'undo-withdraw', key: one.openKey, change: 1 },
      { type: 'withdraw', key: one.openKey, change: 2 },
    );
    await expectSame(one.openKey);
    const row = await node.reader.record('JP', one.openKey);
    expect(row).to.include({ withdrawn: true, revision: 1, applicationId: one.id, state: 'open' });
    expect([...(await states()).values()].filter((state) => state !== 'settled')).to.deep.equal([]);
    expect(await node.reader.counts()).to.deep.equal({ applications: 1, claims: 0 });
    expect(await node.reader.countsOf('JP')).to.deep.equal({ open: { P: 1 }, sealed: {}, claims: 0 });
    const told: Notice[] = [];
    for await (const { notices } of node.reader.notices(0)) told.push(...notices);
    expect(told).to.deep.include({ type: 'application-opened', office: 'JP', key: one.openKey });
  });

  it('records, opens and decides claims as the contract does', async () => {
    const later = openRecord('JP', '2026000100');
    const earlier = sealedApplication('2026000101');
    const claimed = { claimedDate: '2026-03-02', osf: 'JP' } as const;
    const claimMask = keys.claimMask(earlier.k, earlier.id, 'JP', 0);
    const claimKey = keys.claimKey(earlier.k, earlier.id, 0);
    const claimSeal = keys.claimSeal({
      openKey: earlier.openKey,
      laterKey: later.key,
      claimMask,
      ...claimed,
    });
    const sealedClaim = { claimKey, claimSeal, maskedLaterKey: hash(), maskedDate: 'abcdef01' };
    // The claim comes first in the outbox and must wait for the record it rests on.
    await settle(
      later,
      { type: 'declare-sealed', ...sealedClaim },
      {
        ...{ type: 'declare-open', earlierKey: earlier.openKey, laterKey: later.key },
        claimedDate: '2026-03-01',
      },
    );
    expect(await node.reader.sealedClaim(claimKey)).to.include({ osf: 'JP', status: 'Claimed', claimSeal });
    await settle({ type: 'decide', claim: claimKey, status: 'Accepted', change: 1 });
    await settle({
      ...{ type: 'open-claim', claimKey, earlierKey: earlier.openKey, laterKey: later.key },
      ...{ claimedDate: '2026-03-02', claimMask },
    });
    const claims = await node.reader.claimsOn(earlier.openKey);
    const ids = await priorities.claimsOn(`0x${earlier.openKey}`, 0n, 10n);
    expect(claims.map(({ claimId }) => `0x${claimId}`)).to.deep.equal([...ids]);
    expect(claims.map(({ status }) => status)).to.deep.equal(['Claimed', 'Accepted']);
    const [first] = claims;
    if (first === undefined) throw new TypeError('no claim');
    await settle(
      { type: 'decide', claim: first.claimId, status: 'Refused', change: 1 },
      { type: 'withdraw-claim', claim: first.claimId, change: 1 },
    );
    const claim = await node.reader.claim(first.claimId);
    const onChain = await priorities.claimOf(`0x${first.claimId}`);
    expect(claim?.status).to.equal('Refused');
    expect(Date.parse(claim?.withdrawnAt ?? '') / 1000).to.equal(Number(onChain.withdrawnAt));
    expect(await node.reader.counts()).to.include({ claims: 2 });
    expect(await node.reader.claimsBy(later.key)).to.deep.equal(await node.reader.claimsOn(earlier.openKey));
    expect(await node.reader.recordAnywhere(later.key)).to.include({ office: 'JP', state: 'open' });
  });

  it('parts one bad item from the many beside it', async () => {
    const taken = openRecord('JP', '2026000200');
    await settle(taken);
    const other = { ...taken, applicationId: 'JP.P.2026000201', digest: hash() };
    const impossible = { ...openRecord('JP', '2026000202'), filingDate: '0001-01-01' };
    const good = openRecord('JP', '2026000203');
    const wrongRevision = {
      rightType: 'P',
      profile: 'raw',
      value: hash(),
      filingDate: '2026-03-03',
    } as const;
    await settle(
      good,
      impossible,
      { type: 'correct', key: taken.key, ...wrongRevision, revision: 7 },
      { type: 'withdraw', key: good.key, change: 1 },
    );
    const found = await states();
    expect(found.get(`record:${good.key}`)).to.equal('settled');
    expect(found.get(`withdraw:${good.key}:1`)).to.equal('settled');
    expect(found.get(`correct:${taken.key}:7`)).to.include('ApplicationRegisterWrongRevision');
    expect(found.get(`record:${impossible.key}`)).to.be.oneOf(['Malformed', 'settled']);
    expect(other.key).to.equal(taken.key);
  });

  it('revokes an entry, and knows the key that wrote a head', async () => {
    const leafHash = hash();
    await settle({ type: 'revoke', leafHash, reason: 'IssuedInError', replacement: '0'.repeat(64) });
    expect(await node.reader.revocation('JP', leafHash)).to.include({ reason: 'IssuedInError' });
    expect(await node.reader.revocation('JP', hash())).to.equal(undefined);
    const head = await node.reader.latestHead('JP', 1);
    expect(head).to.include({ holds: true, key: signer.address });
    const block = head?.blockNumber ?? 0;
    expect(await node.reader.keyAuthorisation('JP', signer.address, block)).to.include({ office: 'JP' });
    expect(await node.reader.keyAuthorisation('JP', signer.address, 0)).to.equal(undefined);
    expect((await node.reader.office('JP'))?.lastWriteAt).to.be.a('string');
    expect(await node.reader.delegated('JP', 'US')).to.equal(false);
    expect(await node.reader.head('JP', 1, 999_999)).to.equal(undefined);
  });
});
