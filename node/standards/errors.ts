/** The errors of the standards layer: a document that no reader can make sense of. */

import { type CatalogueEntry, CodedError } from '#protocol/errors.ts';

export const STANDARDS_ERRORS = {
  CANONICAL_INVALID: {
    meaning: 'The bytes are not the canonical XML of a whole document.',
    remedy: 'Hand the reader the canonical bytes that the digest step made, not the file.',
  },
  ROOT_UNKNOWN: {
    meaning: 'The root element belongs to no document kind that a reader knows.',
    remedy:
      'Send one of the kinds listed in docs/readers.md, or give the application id and kind in a sidecar file.',
  },
  DOCUMENT_IS_SCHEMA: {
    meaning: 'The file is an XML schema, a description of documents and not one of them.',
    remedy: 'Leave schemas out of what is handed in.',
  },
  DOCUMENT_IS_STYLESHEET: {
    meaning: 'The file is an XSLT stylesheet.',
    remedy: 'Leave stylesheets out of what is handed in.',
  },
  DOCUMENT_IS_CLASSIFICATION: {
    meaning: 'The file is a classification scheme, or a list of what is classified where.',
    remedy: 'Leave it out: it files nothing.',
  },
  DOCUMENT_IS_HIT_LIST: {
    meaning: 'The file is the answer to a search, with extracts of records.',
    remedy: 'Hand in the documents that were found.',
  },
  DOCUMENT_IS_TABLE_OF_CONTENTS: {
    meaning: 'The file lists the parts of a package and says nothing of its own.',
    remedy: 'Hand in the document that it lists.',
  },
  DOCUMENT_IS_COPYRIGHT: {
    meaning:
      'The file is about a work under copyright (ST.96 orphan works), for which no office has an application.',
    remedy: 'Leave it out: it files nothing.',
  },
  DOCUMENT_IS_SEQUENCE_LISTING: {
    meaning: 'The file is a sequence listing (WIPO ST.26), a part of an application.',
    remedy: 'Hand in the application, or say to which one the listing belongs in a sidecar file.',
  },
  DOCUMENT_IS_AUTHORITY_FILE: {
    meaning: 'The file is an authority file (WIPO ST.37), a list of publications.',
    remedy: 'Hold it against the register with `ipanchor compare`.',
  },
  DOCUMENT_IS_JSON: {
    meaning: 'The file is JSON; no reader takes that.',
    remedy: 'Hand in the XML of the same record, or give application id and kind in a sidecar file.',
  },
  DOCUMENT_IS_PRE_XML: {
    meaning: 'The file is in a text format that is older than XML (USPTO Green Book, BRS text, SGML).',
    remedy: 'Convert it to XML, or give application id and kind in a sidecar file.',
  },
  CONVERSION_NONE: {
    meaning: 'There is no conversion from what the document is to the standard that is wanted.',
    remedy: 'ST.36 converts to ST.96 and back, ST.66 and ST.86 to ST.96.',
  },
  RECORDS_SEVERAL: {
    meaning: 'The document holds several applications, and a converted document holds one.',
    remedy: 'Split the document into one for each application.',
  },
  RECORDS_NONE: {
    meaning: 'The root element is known, but no application, publication or registration was found in it.',
    remedy: 'Check that the file is complete; an empty bag or transaction has nothing to record.',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type StandardsErrorCode = keyof typeof STANDARDS_ERRORS;

export class StandardsError extends CodedError<StandardsErrorCode> {}
