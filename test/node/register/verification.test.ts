import { expect } from 'chai';
import {
  type DocumentToVerify,
  type DocumentVerification,
  verifyDocument,
} from '#node/register/verification.ts';
import type { VERIFICATION_STEPS } from '#node/register/verification-findings.ts';
import {
  AUTHORISATIONS,
  CLOSED_LOGS,
  DELEGATIONS,
  LISTED_CONTRACTS,
  LOG_HEADS,
  RECORDS,
  REVOCATIONS,
} from '#node/store/register.ts';
import { toHex, utf8 } from '#protocol/bytes.ts';
import { ProtocolError } from '#protocol/errors.ts';
import type { Receipt } from '#protocol/receipt.ts';
import { leafHash } from '#protocol/tree.ts';
import {
  CHAIN_ID,
  createFixture,
  DOCUMENT_LOG,
  type Fixture,
  HASH,
  keysOf,
  openRow,
  sealedRow,
  textOf,
} from './fixture.ts';

const BOTH = [`c14n:${HASH.a}`, `raw:${HASH.other}`];

describe('verifyDocument', () => {
  let fixture: Fixture;
  beforeEach(async () => {
    fixture = await createFixture();
  });
  afterEach(() => fixture.close());

  const trusted = (changes: object = {}) => ({
    reader: fixture.reader,
    chainId: CHAIN_ID,
    documentLog: DOCUMENT_LOG,
    finalized: 40,
    ...changes,
  });
  const verify = (asked: DocumentToVerify, changes = {}): Promise<DocumentVerification> =>
    verifyDocument(trusted(changes), asked);
  const receipt = (index = 0, changes: Partial<Receipt> = {}): string =>
    textOf({ ...fixture.receipt(index), ...changes });
  const result = ({ findings }: DocumentVerification, code: keyof typeof VERIFICATION_STEPS) =>
    findings.find((finding) => finding.code === code)?.result;

  describe('by a receipt', () => {
    it('verifies a document with every step taken', async () => {
      const answer = await verify({ receipt: receipt(), digests: BOTH });
      expect(answer.verdict).to.equal('verified');
      expect(answer.findings.every((finding) => finding.result === 'holds')).to.equal(true);
      expect(answer.findings.map(({ code }) => code)).to.deep.equal([
        'RECEIPT_READABLE',
        'LOG_EXPECTED',
        'ISSUER_COMPETENT',
        'DOCUMENT_EQUAL',
        'HEAD_ANCHORED',
        'LEAF_INCLUDED',
        'ANCHOR_AS_STATED',
        'HEAD_IN_FORCE',
        'KEY_AUTHORISED',
        'KEY_TRUSTED',
        'NOT_REVOKED',
        'FINAL',
        'NOT_WITHDRAWN',
      ]);
      expect(answer.head).to.include({ office: 'JP', size: 4 });
      expect(answer.entry).to.include({ subject: 'JP.P.2026000001' });
    });

    it('could not find out what a contract holds that gave over its place, and says no to one that never had it', async () => {
      const log = (address: string) =>
        receipt(0, { entry: fixture.receipt(0).entry.replaceAll(DOCUMENT_LOG, address) });
      const former = `0x${'fe'.repeat(20)}`;
      expect((await verify({ receipt: log(former) })).verdict).to.equal('contradicted');
      const name = Buffer.from('DocumentLog').toString('hex').padEnd(64, '0');
      const row = { name, target: 'fe'.repeat(20), codeHash: HASH.a, from: 3 };
      await fixture.write((batch) => batch.put(LISTED_CONTRACTS, row, row));
      const answer = await verify({ receipt: log(former) });
      expect(answer.verdict).to.equal('incomplete');
      expect(result(answer, 'LOG_EXPECTED')).to.equal('holds');
      expect(result(answer, 'HEAD_ANCHORED')).to.equal('unknown');
      expect((await verify({ receipt: log(`0x${'fd'.repeat(20)}`) })).verdict).to.equal('contradicted');
      expect((await verify({ receipt: receipt() })).verdict).to.equal('verified');
    });

    it('tells byte for byte from canonically equal, and both from another document', async () => {
      const match = async (digests: string[]) =>
        (await verify({ receipt: receipt(), digests })).findings.find(
          ({ code }) => code === 'DOCUMENT_EQUAL',
        );
      expect((await match(BOTH))?.evidence).to.deep.equal({ match: 'byte-for-byte' });
      expect((await match([`c14n:${HASH.a}`, `raw:${HASH.b}`]))?.evidence).to.deep.equal({
        match: 'canonically-equal',
      });
      expect((await match([`raw:${HASH.other}`]))?.result).to.equal('holds');
      expect((await match([`raw:${HASH.b}`]))?.result).to.equal('unknown');
      expect((await match([`c14n:${HASH.b}`]))?.result).to.equal('fails');
    });

    it('contradicts what another office, chain or contract logged', async () => {
      expect((await verify({ receipt: receipt() }, { chainId: '1' })).verdict).to.equal('contradicted');
      const other = await verify({ receipt: receipt() }, { documentLog: `0x${'00'.repeat(20)}` });
      expect(other.verdict).to.equal('contradicted');
      expect(result(other, 'HEAD_ANCHORED')).to.equal('absent');
    });

    it('does not find a head that nobody anchored', async () => {
      const answer = await verify({
        receipt: receipt(0, { treeSize: 3, inclusionPath: ['00'.repeat(32), '11'.repeat(32)] }),
      });
      expect(answer.verdict).to.equal('not-recorded');
      expect(answer).to.not.have.property('head');
    });

    it('contradicts an entry that is not under the anchored root', async () => {
      const forged = receipt(0, { entry: fixture.receipt(1).entry });
      const answer = await verify({ receipt: forged });
      expect(result(answer, 'LEAF_INCLUDED')).to.equal('fails');
      expect(answer.verdict).to.equal('contradicted');
    });

    it('lets an office speak for another only while the directory delegated that', async () => {
      const refused = await verify({ receipt: receipt(2) });
      expect(result(refused, 'ISSUER_COMPETENT')).to.equal('fails');
      const delegation = { grantor: 'US', delegate: 'JP', from: 10, until: 35 };
      await fixture.write((batch) => batch.put(DELEGATIONS, delegation, delegation));
      expect(result(await verify({ receipt: receipt(2) }), 'ISSUER_COMPETENT')).to.equal('holds');
    });

    it('contradicts a revoked entry, and says why', async () => {
      const leaf = toHex(leafHash(utf8(fixture.receipt(0).entry)));
      const revocation = {
        office: 'JP',
        leafHash: leaf,
        reason: 'IssuedInError',
        replacement: '00'.repeat(32),
        key: 'ff'.repeat(20),
        blockNumber: 35,
        revokedAt: '2026-06-01T00:00:00Z',
      } as const;
      await fixture.write((batch) => batch.put(REVOCATIONS, revocation, revocation));
      const answer = await verify({ receipt: receipt() });
      expect(result(answer, 'NOT_REVOKED')).to.equal('fails');
      expect(answer.verdict).to.equal('contradicted');

      const registrar = { office: 'JP', key: revocation.key, role: 'registrar', term: 1, from: 2 } as const;
      const marked = (compromisedSince: number) =>
        fixture.write((batch) => batch.put(AUTHORISATIONS, registrar, { ...registrar, compromisedSince }));
      await marked(36);
      expect(result(await verify({ receipt: receipt() }), 'NOT_REVOKED')).to.equal('fails');
      await marked(35);
      const doubted = await verify({ receipt: receipt() });
      expect(result(doubted, 'NOT_REVOKED')).to.equal('unknown');
      expect(doubted.verdict).to.equal('incomplete');
    });

    it('judges the key by the block of the head', async () => {
      const { key = '' } = (await verify({ receipt: receipt() })).head ?? {};
      const until = async (changes: object) => {
        const row = { office: 'JP', key, role: 'recorder', term: 1, from: 2, ...changes } as const;
        await fixture.write((batch) => batch.put(AUTHORISATIONS, row, row));
        return verify({ receipt: receipt() });
      };
      expect(result(await until({ until: 31 }), 'KEY_AUTHORISED')).to.equal('holds');
      expect(result(await until({ until: 30 }), 'KEY_AUTHORISED')).to.equal('fails');
      expect(result(await until({ compromisedSince: 31 }), 'KEY_TRUSTED')).to.equal('holds');
      const doubted = await until({ compromisedSince: 30 });
      expect(result(doubted, 'KEY_TRUSTED')).to.equal('unknown');
      expect(doubted.verdict).to.equal('incomplete');
    });

    it('keeps the entries of a closed log that its good head holds', async () => {
      const small = {
        office: 'JP',
        logNumber: 1,
        size: 2,
        root: '00'.repeat(32),
        recordedAt: '2026-01-20T00:00:00Z',
        key: 'ff'.repeat(20),
        blockNumber: 25,
        blockHash: '25'.repeat(32),
        transactionHash: '26'.repeat(32),
      };
      const closed = { office: 'JP', logNumber: 1, goodSize: 2, closedAt: '2026-03-01T00:00:00Z' };
      await fixture.write((batch) => batch.put(LOG_HEADS, small, small).put(CLOSED_LOGS, closed, closed));
      expect(result(await verify({ receipt: receipt(1) }), 'HEAD_IN_FORCE')).to.equal('holds');
      const above = await verify({ receipt: receipt(3) });
      expect(result(above, 'HEAD_IN_FORCE')).to.equal('fails');
      expect(above.verdict).to.equal('contradicted');
    });

    it('is incomplete while the head is not final, or nobody can say', async () => {
      expect((await verify({ receipt: receipt() }, { finalized: 29 })).verdict).to.equal('incomplete');
      expect((await verify({ receipt: receipt() }, { finalized: undefined })).verdict).to.equal('incomplete');
    });

    it('tells a withdrawal without calling the document false', async () => {
      const answer = await verify({ receipt: receipt(3) });
      expect(result(answer, 'NOT_WITHDRAWN')).to.equal('note');
      expect(answer.verdict).to.equal('verified');
    });

    it('is incomplete for a sealed application without its key, and for one never recorded', async () => {
      const open = openRow('JP.P.2026000001');
      await fixture.write((batch) => batch.delete(RECORDS, open));
      const none = await verify({ receipt: receipt() });
      const sealed = sealedRow('JP.P.2026000001');
      await fixture.write((batch) => batch.put(RECORDS, sealed, sealed));
      const hidden = await verify({ receipt: receipt() });
      expect(result(hidden, 'APPLICATION_RECORDED')).to.equal('unknown');
      expect(hidden.verdict).to.equal('incomplete');
      expect(hidden).to.deep.equal(none);
      const { sealedKey } = keysOf('JP.P.2026000001');
      const application = {
        office: 'JP',
        rightType: 'P',
        number: '2026-000001',
        keys: { sealedKey },
      } as const;
      expect((await verify({ receipt: receipt(), application })).verdict).to.equal('verified');
    });

    it('holds the receipt against the application that was asked about', async () => {
      const about = (number: string) =>
        verify({ receipt: receipt(), application: { office: 'JP', rightType: 'P', number } });
      expect(result(await about('2026-000001'), 'SUBJECT_EXPECTED')).to.equal('holds');
      expect((await about('2026-000002')).verdict).to.equal('contradicted');
      expect(result(await about('no number'), 'SUBJECT_EXPECTED')).to.equal('unknown');
    });

    it('throws when the text is no receipt: that is no finding about a document', async () => {
      const error = await verify({ receipt: '{}' }).catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(ProtocolError).with.property('code', 'RECEIPT_INVALID');
    });
  });

  describe('by the record of the application', () => {
    const application = { office: 'JP', rightType: 'P', number: '2026-000001' } as const;

    it('verifies the recorded document', async () => {
      const answer = await verify({ digests: BOTH, application });
      expect(answer.verdict).to.equal('verified');
      expect(answer.findings.map(({ code }) => code)).to.deep.equal([
        'APPLICATION_RECORDED',
        'DIGEST_RECORDED',
        'NOT_WITHDRAWN',
        'FINAL',
      ]);
    });

    it('never calls false what may be another document of the application', async () => {
      expect((await verify({ digests: [`c14n:${HASH.b}`], application })).verdict).to.equal('not-recorded');
      const backfill = { ...application, number: '2026-000008' };
      expect((await verify({ digests: BOTH, application: backfill })).verdict).to.equal('not-recorded');
    });

    it('is incomplete where the digests do not compare', async () => {
      expect((await verify({ digests: [`raw:${HASH.other}`], application })).verdict).to.equal('incomplete');
    });

    it('finds the reading that has the document', async () => {
      const { rightType, ...open } = application;
      expect((await verify({ digests: BOTH, application: open })).verdict).to.equal('verified');
    });

    it('answers for a sealed application to its key only', async () => {
      const sealed = { ...application, number: '2026-000003' };
      const none = { ...application, number: '2026-000103' };
      expect(await verify({ digests: BOTH, application: sealed })).to.deep.equal(
        await verify({ digests: BOTH, application: none }),
      );
      const keys = keysOf('JP.P.2026000003');
      expect((await verify({ digests: BOTH, application: { ...sealed, keys } })).verdict).to.equal(
        'verified',
      );
      const { sealedKey } = keys;
      expect(
        (await verify({ digests: BOTH, application: { ...sealed, keys: { sealedKey } } })).verdict,
      ).to.equal('incomplete');
      const wrong = await verify({ digests: [`c14n:${HASH.b}`], application: { ...sealed, keys } });
      expect(wrong.verdict).to.equal('not-recorded');
    });
  });

  it('needs a receipt or an application', async () => {
    const error = await verify({ digests: BOTH }).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(TypeError);
  });
});
