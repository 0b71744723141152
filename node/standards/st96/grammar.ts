/**
 * The parts of ST.96 documents that are read, as data: for each place the elements that may stand there and
 * what becomes of them. Whatever is not listed is passed over with all that is below it, persons first of
 * all: no list here leads to a name or an address.
 *
 * Element names after the V6_0 schemas; the same names hold from V2_1 to V9_0.
 */

import type { Family, Field } from './draft.ts';

export type Place =
  | 'outside'
  | 'patent'
  | 'application'
  | 'publication'
  | 'publications'
  | 'grant'
  | 'trademark'
  | 'design'
  | 'claims'
  | 'claim'
  | 'number';

/** What a text is about. */
export type Holder = 'record' | 'claim' | 'publication' | 'grant' | 'number';

export interface Part {
  /** Go into the element: the place that its children are looked up in. */
  readonly enter?: Place;
  /** Or take its text. */
  readonly take?: readonly [holder: Holder, field: Field];
  /** A record of this family begins here. */
  readonly record?: Family;
  /** A claim or an application number begins here. */
  readonly begin?: 'claim' | 'number';
}

type Parts = Readonly<Record<string, Part>>;

const OUTSIDE: Part = { enter: 'outside' };
const PATENT: Part = { enter: 'patent', record: 'patent' };
const DESIGN: Part = { enter: 'design', record: 'design' };
const CLAIM: Part = { enter: 'claim', begin: 'claim' };
const CLAIMS: Part = { enter: 'claims' };
const NUMBER: Part = { enter: 'number', begin: 'number' };
const LANGUAGE = take('record', 'language');
const FILING_DATE = take('record', 'date');
const STATUS = take('record', 'status');

/** A number without an ApplicationNumber around it (USPTO PEDS). */
const BARE_NUMBER: Part = { begin: 'number', ...take('number', 'text') };

/** Trademarks and designs state these in the record itself. */
const RECORD: Parts = {
  RegistrationOfficeCode: take('record', 'registrationOffice'),
  ReceivingOfficeCode: take('record', 'receivingOffice'),
  ApplicationNumber: NUMBER,
  ApplicationDate: FILING_DATE,
  ApplicationDateTime: FILING_DATE,
  ApplicationLanguageCode: LANGUAGE,
  SecondLanguageCode: LANGUAGE,
  RegistrationNumber: take('grant', 'number'),
  RegistrationDate: take('grant', 'date'),
  PriorityBag: CLAIMS,
  PublicationBag: { enter: 'publications' },
};

export const GRAMMAR: { readonly [place in Place]: Parts } = {
  outside: {
    PatentPublication: PATENT,
    BibliographicData: PATENT,
    PatentBulkData: OUTSIDE,
    PatentData: PATENT,
    TrademarkApplication: OUTSIDE,
    TrademarkTransaction: OUTSIDE,
    TrademarkTransactionBody: OUTSIDE,
    TransactionContentBag: OUTSIDE,
    TransactionData: OUTSIDE,
    TrademarkBag: OUTSIDE,
    Trademark: { enter: 'trademark', record: 'trademark' },
    DesignTransaction: OUTSIDE,
    DesignTransactionBody: OUTSIDE,
    DesignApplicationBag: OUTSIDE,
    DesignApplication: DESIGN,
    DesignBag: OUTSIDE,
    Design: DESIGN,
  },
  patent: {
    IPOfficeCode: take('record', 'publishingOffice'),
    BibliographicData: { enter: 'patent' },
    PatentCaseMetadata: { enter: 'patent' },
    PatentPublicationIdentification: { enter: 'publication' },
    ApplicationIdentification: { enter: 'application' },
    PatentGrantIdentification: { enter: 'grant' },
    PriorityClaimBag: CLAIMS,
    ApplicationNumberText: BARE_NUMBER,
    ST13ApplicationNumber: BARE_NUMBER,
    FilingDate: FILING_DATE,
    FilingLanguageCode: LANGUAGE,
    PublicationLanguageCode: LANGUAGE,
    ApplicationStatusCategory: STATUS,
  },
  application: {
    IPOfficeCode: take('record', 'office'),
    ApplicationNumber: NUMBER,
    ApplicationNumberText: BARE_NUMBER,
    ST13ApplicationNumber: BARE_NUMBER,
    FilingDate: FILING_DATE,
    FilingLanguageCode: LANGUAGE,
    InventionSubjectMatterCategory: take('record', 'subjectMatter'),
  },
  publication: {
    IPOfficeCode: take('publication', 'office'),
    PublicationNumber: take('publication', 'number'),
    PublicationIdentifier: take('publication', 'number'),
    PatentDocumentKindCode: take('publication', 'kindCode'),
    PublicationDate: take('publication', 'date'),
    PublicationLanguageCode: LANGUAGE,
  },
  publications: { Publication: { enter: 'publication' } },
  grant: {
    IPOfficeCode: take('grant', 'office'),
    PatentNumber: take('grant', 'number'),
    PatentDocumentKindCode: take('grant', 'kindCode'),
    GrantDate: take('grant', 'date'),
  },
  trademark: { ...RECORD, MarkCurrentStatusCode: STATUS },
  design: {
    ...RECORD,
    DesignApplicationLanguageCode: LANGUAGE,
    DesignApplicationCurrentStatusCategory: STATUS,
    DesignCurrentStatusCategory: STATUS,
    DesignBag: { enter: 'design' },
    Design: { enter: 'design' },
  },
  claims: { PriorityClaim: CLAIM, Priority: CLAIM },
  claim: {
    IPOfficeCode: take('claim', 'office'),
    PriorityCountryCode: take('claim', 'office'),
    ApplicationNumber: NUMBER,
    FilingDate: take('claim', 'date'),
    PriorityApplicationFilingDate: take('claim', 'date'),
    ApplicationFilingCategory: take('claim', 'kind'),
    PriorityStatusCategory: take('claim', 'status'),
  },
  number: {
    IPOfficeCode: take('number', 'office'),
    ST13ApplicationNumber: take('number', 'text'),
    ApplicationNumberText: take('number', 'text'),
  },
};

function take(holder: Holder, field: Field): Part {
  return { take: [holder, field] };
}
