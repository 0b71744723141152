/** Content models of what the patent tables write: ST.96 V6_0, and the common elements of ST.36. */

import type { Grammar } from './grammar.ts';

const APPLICATION = 'com:IPOfficeCode! com:ApplicationNumber!';
const CITED_DOCUMENT = 'pat:PatentDocumentIdentification!';
const RELATION = '@com:sequenceNumber pat:ParentDocument! pat:ChildDocument*!';
const CONTACTS = 'com:Contact|com:PublicationContact!';

/** Contacts, names and addresses: the same in patents, trademarks and designs. */
export const CONTACT_96: Grammar = {
  'com:ApplicationNumber': 'com:ST13ApplicationNumber|com:ApplicationNumberText!',
  'com:Contact':
    'com:Name! com:PostalAddressBag com:FaxNumberBag com:EmailAddressBag com:WebAddressBag com:PhoneNumberBag',
  'com:PublicationContact': 'com:Name! com:CityName com:GeographicRegionName com:CountryCode com:PostalCode',
  'com:Name': 'com:PersonName* com:OrganizationName* com:EntityName*',
  'com:PersonName': 'com:PersonFullName|com:PersonStructuredName!',
  'com:PersonStructuredName':
    'com:NamePrefix com:FirstName com:MiddleName com:LastName! com:FirstLastName com:SecondLastName com:NameSuffix',
  'com:OrganizationName': 'com:OrganizationStandardName!',
  'com:PostalAddressBag': 'com:PostalAddress*!',
  'com:PostalAddress': 'com:PostalStructuredAddress|com:PostalAddressText!',
  'com:PostalStructuredAddress':
    'com:AddressLineText*! com:CityName com:GeographicRegionName* com:CountryCode! com:PostalCode',
  'com:AddressLineText': '@com:sequenceNumber!',
};

export const PATENT_96: Grammar = {
  ...CONTACT_96,
  'pat:BibliographicData': `@com:st96Version! pat:PatentPublicationIdentification pat:ApplicationIdentification!
    pat:PatentGrantIdentification pat:PriorityClaimBag pat:GrantTerm pat:PatentClassificationBag
    pat:InventionTitleBag! pat:ClaimTotalQuantity pat:FigureBag pat:RelatedDocumentBag
    pat:GrantPublicationDate pat:ExemplaryClaimBag pat:PartyBag! pat:InternationalFilingData
    pat:RegionalFilingData pat:InternationalPublishingData pat:RegionalPublishingData
    com:FilingLanguageCode com:PublicationLanguageCode pat:StateDesignation com:ReceivingOfficeDate`,
  'pat:PatentPublicationIdentification':
    'com:IPOfficeCode! pat:PublicationNumber! com:PublicationLanguageCode com:PatentDocumentKindCode com:PublicationDate',
  'pat:PatentGrantIdentification':
    'com:IPOfficeCode! pat:PatentNumber! com:PublicationLanguageCode com:PatentDocumentKindCode pat:GrantDate',
  'pat:ApplicationIdentification': `${APPLICATION} com:ApplicantFileReference com:FilingLanguageCode
    pat:ApplicationFilingCategory pat:InventionSubjectMatterCategory pat:FilingDate`,
  'pat:PriorityClaimBag': 'pat:PriorityClaim*!',
  'pat:PriorityClaim': `@com:sequenceNumber! com:IPOfficeCode! com:ApplicationNumber pat:FilingDate!
    pat:IndicatedIPOfficeCode* pat:ApplicationFilingCategory
    pat:RequestedPriorityDocumentIndicator|pat:AttachedPriorityDocumentIndicator|com:DASAccessCode`,
  'pat:CPCClassificationBag': 'pat:MainCPC! pat:FurtherCPC',
  'pat:MainCPC': 'pat:CPCClassification!',
  'pat:FurtherCPC': 'pat:CPCClassification*!',
  'pat:CPCClassification': `pat:ClassificationVersionDate! pat:CPCSection! pat:Class! pat:Subclass!
    pat:MainGroup! pat:Subgroup! com:SymbolPositionCode! pat:CPCClassificationValueCode! pat:ActionDate!
    pat:GeneratingOfficeCode! pat:CPCClassificationStatusCode pat:PatentClassificationDataSourceCode`,
  'pat:IPCClassification': 'com:Edition! pat:MainClassification! pat:FurtherClassification*',
  'pat:IPCRClassificationBag': 'pat:IPCRClassification*!',
  'pat:IPCRClassification': `pat:PatentClassificationText|pat:ClassificationVersionDate!
    pat:PatentClassificationLevelCode com:SymbolPositionCode pat:IPCClassificationValueCode pat:ActionDate
    pat:IPCClassificationStatusCode pat:PatentClassificationDataSourceCode pat:GeneratingOfficeCode
    pat:PatentClassificationText|pat:Section! pat:PatentClassificationText|pat:Class!
    pat:PatentClassificationText|pat:Subclass! pat:MainGroup pat:Subgroup`,
  'pat:NationalClassification':
    'com:IPOfficeCode! com:Edition pat:MainNationalClassification! pat:FurtherNationalClassification*',
  'pat:InventionTitleBag': 'pat:InventionTitle*!',
  'pat:Continuation': RELATION,
  'pat:Division': RELATION,
  'pat:Addition': RELATION,
  'pat:PartialContinuation': RELATION,
  'pat:Reissue': RELATION,
  'pat:Substitution': RELATION,
  'pat:ParentDocument': `${CITED_DOCUMENT} pat:ParentDocumentStatusCode pat:PCTDocumentParent`,
  'pat:ChildDocument': CITED_DOCUMENT,
  'pat:RelatedPublication': 'pat:PatentDocumentIdentification*!',
  'pat:ProvisionalApplication': `${CITED_DOCUMENT} pat:ProvisionalApplicationStatusCode`,
  'pat:FigureBag': 'pat:DrawingSheetTotalQuantity pat:FigureTotalQuantity',
  'pat:Applicant': `@com:sequenceNumber com:PartyIdentifier ${CONTACTS} pat:ApplicantCategory
    com:NationalityCode pat:DesignationCategory com:ResidenceCountryCode`,
  'pat:Inventor': `@com:sequenceNumber com:PartyIdentifier ${CONTACTS} com:NationalityCode`,
  'pat:Owner': `com:PartyIdentifier ${CONTACTS}`,
  'pat:Assignee': `com:PartyIdentifier ${CONTACTS}`,
  'pat:RegisteredPractitioner': `@com:sequenceNumber! pat:RegisteredPractitionerRegistrationNumber
    pat:RegisteredPractitionerCategory! ${CONTACTS}`,
  'pat:PrimaryExaminer': 'com:Name!',
  'pat:AssistantExaminer': 'com:Name!',
  'com:CorrespondenceAddress': 'com:CorrespondenceAddressPartyCategory com:Contact*!',
  'pat:InternationalFilingData': 'pat:ApplicationIdentification! pat:NationalStageFilingDate',
  'pat:RegionalFilingData': 'pat:ApplicationIdentification! pat:NationalStageFilingDate',
  'pat:InternationalPublishingData': 'pat:PatentDocumentIdentification! pat:GazetteReference',
  'pat:RegionalPublishingData': 'pat:PatentDocumentIdentification! pat:GazetteReference',
  'pat:GazetteReference': 'pat:GazetteNumber! com:PublicationDate!',
  'pat:StateDesignation': 'pat:NationalDesignation|pat:RegionalDesignation!',
  'pat:NationalDesignation': 'com:DesignatedCountryCode*!',
  'pat:RegionalDesignation': 'pat:RegionalOfficeCode! com:DesignatedCountryCode*!',
};

/** ST.36 has a DTD only, which is not at hand to validate against, so what it is taken to require is held here. */
export const PATENT_36: Grammar = {
  'bibliographic-data': `publication-reference classification-ipc classifications-ipcr classifications-cpc
    classification-national application-reference! language-of-filing language-of-publication priority-claims
    parties assignees examiners designation-of-states pct-or-regional-filing-data pct-or-regional-publishing-data
    related-documents number-of-claims figures exemplary-claim invention-title*`,
  'publication-reference': 'document-id!',
  'application-reference': 'document-id!',
  'document-id': 'country! doc-number! kind name date',
  'priority-claims': 'priority-claim*!',
  'priority-claim': `@sequence! @kind country! doc-number date! office-of-filing
    priority-doc-requested|priority-doc-attached`,
  'classifications-ipcr': 'classification-ipcr*!',
  'classification-ipcr': `text|ipc-version-indicator! classification-level section class subclass main-group
    subgroup symbol-position classification-value action-date generating-office classification-status
    classification-data-source`,
  'classification-ipc': 'edition! main-classification! further-classification*',
  'classifications-cpc': 'main-cpc further-cpc',
  'main-cpc': 'classification-cpc!',
  'further-cpc': 'classification-cpc*!',
  'classification-cpc': `cpc-version-indicator section class subclass main-group subgroup symbol-position
    classification-value action-date generating-office classification-status classification-data-source`,
  'classification-national': 'country! edition main-classification! further-classification*',
  parties: 'applicants inventors correspondence-address agents',
  applicant: '@sequence @app-type @designation addressbook*! nationality residence',
  inventor: '@sequence addressbook*! nationality',
  agent: '@sequence @rep-type addressbook*!',
  assignee: 'addressbook*!',
  addressbook:
    'prefix last-name orgname name first-name middle-name suffix iid address phone* fax* email* url*',
  address: `address-1 address-2 address-3 address-4 address-5 address-6 mailcode pobox room address-floor
    building street city county state postcode country text`,
  'designation-pct': 'regional* national',
  regional: 'region! country*!',
  region: 'country!',
  national: 'country*!',
  relation: 'parent-doc! child-doc*!',
  'parent-doc': 'document-id! parent-status',
  'child-doc': 'document-id!',
  'pct-or-regional-filing-data': 'document-id!',
  'pct-or-regional-publishing-data': 'document-id! gazette-reference',
  'gazette-reference': 'gazette-num! date!',
};
