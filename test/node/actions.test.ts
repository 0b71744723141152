import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  accessCodeOf,
  correctFilingDate,
  publish,
  receiveCode,
  revoke,
  undoWithdraw,
  withdraw,
} from '#node/actions.ts';
import { codeFileName, giveOutCodes } from '#node/intake/code-files.ts';
import type { WorkerPool } from '#node/intake/pool.ts';
import { APPLICATIONS, CODES, ENTRIES, OUTBOX, RECEIPTS } from '#node/store/office.ts';
import type { OutboxAction } from '#node/store/outbox.ts';
import { pendingItems, settle } from '#node/store/queue.ts';
import { parseAccessCode } from '#protocol/access-code.ts';
import { parseEntry } from '#protocol/entry.ts';
import {
  blinding,
  claimKey,
  claimMask,
  claimSeal,
  maskKey,
  openKey,
  seal,
  sealedKey,
} from '#protocol/keys.ts';
import {
  AT,
  closeOffice,
  newPool,
  openOffice,
  SAMPLES,
  type TestOffice,
  take,
} from './intake/office-fixture.ts';

const JP = 'JP.P.2025020101';
const US = 'US.P.19400111';

describe('actions', () => {
  let pool: WorkerPool;
  let jp: TestOffice;
  let us: TestOffice;

  before(() => {
    pool = newPool();
  });
  after(() => pool.close());
  beforeEach(async () => {
    [jp, us] = [await openOffice('JP'), await openOffice('US')];
    await take(pool, jp, [join(SAMPLES, 'JP', 'patent-application.xml')]);
    await take(pool, us, [join(SAMPLES, 'US', 'patent-application.xml')]);
  });
  afterEach(async () => {
    await closeOffice(jp);
    await closeOffice(us);
  });

  const actionsOf = async ({ store }: TestOffice): Promise<OutboxAction[]> =>
    (await pendingItems(store, 100)).map(({ action }) => action);
  const codeOf = async (action: () => Promise<unknown>): Promise<string> => {
    try {
      await action();
      return 'none';
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : String(error);
    }
  };

  it('seals so that number and code give the record back', async () => {
    const k = parseAccessCode(await accessCodeOf(jp, JP));
    const record = await jp.store.get(APPLICATIONS, JP);
    const { digest = '', filingDate = '', profile = 'raw' } = record ?? {};
    const value = seal({
      openKey: openKey(JP),
      profile,
      documentDigest: digest,
      filingDate,
      blinding: blinding(k, JP),
    });
    expect(await actionsOf(jp)).to.deep.equal([
      { type: 'record-sealed', key: sealedKey(k, JP), rightType: 'P', profile, filingDate, seal: value },
    ]);
  });

  it('opens on publication with what the seal was made of, and logs the event', async () => {
    await publish(jp, JP, '2026-150101');
    const k = parseAccessCode(await accessCodeOf(jp, JP));
    const [, opening] = await actionsOf(jp);
    expect(opening).to.include({
      type: 'open',
      sealedKey: sealedKey(k, JP),
      key: openKey(JP),
      blinding: blinding(k, JP),
    });
    const entry = parseEntry((await jp.store.get(ENTRIES, 1))?.entry ?? '');
    expect(entry).to.include({ kind: 'status-event', subject: JP, issuedAt: AT });
    expect(await codeOf(() => publish(jp, JP))).to.equal('ACTION_NOT_POSSIBLE');
  });

  it('corrects the filing date of a sealed and of an open record', async () => {
    const sealed = await correctFilingDate(jp, JP, '2025-03-02');
    expect(sealed).to.include({ revision: 1, filingDate: '2025-03-02' });
    await publish(jp, JP);
    await correctFilingDate(jp, JP, '2025-03-03');
    const [, first, , second] = await actionsOf(jp);
    expect(first).to.include({
      type: 'correct',
      key: sealed.sealedKey,
      revision: 1,
      filingDate: '2025-03-02',
    });
    expect(second).to.include({ type: 'correct', key: openKey(JP), revision: 2, value: sealed.digest });
    expect(await codeOf(() => correctFilingDate(jp, JP, '2025-03-03'))).to.equal('ACTION_NOT_POSSIBLE');
    expect(await codeOf(async () => correctFilingDate(jp, JP, '2025-02-30'))).to.contain('RangeError');
    const [today] = AT.split('T');
    const tomorrow = new Date(Date.parse(AT) + 86_400_000).toISOString().slice(0, 10);
    expect(await codeOf(() => correctFilingDate(jp, JP, tomorrow))).to.equal('ACTION_NOT_POSSIBLE');
    expect((await correctFilingDate(jp, JP, today ?? '')).revision).to.equal(3);
  });

  it('withdraws and undoes that as often as it is right', async () => {
    for (let round = 0; round < 2; round++) {
      await withdraw(jp, JP);
      expect(await codeOf(() => withdraw(jp, JP))).to.equal('ACTION_NOT_POSSIBLE');
      await undoWithdraw(jp, JP);
      expect(await codeOf(() => undoWithdraw(jp, JP))).to.equal('ACTION_NOT_POSSIBLE');
    }
    const types = (await actionsOf(jp)).map(({ type }) => type);
    expect(types.slice(1)).to.deep.equal(['withdraw', 'undo-withdraw', 'withdraw', 'undo-withdraw']);
    expect(await codeOf(() => withdraw(jp, 'JP.P.2025020199'))).to.equal('APPLICATION_NOT_KNOWN');
  });

  it('keeps a claim until the code of the earlier application comes, and then declares it under the code', async () => {
    expect((await us.store.get(APPLICATIONS, US))?.claims).to.deep.equal([
      { earlier: JP, candidates: ['JP.U.2025020101'], claimedDate: '2025-03-03', state: 'held', changes: 0 },
    ]);
    const code = await accessCodeOf(jp, JP);
    await receiveCode(us, US, JP, code);
    const k = parseAccessCode(code);
    const mask = claimMask(k, JP, 'US', 0);
    expect((await actionsOf(us))[1]).to.include({
      type: 'declare-sealed',
      claimKey: claimKey(k, JP, 0),
      maskedLaterKey: maskKey(openKey(US), mask),
      claimSeal: claimSeal({
        openKey: openKey(JP),
        laterKey: openKey(US),
        claimedDate: '2025-03-03',
        osf: 'US',
        claimMask: mask,
      }),
    });
    expect(await codeOf(() => receiveCode(us, US, JP, code))).to.equal('ACTION_NOT_POSSIBLE');
    await publish(us, US);
    const last = (await actionsOf(us)).at(-1);
    expect(last).to.include({ type: 'open-claim', claimKey: claimKey(k, JP, 0), claimMask: mask });
  });

  it('declares a claim openly when it was never sealed and the later application is published', async () => {
    await publish(us, US);
    expect((await actionsOf(us)).at(-1)).to.deep.equal({
      type: 'declare-open',
      earlierKey: openKey(JP),
      laterKey: openKey(US),
      claimedDate: '2025-03-03',
    });
  });

  it('declares a claim when its code comes with the document, and a second one at the next place', async () => {
    const accessCodes = { [JP]: await accessCodeOf(jp, JP) };
    const first = join(SAMPLES, 'US', 'patent-application.xml');
    const second = join(us.folder, 'second.xml');
    writeFileSync(second, readFileSync(first, 'utf8').replace('19/400,111', '19/400,112'));
    await take(pool, us, [first, second], { accessCodes });
    const k = parseAccessCode(await accessCodeOf(jp, JP));
    const keys = (await actionsOf(us)).flatMap((action) =>
      action.type === 'declare-sealed' ? [action.claimKey] : [],
    );
    expect(keys).to.deep.equal([claimKey(k, JP, 0), claimKey(k, JP, 1)]);
  });

  it('revokes an entry, with or without one in its place', async () => {
    await withdraw(jp, JP);
    await revoke(jp, 0, 'Replaced', 1);
    const leaf = (await jp.store.get(ENTRIES, 1))?.leafHash;
    expect((await actionsOf(jp)).at(-1)).to.include({
      type: 'revoke',
      reason: 'Replaced',
      replacement: leaf,
    });
    expect(await codeOf(() => revoke(jp, 9, 'Other'))).to.equal('ENTRY_NOT_KNOWN');
    expect(await codeOf(() => revoke(jp, 0, 'Other', 9))).to.equal('ENTRY_NOT_KNOWN');
    expect(await codeOf(() => revoke(jp, 0, 'Replaced', 0))).to.equal('ACTION_NOT_POSSIBLE');
  });

  it('gives the code of what was sealed, and says why there is none', async () => {
    await publish(jp, JP);
    expect(await codeOf(() => accessCodeOf(jp, JP))).to.equal('none');
    await take(pool, jp, [join(SAMPLES, 'JP', 'trademark.xml')]);
    expect(await codeOf(() => accessCodeOf(jp, 'JP.T.2025050404'))).to.equal('ACTION_NOT_POSSIBLE');
    expect(await codeOf(() => accessCodeOf(jp, 'JP.P.1'))).to.equal('APPLICATION_NOT_KNOWN');
    await jp.store.update(async (batch) => void batch.delete(CODES, JP));
    expect(await codeOf(() => accessCodeOf(jp, JP))).to.equal('ACCESS_CODE_MISSING');
  });

  it('owes a fact once, and no more when it is settled', async () => {
    const [item] = await pendingItems(jp.store, 1);
    if (!item) throw new TypeError('no item');
    await take(pool, jp, [join(SAMPLES, 'JP', 'patent-application.xml')]);
    expect(await actionsOf(jp)).to.have.length(1);
    await jp.store.update(async (batch) => settle(batch, item, { state: 'settled', settledIn: 5 }));
    expect(await actionsOf(jp)).to.have.length(0);
    expect(await jp.store.get(OUTBOX, item.seq)).to.include({ state: 'settled', settledIn: 5 });
  });

  it('gives out a code once, with the receipt and for the office alone to read', async () => {
    const folder = join(jp.folder, 'receipts');
    const files = { ...jp, folder };
    expect(await giveOutCodes(files)).to.equal(0);
    await jp.store.update(async (batch) => batch.put(RECEIPTS, 0, { text: '{}', issuedAt: AT }));
    expect([await giveOutCodes(files), await giveOutCodes(files)]).to.deep.equal([1, 0]);
    const path = join(folder, codeFileName(0, JP));
    expect(statSync(path).mode & 0o777).to.equal(0o600);
    expect(JSON.parse(readFileSync(path, 'utf8'))).to.deep.equal({
      applicationId: JP,
      accessCode: await accessCodeOf(jp, JP),
    });
    expect(existsSync(`${path}.tmp`)).to.equal(false);
  });
});
