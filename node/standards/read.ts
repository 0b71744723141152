/** The way in: any document that a reader knows, from its canonical bytes. */

import { walkCanonical } from './canonical-walk.ts';
import { StandardsError } from './errors.ts';
import type { FiledDocument, ReadResult } from './filed-document.ts';
import { type Finding, finding } from './finding.ts';
import { otherRoot } from './other-files.ts';
import { Collector } from './reading/collect.ts';
import { EXAMPLE_DOCUMENT } from './reading/example-document.ts';
import { compileGrammar, type Dialect, isOneOf } from './reading/grammar.ts';
import { judgeRecord } from './reading/judge.ts';
import { dialectOfNamespaces } from './reading/office-namespaces.ts';
import { ST36_DIALECTS } from './st36/dialects.ts';
import { ST66_DIALECTS } from './st66/dialects.ts';
import { ST86_DIALECTS } from './st86/dialects.ts';
import { ST96_DIALECTS } from './st96/grammar.ts';

/** The first that fits a root reads the document. */
export const DIALECTS: readonly Dialect[] = [
  ...ST96_DIALECTS,
  ...ST66_DIALECTS,
  ...ST86_DIALECTS,
  ...ST36_DIALECTS,
];

const STANDARD_NAMES = { st96: 'ST.96', st36: 'ST.36', st66: 'ST.66', st86: 'ST.86' } as const;

/**
 * Reads every record of a document in one pass. `canonical` is its canonical XML as the digest step made it, in
 * UTF-8. Throws StandardsError CANONICAL_INVALID, ROOT_UNKNOWN (names what was seen), RECORDS_NONE, or one of
 * DOCUMENT_IS_…, which name what the file is instead of a document.
 */
export function readDocument(canonical: Uint8Array): ReadResult {
  return pass(canonical).result;
}

function pass(canonical: Uint8Array): { readonly collector: Collector; readonly result: ReadResult } {
  const documents: FiledDocument[] = [];
  const offsets = new Map<string, number>();
  const versions = new Set<string>();
  const collector = new Collector(dialectOf, (record) => {
    const document = judgeRecord(record, collector.dialect?.office);
    documents.push(document);
    for (const written of record.texts.all('version')) versions.add(written);
    if (!isNoted(document)) return;
    for (const { path, offset } of [record, ...record.claims]) offsets.set(path, offset);
  });
  const whole = walkCanonical(canonical, collector);
  collector.finish();
  const { dialect, version } = collector;
  if (!whole || dialect === undefined) {
    throw new StandardsError('CANONICAL_INVALID', 'the bytes are not one whole element in canonical XML');
  }
  const [only, another] = documents;
  if (only === undefined) {
    throw new StandardsError('RECORDS_NONE', 'no record in the document', { where: '/' });
  }
  const { reader } = dialect;
  const name = dialect.name ?? dialectOfNamespaces(collector.declared);
  const findings: Finding[] = [finding('READ_AS', 'info', `${STANDARD_NAMES[reader]}, ${name}`)];
  if (version === undefined && reader === 'st96') {
    findings.push(finding('VERSION_MISSING', 'info', 'the root gives no st96Version'));
  }
  if (version !== undefined) versions.add(version);
  if (versions.size > 1) {
    findings.push(finding('VERSION_MIXED', 'info', 'parts of the document follow different versions'));
  }
  if (collector.rebound) {
    findings.push(finding('PREFIX_REBOUND', 'info', 'a prefix of the schemas stands for another namespace'));
  }
  const result: ReadResult = {
    reader,
    dialect: name,
    ...(version === undefined ? {} : { version }),
    kind: another === undefined ? only.kind : 'data-package',
    documents,
    findings,
    offsets,
  };
  return { collector, result };
}

/**
 * One of each object that reading makes, kept alive. V8 drops compiled code when a collection finds no object of a
 * shape that the code was compiled for, and between two documents there is none: reading and digesting took 1.55 of
 * the time of digesting, and takes 1.37 (measured).
 */
export const KEPT_ALIVE = pass(EXAMPLE_DOCUMENT);

/** Whether there is a finding on the record or on one of its claims. */
function isNoted({ findings, priorityClaims }: FiledDocument): boolean {
  return findings.length > 0 || priorityClaims.some((claim) => claim.findings.length > 0);
}

/** Throws StandardsError ROOT_UNKNOWN or DOCUMENT_IS_…. */
function dialectOf(namespace: string, local: string): Dialect {
  const dialect = DIALECTS.find(
    ({ namespaces, roots, grammar }) =>
      isOneOf(namespaces, namespace) &&
      (roots?.includes(local) ?? true) &&
      compileGrammar(grammar).has(local),
  );
  if (dialect === undefined) throw otherRoot(namespace, local) ?? unknownRoot(namespace, local);
  return dialect;
}

function unknownRoot(namespace: string, local: string): StandardsError {
  const seen = shortened(namespace === '' ? local : `{${namespace}}${local}`);
  const known = Object.entries(STANDARD_NAMES).map(([reader, name]) => `${name} (${rootsOf(reader).size})`);
  const elsewhere = new Set(
    DIALECTS.filter((dialect) => rootNames(dialect).includes(local)).flatMap(({ namespaces }) => namespaces),
  );
  const names = [...elsewhere].map((one) => one || 'no namespace');
  const hint = names.length === 0 ? '' : `; ${local} is known in ${names.join(', ')}`;
  return new StandardsError(
    'ROOT_UNKNOWN',
    `the root element is ${seen}; known are roots of ${known.join(', ')}${hint}`,
    { where: '/' },
  );
}

function rootsOf(reader: string): ReadonlySet<string> {
  return new Set(DIALECTS.filter((dialect) => dialect.reader === reader).flatMap(rootNames));
}

export function rootNames({ roots, grammar }: Dialect): readonly string[] {
  return roots ?? [...compileGrammar(grammar).keys()];
}

/** The name comes from the document: bounded, and visible ASCII only. */
function shortened(name: string): string {
  return name.replace(/[^!-~]/g, '?').slice(0, 160);
}
