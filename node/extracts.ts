/**
 * Issues extracts: what the register has of one application of this office, as JSON text and as PDF, each an entry of
 * the log. One atomic write; while it runs no block is followed, so all that is stated is of one block.
 */
import { toHex, utf8 } from '#protocol/bytes.ts';
import { formatDigest } from '#protocol/digest.ts';
import { writeEntry } from '#protocol/entry.ts';
import { EXTRACT_MEDIA_TYPE, type Extract, writeExtract } from '#protocol/extract.ts';
import { blinding, claimKey, openKey, seal } from '#protocol/keys.ts';
import type { RegisterStatement } from '#protocol/register-statement.ts';
import { sha256 } from '#sha256';
import { type ActionContext, notPossible } from './actions.ts';
import { NodeError } from './errors.ts';
import { extractPdf } from './extract-pdf.ts';
import { appendEntries, type NewEntry } from './log/append.ts';
import { randomBytes } from './random.ts';
import { recordOf, statementAt } from './register/extract-statement.ts';
import type { RegisterReader } from './register/reader.ts';
import type { Batch } from './store/batch.ts';
import { keepBlob, keepDocument } from './store/documents.ts';
import { APPLICATIONS, type ApplicationRecord, CODES, INTAKE } from './store/office.ts';

export interface IssuedFile {
  readonly index: number; // leaf index
  readonly fileName: string;
  readonly digest: string; // `raw:<hash>`
  readonly bytes: Uint8Array;
}

export interface IssuedExtract {
  readonly json: IssuedFile;
  readonly pdf: IssuedFile;
}

type ExtractContext = ActionContext & { readonly reader: RegisterReader };

/**
 * Issued twice within a second at one block, it is the same extract, and one pair of entries.
 * @throws NodeError APPLICATION_NOT_KNOWN; ACTION_NOT_POSSIBLE while the register lacks the record or a change of it;
 * ACCESS_CODE_MISSING of a sealed one
 */
export function issueExtract(context: ExtractContext, id: string): Promise<IssuedExtract> {
  const { store, now } = context;
  return store.update(async (batch) => {
    const known = await store.get(APPLICATIONS, id);
    if (known === undefined)
      throw new NodeError('APPLICATION_NOT_KNOWN', 'this node has no such application');
    const log = await store.meta('log');
    if (log === undefined) throw new TypeError('the log is opened before extracts are issued');
    const issuedAt = now();
    const extract = await extractOf(context, known, log.id, issuedAt);
    const bytes = utf8(writeExtract(extract));
    const digest = formatDigest('raw', toHex(sha256(bytes)));
    const before = await store.get(INTAKE, intakeKey(digest, id));
    const index = before?.index ?? log.size;
    const json: IssuedFile = { index, fileName: `${id}.extract.json`, digest, bytes };
    const pdfBytes = await extractPdf(extract, { log: log.id, leafIndex: index, digest });
    const pdf: IssuedFile = {
      index: index + 1,
      fileName: `${id}.extract.pdf`,
      digest: formatDigest('raw', toHex(sha256(pdfBytes))),
      bytes: pdfBytes,
    };
    if (before !== undefined) return { json, pdf };
    const entries: NewEntry[] = [];
    for (const [file, mediaType] of [
      [json, EXTRACT_MEDIA_TYPE],
      [pdf, 'application/pdf'],
    ] as const) {
      await keep(context, batch, file, id);
      entries.push({
        entry: entryOf(file, { log: log.id, subject: id, issuedAt, mediaType }),
        fileName: file.fileName,
        receivedAt: issuedAt,
        applications: [id],
      });
    }
    await appendEntries(store, batch, entries);
    batch.put(APPLICATIONS, id, { ...known, documents: [...known.documents, json.index, pdf.index] });
    return { json, pdf };
  });
}

async function extractOf(
  { store, vault, reader, office }: ExtractContext,
  known: ApplicationRecord,
  log: string,
  issuedAt: string,
): Promise<Extract> {
  const { id } = known;
  const place = { office, openKey: openKey(id), sealedKey: known.sealedKey ?? null };
  const row = await recordOf(reader, place);
  if (row === undefined) throw notPossible('the register has no record of the application yet');
  if (row.rightType !== known.rightType)
    throw notPossible(`the register has the application as right type ${row.rightType}`);
  const code = row.state === 'sealed' ? await store.get(CODES, id) : undefined;
  if (row.state === 'sealed' && code === undefined)
    throw new NodeError('ACCESS_CODE_MISSING', 'the code of a sealed record is not here');
  const k = code === undefined ? undefined : vault.open(id, code);
  const statement = await statementAt(reader, {
    ...place,
    ...(k === undefined ? { claimKeysOn: [], nextClaimKey: null } : await claimKeysOn(reader, k, id)),
    claimKeysBy: known.claims.flatMap(({ sealed }) => sealed?.claimKey ?? []),
  });
  if (statement === undefined) throw notPossible('the register has no record of the application yet');
  const documentDigest = k === undefined ? digestOf(statement) : sealedDigest(known, statement, k);
  const nameBag = await namesIn(reader, known, statement);
  return {
    v: 1,
    type: 'register-extract',
    log,
    issuedAt,
    applicationId: id,
    documentDigest,
    statement,
    nameBag,
  };
}

/** The holder of a code reads the places of claims until the first that is free. */
async function claimKeysOn(reader: RegisterReader, k: string, id: string) {
  const found: string[] = [];
  for (;;) {
    const key = claimKey(k, id, found.length);
    if ((await reader.sealedClaim(key)) === undefined) return { claimKeysOn: found, nextClaimKey: key };
    found.push(key);
  }
}

function digestOf({ profile, digest }: RegisterStatement): string | null {
  return profile === 'none' ? null : formatDigest(profile, digest);
}

/** What is under a seal the office knows, and states only when the seal in the register is made of it. */
function sealedDigest(known: ApplicationRecord, { digest, filingDate }: RegisterStatement, k: string) {
  const { id, profile, digest: documentDigest } = known;
  const made = seal({ openKey: openKey(id), profile, documentDigest, filingDate, blinding: blinding(k, id) });
  if (made !== digest) throw notPossible('a correction of the application is not in the register yet');
  return profile === 'none' ? null : formatDigest(profile, documentDigest);
}

/** Only names that the register itself has, and those of the applications that a sealed one claims. */
async function namesIn(reader: RegisterReader, known: ApplicationRecord, statement: RegisterStatement) {
  const names = new Map<string, string>();
  for (const { earlierKey, laterKey } of [...statement.claimsOnBag, ...statement.claimsByBag]) {
    const key = earlierKey === statement.openKey ? laterKey : earlierKey;
    const id = (await reader.recordAnywhere(key))?.applicationId;
    if (id !== undefined) names.set(key, id);
  }
  if (statement.state === 'sealed') {
    for (const { earlier, state } of known.claims)
      if (state === 'sealed') names.set(openKey(earlier), earlier);
  }
  return [...names].sort().map(([key, applicationId]) => ({ key, applicationId }));
}

async function keep({ store }: ActionContext, batch: Batch, file: IssuedFile, id: string): Promise<void> {
  const key = intakeKey(file.digest, id);
  await keepBlob(store, key.rawDigest, file.bytes);
  keepDocument(batch, key.rawDigest, file.bytes);
  batch.put(INTAKE, key, { index: file.index });
}

function intakeKey(digest: string, subject: string) {
  return { rawDigest: digest.slice('raw:'.length), kind: 'extract', subject } as const;
}

function entryOf(
  { digest }: IssuedFile,
  of: {
    readonly log: string;
    readonly subject: string;
    readonly issuedAt: string;
    readonly mediaType: string;
  },
): string {
  return writeEntry({
    ...{ v: 1, kind: 'extract', digest, rawDigest: digest.slice('raw:'.length), ...of },
    salt: randomBytes(16).toString('hex'),
  });
}

/** As it goes over the control socket or HTTP. */
export function shownExtract(applicationId: string, { json, pdf }: IssuedExtract) {
  const shown = ({ index, fileName, digest }: IssuedFile) => ({ index, fileName, digest });
  return {
    applicationId,
    json: { ...shown(json), text: Buffer.from(json.bytes).toString('utf8') },
    pdf: { ...shown(pdf), base64: Buffer.from(pdf.bytes).toString('base64') },
  };
}
