/**
 * ST.36 and what grew from it: US Red Book 4.x, DOCDB and OPS exchange documents, the EPO register, the gazettes
 * of CNIPA (to 2020) and JPO, the DPMA register, published international applications. Element names after ST.36 and
 * the DTDs and schemas of these offices.
 */

import {
  type Attribute,
  BARE_NUMBER,
  type Grammar,
  type Part,
  type Parts,
  take,
} from '../reading/grammar.ts';
import { CURRENT_CODES } from '../st3-codes.ts';

const JPO = 'http://www.jpo.go.jp';

const LANGUAGE: Attribute = ['', 'lang', 'record', 'language'];
const COUNTRY: Attribute = ['', 'country', 'record', 'publishingOffice'];
const FORM = ['', 'data-format'] as const;
const FORM_OF_ID = ['', 'document-id-type'] as const;

const OUTSIDE: Part = { enter: 'outside' };
const RECORD: Part = { enter: 'patent', record: 'patent', attributes: [LANGUAGE, COUNTRY] };
const BIBLIOGRAPHIC: Part = { enter: 'patent', attributes: [LANGUAGE, COUNTRY] };
const PUBLICATION: Part = { enter: 'publication', form: FORM };
const CLAIM: Part = {
  enter: 'claim',
  begin: 'claim',
  form: FORM,
  attributes: [
    ['', 'sequence', 'claim', 'sequence'],
    ['', 'kind', 'claim', 'kind'],
    [JPO, 'kind', 'claim', 'kind'],
  ],
};
const NUMBER = take('number', 'text');

/** By office: ST.36 puts the code of the office before the names of what it defines for itself. */
function byOffice(name: string, part: Part): Parts {
  const codes = [...CURRENT_CODES.keys()];
  return Object.fromEntries(codes.map((office) => [`${office.toLowerCase()}-${name}`, { ...part, office }]));
}

/** `ru-patent-document` and the like. */
export const OFFICE_ROOTS: Parts = {
  ...byOffice('patent-document', RECORD),
  ...byOffice('bibliographic-data', RECORD),
};

export const ST36: Grammar = {
  outside: {
    ...OFFICE_ROOTS,
    'us-patent-grant': RECORD,
    'us-patent-application': RECORD,
    'jp-official-gazette': RECORD,
    'dpma-patent-document': RECORD,
    'wo-published-application': RECORD,
    'patent-document': RECORD,
    // Alone, as a conversion to ST.36 writes it
    'bibliographic-data': RECORD,
    'us-bibliographic-data-grant': RECORD,
    'us-bibliographic-data-application': RECORD,
    'exchange-documents': OUTSIDE,
    'exchange-document': {
      ...RECORD,
      attributes: [COUNTRY, ['', 'status', 'record', 'operation']],
    },
    'world-patent-data': OUTSIDE,
    'biblio-search': OUTSIDE,
    'search-result': OUTSIDE,
    'patent-family': OUTSIDE,
    'family-member': RECORD,
    'register-search': OUTSIDE,
    'register-documents': OUTSIDE,
    'register-document': { ...RECORD, attributes: [['', 'status', 'record', 'status']] },
    'fulltext-documents': OUTSIDE,
    'fulltext-document': RECORD,
  },
  patent: {
    ...byOffice('bibliographic-data', BIBLIOGRAPHIC),
    'bibliographic-data': BIBLIOGRAPHIC,
    'us-bibliographic-data-grant': BIBLIOGRAPHIC,
    'us-bibliographic-data-application': BIBLIOGRAPHIC,
    'publication-references': BIBLIOGRAPHIC,
    'publication-reference': PUBLICATION,
    'cn-publication-reference': PUBLICATION,
    'application-reference': {
      enter: 'application',
      form: FORM,
      attributes: [['', 'appl-type', 'record', 'subjectMatter']],
    },
    'priority-claims': { enter: 'claims' },
    'priority-claim': CLAIM,
    'language-of-filing': take('record', 'language'),
    'office-specific-bib-data': { enter: 'dpma' },
  },
  publication: { 'document-id': { enter: 'publication-id', begin: 'issue', form: FORM_OF_ID } },
  'publication-id': {
    country: take('issue', 'office'),
    'doc-number': take('issue', 'number'),
    kind: take('issue', 'kindCode'),
    date: take('issue', 'date'),
  },
  application: { 'document-id': { enter: 'application-id', begin: 'number', form: FORM_OF_ID } },
  'application-id': {
    country: take('number', 'office'),
    'doc-number': NUMBER,
    kind: take('number', 'kindCode'),
    date: take('record', 'date'),
  },
  claims: { 'priority-claim': CLAIM },
  claim: {
    country: take('claim', 'office'),
    'doc-number': BARE_NUMBER,
    date: take('claim', 'date'),
    'document-id': { enter: 'claim-id', begin: 'number', form: FORM_OF_ID },
    'office-of-filing': { enter: 'authority' },
  },
  'claim-id': {
    country: take('number', 'office'),
    'doc-number': NUMBER,
    kind: take('number', 'kindCode'),
    date: take('claim', 'date'),
  },
  authority: { country: take('claim', 'office'), region: { enter: 'authority' } },
  dpma: { status: take('record', 'status'), 'type-of-ip-right': take('record', 'subjectMatter') },
};
