/**
 * CNIPA's publications since 2020: ST.36 in another spelling. Each number stands twice, as written (`original`) and
 * as 15 digits (`standard`), which loses the series code of US numbers.
 */

import { BARE_NUMBER, type Grammar, type Part, take } from '../reading/grammar.ts';

const FORM = ['', 'dataFormat'] as const;
const PUBLICATION: Part = { enter: 'publication', form: FORM };

export const CNIPA: Grammar = {
  outside: {
    PatentDocumentAndRelated: {
      enter: 'document',
      record: 'patent',
      attributes: [
        ['', 'lang', 'record', 'language'],
        ['', 'country', 'record', 'publishingOffice'],
      ],
    },
  },
  document: {
    BibliographicData: { enter: 'bibliographic' },
    DesignBibliographicData: { enter: 'bibliographic' },
  },
  bibliographic: {
    PublicationReference: PUBLICATION,
    ApplicationReference: {
      enter: 'application',
      form: FORM,
      attributes: [['', 'applType', 'record', 'subjectMatter']],
    },
    PriorityDetails: { enter: 'claims' },
  },
  publication: { DocumentID: { enter: 'publication-id', begin: 'issue' } },
  'publication-id': {
    WIPOST3Code: take('issue', 'office'),
    DocNumber: take('issue', 'number'),
    Kind: take('issue', 'kindCode'),
    Date: take('issue', 'date'),
  },
  application: { DocumentID: { enter: 'application-id', begin: 'number' } },
  'application-id': {
    WIPOST3Code: take('number', 'office'),
    DocNumber: take('number', 'text'),
    Date: take('record', 'date'),
  },
  claims: {
    Priority: {
      enter: 'claim',
      begin: 'claim',
      form: FORM,
      attributes: [
        ['', 'sequence', 'claim', 'sequence'],
        ['', 'kind', 'claim', 'kind'],
      ],
    },
  },
  claim: {
    WIPOST3Code: take('claim', 'office'),
    DocNumber: BARE_NUMBER,
    Date: take('claim', 'date'),
  },
};
