/** What is handed in with documents and is none: refused by name, so that nobody looks for a fault in it. */

import { StandardsError, type StandardsErrorCode } from './errors.ts';

interface OtherRoot {
  readonly code: StandardsErrorCode;
  /** What it is called in the message. */
  readonly name: string;
  readonly namespace?: string;
  /** Any root of the namespace when absent. */
  readonly locals?: readonly string[];
}

const OTHER_ROOTS: readonly OtherRoot[] = [
  { code: 'DOCUMENT_IS_SCHEMA', name: 'an XML schema', namespace: 'http://www.w3.org/2001/XMLSchema' },
  {
    code: 'DOCUMENT_IS_STYLESHEET',
    name: 'an XSLT stylesheet',
    namespace: 'http://www.w3.org/1999/XSL/Transform',
  },
  {
    code: 'DOCUMENT_IS_CLASSIFICATION',
    name: 'a classification scheme or list',
    locals: [
      'class-scheme',
      'cpc-definitions',
      'classification-symbols',
      'IPCScheme',
      'CPCMasterClassificationFile',
      'ConcordanceList',
    ],
  },
  {
    code: 'DOCUMENT_IS_CLASSIFICATION',
    name: 'a classification scheme or list',
    namespace: 'http://www.wipo.int/classifications/ipc/masterfiles',
  },
  {
    code: 'DOCUMENT_IS_COPYRIGHT',
    name: 'about a work under copyright',
    namespace: 'http://www.wipo.int/standards/XMLSchema/ST96/Copyright',
  },
  { code: 'DOCUMENT_IS_SEQUENCE_LISTING', name: 'a sequence listing', locals: ['ST26SequenceListing'] },
  {
    code: 'DOCUMENT_IS_AUTHORITY_FILE',
    name: 'an authority file',
    locals: ['authority-file', 'AuthorityFile'],
  },
  {
    code: 'DOCUMENT_IS_HIT_LIST',
    name: 'a list of hits',
    locals: ['HitList', 'PatentHitList', 'DesignHitList'],
  },
  {
    code: 'DOCUMENT_IS_TABLE_OF_CONTENTS',
    name: 'a list of the parts of a package',
    locals: ['Application-body'],
  },
];

/** The refusal of a root that is known to be no document of an application; `undefined` for any other. */
export function otherRoot(namespace: string, local: string): StandardsError | undefined {
  const other = OTHER_ROOTS.find(
    (one) =>
      (one.namespace === undefined || one.namespace === namespace) &&
      (one.locals === undefined || one.locals.includes(local)),
  );
  return other && new StandardsError(other.code, `the file is ${other.name}`, { where: '/' });
}

/** How files begin that are not XML. White space and a byte order mark before it count as nothing. */
const OTHER_TEXTS: readonly { code: StandardsErrorCode; name: string; begins: RegExp }[] = [
  { code: 'DOCUMENT_IS_JSON', name: 'JSON', begins: /^(?:\{\s*["}]|\[\s*[[{"\]\d])/ },
  { code: 'DOCUMENT_IS_PRE_XML', name: 'USPTO Green Book text', begins: /^PATN\s+WKU\s/ },
  {
    code: 'DOCUMENT_IS_PRE_XML',
    name: 'USPTO BRS text',
    begins: /^[^\n]*\n[^\n]*\n\*\*\* BRS DOCUMENT BOUNDARY/,
  },
  { code: 'DOCUMENT_IS_PRE_XML', name: 'SGML', begins: /^(?:<!DOCTYPE\s+PATDOC\b|<PATDOC\b)/ },
];

/** Enough to see how a file begins. */
const BEGINNING = 1024;

/** The refusal of a file that is not XML, by how it begins; `undefined` when that says nothing. */
export function otherText(bytes: Uint8Array): StandardsError | undefined {
  const beginning = new TextDecoder('utf-8').decode(bytes.subarray(0, BEGINNING)).trimStart();
  const other = OTHER_TEXTS.find(({ begins }) => begins.test(beginning));
  return other && new StandardsError(other.code, `the file is ${other.name}`);
}
