/**
 * The parts of ST.96 documents that are read, as data: for each place the elements that may stand there and
 * what becomes of them. Whatever is not listed is passed over with all that is below it, persons first of
 * all: no list here leads to a name or an address.
 *
 * Element names after the V6_0 schemas; the same names hold from V2_1 to V9_0.
 */

import { BARE_NUMBER, type Dialect, type Grammar, type Part, type Parts, take } from '../reading/grammar.ts';
import { INTERNATIONAL, INTERNATIONAL_ROOTS } from './international-grammar.ts';

const COMPONENTS = 'http://www.wipo.int/standards/XMLSchema/ST96/';
/** Where every ST.96 attribute is declared (the schemas qualify attributes). */
const COMMON = `${COMPONENTS}Common`;

/**
 * An office may put a standard name into the namespace of another ST.96 component, or into one of its own, so
 * all of these count alike.
 */
const NAMESPACES = [
  `${COMPONENTS}*`,
  'urn:us:gov:doc:uspto:*',
  'http://www.cipo.ic.gc.ca/standards/XMLSchema/ST96/*',
  'http://www.jpo.go.jp/standards/XMLSchema/ST96/*',
  'urn:ige:schema:xsd:*',
];

const LANGUAGE_ATTRIBUTE = [COMMON, 'languageCode', 'record', 'language'] as const;
const VERSION_ATTRIBUTE = [COMMON, 'st96Version', 'record', 'version'] as const;
const OFFICE_ATTRIBUTE = [COMMON, 'officeCode', 'record', 'publishingOffice'] as const;
const OPERATION_ATTRIBUTE = [COMMON, 'operationCategory', 'record', 'operation'] as const;

const PART_ATTRIBUTES = [LANGUAGE_ATTRIBUTE, VERSION_ATTRIBUTE, OFFICE_ATTRIBUTE] as const;

const OUTSIDE: Part = { enter: 'outside' };
const PATENT: Part = {
  enter: 'patent',
  record: 'patent',
  attributes: PART_ATTRIBUTES,
};
const BIBLIOGRAPHIC: Part = { enter: 'patent', attributes: [VERSION_ATTRIBUTE, OFFICE_ATTRIBUTE] };
const TRADEMARK: Part = {
  enter: 'trademark',
  record: 'trademark',
  attributes: [LANGUAGE_ATTRIBUTE, OPERATION_ATTRIBUTE],
};
const DESIGN: Part = {
  enter: 'design',
  record: 'design',
  attributes: [LANGUAGE_ATTRIBUTE, OPERATION_ATTRIBUTE],
};
const INDICATION: Part = {
  enter: 'indication',
  record: 'indication',
  attributes: [LANGUAGE_ATTRIBUTE, [COMMON, 'officeCode', 'record', 'office']],
};
const CLAIM: Part = {
  enter: 'claim',
  begin: 'claim',
  attributes: [[COMMON, 'sequenceNumber', 'claim', 'sequence']],
};
const CLAIMS: Part = { enter: 'claims' };
const NUMBER: Part = { enter: 'number', begin: 'number' };
const FILE_PART: Part = {
  enter: 'patent',
  record: 'patent',
  kind: 'status-event',
  attributes: PART_ATTRIBUTES,
};
const LETTER: Part = { enter: 'letter', record: 'trademark', kind: 'status-event' };
const LANGUAGE = take('record', 'language');
const FILING_DATE = take('record', 'date');
const STATUS = take('record', 'status');

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

const GRAMMAR: Grammar = {
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
    Trademark: TRADEMARK,
    // JPO gazette
    UnexaminedPatentPublication: { ...PATENT, kind: 'publication' },
    InternationalPatentPublication: { ...PATENT, kind: 'publication' },
    UnexaminedPatentPublicationAmendment: FILE_PART,
    InternationalPatentPublicationAmendment: FILE_PART,
    RegisteredPatentPublication: { ...PATENT, kind: 'grant' },
    RegisteredUtilityModelPublication: { ...PATENT, kind: 'grant', rightType: 'U' },
    RegisteredTrademarkPublication: { ...TRADEMARK, kind: 'grant' },
    RegisteredDesignPublication: { ...DESIGN, kind: 'grant' },
    // USPTO file wrapper: parts of an application or letters in its file, none the whole filing
    ClaimsDocument: FILE_PART,
    SpecificationDocument: FILE_PART,
    AbstractDocument: FILE_PART,
    RemarksDocument: FILE_PART,
    DrawingDocument: FILE_PART,
    OutgoingDocument: FILE_PART,
    Document: LETTER,
    DocumentList: { ...LETTER, enter: 'letters' },
    // IPI data delivery
    ApiResponse: OUTSIDE,
    Result: OUTSIDE,
    DataBag: OUTSIDE,
    Data: OUTSIDE,
    DataLax: OUTSIDE,
    DataAny: OUTSIDE,
    DesignTransaction: OUTSIDE,
    DesignTransactionBody: OUTSIDE,
    DesignApplicationBag: OUTSIDE,
    DesignApplication: DESIGN,
    DesignBag: OUTSIDE,
    Design: DESIGN,
    GIApplication: INDICATION,
    GITransaction: OUTSIDE,
    GITransactionBody: OUTSIDE,
    GIBag: OUTSIDE,
    GIData: INDICATION,
    SPCBibliographicData: { ...PATENT, enter: 'certificate', rightType: 'S' },
    SearchReport: FILE_PART,
    ExaminationReport: FILE_PART,
    PatentLegalStatusData: OUTSIDE,
    PatentLegalStatus: FILE_PART,
    // Description, claims and drawings; the V6_0 schema gives it no number
    ApplicationBody: {
      ...FILE_PART,
      attributes: [...PART_ATTRIBUTES, [COMMON, 'receivingOffice', 'record', 'receivingOffice']],
    },
    ...INTERNATIONAL_ROOTS,
  },
  ...INTERNATIONAL,
  patent: {
    IPOfficeCode: take('record', 'publishingOffice'),
    BibliographicData: BIBLIOGRAPHIC,
    UnexaminedPatentPublicationBibliographicData: BIBLIOGRAPHIC,
    InternationalPatentPublicationBibliographicData: BIBLIOGRAPHIC,
    RegisteredPatentPublicationBibliographicData: BIBLIOGRAPHIC,
    RegisteredUtilityModelPublicationBibliographicData: BIBLIOGRAPHIC,
    UnexaminedPatentPublicationAmendmentHeader: BIBLIOGRAPHIC,
    InternationalPatentPublicationAmendmentHeader: BIBLIOGRAPHIC,
    PatentCaseMetadata: BIBLIOGRAPHIC,
    DocumentHeaderDetails: BIBLIOGRAPHIC,
    ApplicationHeaderDetails: { enter: 'header' },
    UtilityModelPublicationIdentification: { enter: 'publication' },
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
  publications: { Publication: { enter: 'publication' }, GIPublication: { enter: 'publication' } },
  grant: {
    IPOfficeCode: take('grant', 'office'),
    PatentNumber: take('grant', 'number'),
    PatentDocumentKindCode: take('grant', 'kindCode'),
    GrantDate: take('grant', 'date'),
  },
  trademark: {
    ...RECORD,
    MarkCurrentStatusCode: STATUS,
    Publication: { enter: 'publication' },
    NationalApplicationFilingDateBag: { enter: 'trademark' },
    NationalApplicationFilingDate: FILING_DATE,
    NationalMarkRegistrationDate: take('grant', 'date'),
  },
  indication: {
    ...RECORD,
    GIStatusCategory: STATUS,
    GIPublicationBag: { enter: 'publications' },
    GIPriorityBag: CLAIMS,
    GIData: { enter: 'indication', attributes: INDICATION.attributes ?? [] },
  },
  certificate: {
    SPCNumber: BARE_NUMBER,
    SPCFilingDate: FILING_DATE,
    GrantDate: take('grant', 'date'),
  },
  header: { ApplicationNumber: BARE_NUMBER },
  letter: { SerialNumber: BARE_NUMBER },
  letters: { Document: { enter: 'letter' } },
  design: {
    ...RECORD,
    DesignApplicationLanguageCode: LANGUAGE,
    DesignApplicationCurrentStatusCategory: STATUS,
    DesignCurrentStatusCategory: STATUS,
    DesignBag: { enter: 'design' },
    Design: { enter: 'design' },
  },
  claims: { PriorityClaim: CLAIM, Priority: CLAIM, GIPriority: CLAIM },
  claim: {
    IPOfficeCode: take('claim', 'office'),
    PriorityCountryCode: take('claim', 'office'),
    // USPTO PEDS
    IPOfficeName: take('claim', 'officeName'),
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

export const ST96_DIALECTS: readonly Dialect[] = [
  {
    reader: 'st96',
    namespaces: NAMESPACES,
    prefixes: {
      com: COMMON,
      pat: `${COMPONENTS}Patent`,
      tmk: `${COMPONENTS}Trademark`,
      dgn: `${COMPONENTS}Design`,
      gin: `${COMPONENTS}GeographicalIndication`,
      cpy: `${COMPONENTS}Copyright`,
    },
    version: [COMMON, 'st96Version'],
    grammar: GRAMMAR,
  },
];
