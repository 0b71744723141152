/** The reader of WIPO ST.96: patents, trademarks and designs, every version from V2_1 to V9_0. */

import { walkCanonical } from '../canonical-walk.ts';
import { StandardsError } from '../errors.ts';
import type { ReadResult } from '../filed-document.ts';
import { type Finding, finding } from '../finding.ts';
import { St96Collector } from './collect.ts';
import { judgeRecord } from './judge.ts';

/**
 * Reads every record of a document from its canonical bytes.
 * Throws StandardsError CANONICAL_INVALID, ROOT_UNKNOWN or RECORDS_NONE.
 */
export function readSt96(canonical: Uint8Array): ReadResult {
  const collector = new St96Collector();
  if (!walkCanonical(canonical, collector)) {
    throw new StandardsError('CANONICAL_INVALID', 'the bytes are not one whole element in canonical XML');
  }
  const documents = collector.records.map(judgeRecord);
  const [only, another] = documents;
  if (only === undefined)
    throw new StandardsError('RECORDS_NONE', 'no record in the document', { where: '/' });
  const { version } = collector;
  const findings: Finding[] = [];
  if (version === undefined)
    findings.push(finding('VERSION_MISSING', 'info', 'the root gives no st96Version'));
  return {
    reader: 'st96',
    ...(version === undefined ? {} : { version }),
    kind: another === undefined ? only.kind : 'data-package',
    documents,
    findings,
  };
}
