/** USPTO patent application publications of 2001 to 2004 (pap-v15, pap-v16), which follow no ST.36 names. */

import { BARE_NUMBER, type Grammar, take } from '../reading/grammar.ts';

const COUNTRY = take('issue', 'office');

export const PAP: Grammar = {
  outside: { 'patent-application-publication': { enter: 'document', record: 'patent' } },
  document: { 'subdoc-bibliographic-information': { enter: 'bibliographic' } },
  bibliographic: {
    'document-id': { enter: 'publication', begin: 'issue' },
    'domestic-filing-data': { enter: 'application' },
    'foreign-priority-data': { enter: 'claim', begin: 'claim' },
  },
  publication: {
    'country-code': COUNTRY,
    'doc-number': take('issue', 'number'),
    'kind-code': take('issue', 'kindCode'),
    'document-date': take('issue', 'date'),
  },
  application: {
    'application-number': { enter: 'number' },
    'filing-date': take('record', 'date'),
  },
  claim: {
    'priority-application-number': { enter: 'number' },
    'filing-date': take('claim', 'date'),
    'country-code': take('claim', 'office'),
  },
  number: { 'doc-number': BARE_NUMBER },
};
