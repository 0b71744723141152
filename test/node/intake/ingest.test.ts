/** What becomes of files: the good ones of the samples, and every kind of bad one. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { WorkerPool } from '#node/intake/pool.ts';
import { purgeDocument, readStored } from '#node/store/documents.ts';
import { APPLICATIONS, CODES, ENTRIES, OUTBOX } from '#node/store/office.ts';
import { parseEntry } from '#protocol/entry.ts';
import {
  AT,
  closeOffice,
  newFolder,
  newPool,
  openOffice,
  SAMPLES,
  type TestOffice,
  take,
  wordFor,
} from './office-fixture.ts';

const JP = join(SAMPLES, 'JP');
const text = (body: string, root = 'pat:BibliographicData'): string =>
  `<${root} xmlns:pat="http://www.wipo.int/standards/XMLSchema/ST96/Patent" xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common">${body}</${root}>`;
const application = (number: string, date: string, office = 'JP', more = ''): string =>
  text(`<pat:ApplicationIdentification><com:IPOfficeCode>${office}</com:IPOfficeCode><com:ApplicationNumber>
<com:ApplicationNumberText>${number}</com:ApplicationNumberText></com:ApplicationNumber>
<pat:ApplicationFilingCategory>National</pat:ApplicationFilingCategory>
<pat:InventionSubjectMatterCategory>Utility</pat:InventionSubjectMatterCategory>
${date === '' ? '' : `<pat:FilingDate>${date}</pat:FilingDate>`}</pat:ApplicationIdentification>${more}`);

describe('ingest', () => {
  let office: TestOffice;
  let inbox: string;
  let pool: WorkerPool;

  before(() => {
    pool = newPool();
  });
  after(() => pool.close());
  beforeEach(async () => {
    office = await openOffice('JP');
    inbox = newFolder();
  });
  afterEach(async () => {
    await closeOffice(office);
    rmSync(inbox, { recursive: true, force: true });
  });

  const put = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(inbox, name), content);
    return join(inbox, name);
  };
  const word = async (content: string | Uint8Array, name = 'file.xml'): Promise<string> =>
    wordFor((await take(pool, office, [put(name, content)]))[0]);

  it('logs each sample once and knows it the second time', async () => {
    const first = await take(pool, office, [JP]);
    expect(first.map(wordFor)).to.deep.equal(first.map(() => 'accepted'));
    const again = await take(pool, office, [JP]);
    expect(again.map(wordFor)).to.deep.equal(first.map(() => 'known'));
    expect((await office.store.meta('log'))?.size).to.equal(first.length);
  });

  it('keeps document, entry, application and code of a sealed one, and owes its recording', async () => {
    const [outcome] = await take(pool, office, [join(JP, 'patent-application.xml')]);
    if (!outcome || !('status' in outcome)) throw new TypeError(wordFor(outcome));
    const record = await office.store.get(APPLICATIONS, 'JP.P.2025020101');
    expect(record).to.include({ visibility: 'sealed', filingDate: '2025-03-03', firstDocument: 0 });
    const logged = await office.store.get(ENTRIES, 0);
    const entry = parseEntry(logged?.entry ?? '');
    expect(entry).to.include({
      kind: 'application',
      subject: 'JP.P.2025020101',
      digest: `c14n:${record?.digest}`,
    });
    expect((await readStored(office.store, entry.rawDigest)).state).to.equal('present');
    const code = await office.store.get(CODES, 'JP.P.2025020101');
    expect(code?.origin).to.equal('issued');
    const item = await office.store.get(OUTBOX, 1);
    expect(item).to.include({ id: `record:${record?.sealedKey}`, state: 'pending' });
    expect(JSON.stringify(item)).not.to.contain('2025020101');
  });

  it('opens the sealed record when the publication comes', async () => {
    await take(pool, office, [join(JP, 'patent-application.xml')]);
    await take(pool, office, [join(JP, 'patent-application-published.xml')]);
    const record = await office.store.get(APPLICATIONS, 'JP.P.2025020101');
    expect(record).to.deep.include({ visibility: 'open', documents: [0, 1], firstDocument: 0 });
    const item = await office.store.get(OUTBOX, 2);
    expect(item?.action).to.include({
      type: 'open',
      applicationId: 'JP.P.2025020101',
      digest: record?.digest,
    });
  });

  it('records open what is published or public from filing', async () => {
    await take(pool, office, [join(JP, 'trademark.xml'), join(JP, 'patent-publication.xml')]);
    for (const id of ['JP.T.2025050404', 'JP.P.2024080202']) {
      expect((await office.store.get(APPLICATIONS, id))?.visibility, id).to.equal('open');
      expect(await office.store.get(CODES, id), id).to.equal(undefined);
    }
  });

  it('makes one entry of a file with many records', async () => {
    const em = await openOffice('EM');
    try {
      const [outcome] = await take(pool, em, [join(SAMPLES, 'EM', 'trademark-bag.xml')]);
      expect(wordFor(outcome)).to.equal('accepted');
      const record = await em.store.get(ENTRIES, 0);
      expect(parseEntry(record?.entry ?? '')).to.include({ kind: 'data-package', subject: 'EM' });
      expect(record?.applications).to.have.length(3);
    } finally {
      await closeOffice(em);
    }
  });

  it('refuses another document of first filing, unless it is said to be a correction', async () => {
    const one = put('1.xml', application('2025-020101', '2025-03-03'));
    const other = put('2.xml', application('2025-020101', '2025-03-03', 'JP', '<!-- other -->'));
    const date = put('3.xml', application('2025-020101', '2025-03-04'));
    const words = (await take(pool, office, [one, other, date])).map(wordFor);
    expect(words).to.deep.equal(['accepted', 'CONFLICT', 'CONFLICT CONFLICT']);
    const corrected = await take(pool, office, [date], { correction: true });
    expect(corrected.map(wordFor)).to.deep.equal(['accepted']);
    const record = await office.store.get(APPLICATIONS, 'JP.P.2025020101');
    expect(record).to.include({ filingDate: '2025-03-04', revision: 1 });
    expect((await office.store.get(OUTBOX, 2))?.action).to.include({ type: 'correct', revision: 1 });
  });

  it('takes a file that it cannot read by its sidecar, and refuses it without', async () => {
    const pdf = put('drawing.pdf', '%PDF-1.7 fictional');
    expect((await take(pool, office, [pdf])).map(wordFor)).to.deep.equal(['SIDECAR_MISSING']);
    put('drawing.pdf.json', '{"applicationId":"JP.P.2025020101","kind":"application"}');
    expect((await take(pool, office, [inbox])).map(wordFor)).to.deep.equal(['FILING_DATE_MISSING']);
    put(
      'drawing.pdf.json',
      '{"applicationId":"JP.P.2025020101","kind":"application","filingDate":"2025-03-03"}',
    );
    expect((await take(pool, office, [inbox])).map(wordFor)).to.deep.equal(['accepted']);
    put('drawing.pdf.json', '{"applicationId":"JP.P.1"');
    expect((await take(pool, office, [inbox])).map(wordFor)).to.deep.equal(['SIDECAR_INVALID']);
  });

  describe('refuses', () => {
    const nested = `${'<a>'.repeat(300)}${'</a>'.repeat(300)}`;
    const bomb = `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${'abcdefghi'
      .split('')
      .map((c, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${c};`.repeat(10)}">`)
      .join('')}]><a>&j;</a>`;
    const cases: readonly (readonly [name: string, content: string | Uint8Array, code: string])[] = [
      ['malformed XML', '<a><b></a>', 'XML_NOT_WELL_FORMED'],
      ['XML cut short', application('2025-020101', '2025-03-03').slice(0, 300), 'XML_NOT_WELL_FORMED'],
      ['an empty file', '', 'DOCUMENT_EMPTY'],
      ['elements nested too deep', nested, 'SIDECAR_MISSING'],
      ['an entity bomb', bomb, 'SIDECAR_MISSING'],
      [
        'an external entity',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        'ROOT_UNKNOWN',
      ],
      [
        'a declaration that lies about the encoding',
        '\uFEFF<?xml version="1.0" encoding="UTF-16"?><a/>',
        'XML_ENCODING_MISMATCH',
      ],
      ['XML 1.1', '<?xml version="1.1"?><a/>', 'XML_VERSION_UNSUPPORTED'],
      ['a binary named .xml', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'DOCUMENT_NOT_XML'],
      ['JSON named .xml', '{"count": 1}', 'DOCUMENT_IS_JSON'],
      ['a root that no reader knows', '<a xmlns="urn:example"/>', 'ROOT_UNKNOWN'],
      ['a number against the rule', application('20X5-1', '2025-03-03'), 'NUMBER_REFUSED'],
      ['no number', application('', '2025-03-03'), 'NUMBER_MISSING'],
      ['a partial date', application('2025-020101', '2025-03'), 'FILING_DATE_PARTIAL'],
      ['an impossible date', application('2025-020101', '2025-02-30'), 'DATE_IMPOSSIBLE'],
      ['no filing date', application('2025-020101', ''), 'FILING_DATE_MISSING'],
      ['an unknown office', application('2025-020101', '2025-03-03', 'QQ'), 'OFFICE_UNKNOWN'],
      ['an office that is not served', application('18/700,123', '2024-06-14', 'US'), 'OFFICE_NOT_SERVED'],
    ];
    for (const [name, content, code] of cases) {
      it(name, async () => {
        expect(await word(content)).to.equal(code);
        expect((await office.store.meta('log'))?.size).to.equal(0);
      });
    }

    it('a former office', async () => {
      expect(await word(application('123', '1985-03-03', 'SU'))).to.match(/OFFICE_FORMER|OFFICE_NOT_SERVED/);
    });

    it('a link, a pipe, a folder that vanished and a file that did', async () => {
      symlinkSync(join(JP, 'trademark.xml'), join(inbox, 'link.xml'));
      execFileSync('mkfifo', [join(inbox, 'pipe.xml')]);
      symlinkSync('/nowhere', join(inbox, 'dangling.xml'));
      const outcomes = await take(pool, office, [inbox, join(inbox, 'gone.xml')]);
      expect(outcomes.map(wordFor)).to.deep.equal([
        'FILE_NOT_REGULAR',
        'FILE_NOT_REGULAR',
        'FILE_NOT_REGULAR',
        'FILE_UNREADABLE',
      ]);
    });

    it('a file over the limit, without reading it', async () => {
      const small = newPool({ maxBytes: 1000 });
      try {
        const path = put('large.bin', '');
        truncateSync(path, 2 ** 40);
        expect((await take(small, office, [path])).map(wordFor)).to.deep.equal(['DOCUMENT_TOO_LARGE']);
      } finally {
        await small.close();
      }
    });
  });

  it('keeps the bytes of a large file only when it is accepted, and not again once erased', async () => {
    const path = put('large.pdf', `%PDF-1.7${' '.repeat(2 ** 20)}`);
    const statement = { applicationId: 'JP.P.2025020101', kind: 'application' } as const;
    const blobs = (): string[] => {
      const folder = join(office.folder, 'blobs');
      return existsSync(folder) ? readdirSync(folder) : [];
    };
    const refused = await take(pool, office, [path], { ...statement, applicationId: 'US.P.19000101' });
    expect([refused.map(wordFor), blobs()]).to.deep.equal([['OFFICE_NOT_SERVED'], []]);
    const filed = { ...statement, filingDate: '2025-03-03' };
    expect((await take(pool, office, [path], filed)).map(wordFor)).to.deep.equal(['accepted']);
    const [digest = ''] = blobs();
    await purgeDocument(office.store, digest, { at: AT, reason: 'by order' });
    expect((await take(pool, office, [path], filed)).map(wordFor)).to.deep.equal(['known']);
    expect(blobs()).to.deep.equal([]);
  });

  it('takes the good files among bad ones', async () => {
    mkdirSync(join(inbox, 'sub'));
    put('bad.xml', '<a>');
    put('sub/good.xml', application('2025-020102', '2025-03-03'));
    put('worse.xml', '');
    const words = (await take(pool, office, [inbox])).map(wordFor);
    expect(words).to.deep.equal(['XML_NOT_WELL_FORMED', 'accepted', 'DOCUMENT_EMPTY']);
  });
});
