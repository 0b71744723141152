/** What ST.66 and ST.86 share: parties, priorities, publications. Parties pass through; nothing keeps them. */

import type { Rule } from './mapping.ts';
import { COUNTRY, INDICATOR, ISO_DATE, LANGUAGE, OFFICE, words } from './values.ts';

const PERSON = 'com:Name/com:PersonName/com:PersonStructuredName';
const ADDRESS = 'com:PostalAddressBag/com:PostalAddress/com:PostalStructuredAddress';
const FORMATTED_NAME = 'FormattedNameAddress/Name/FormattedName';
const FORMATTED_ADDRESS = 'FormattedNameAddress/Address/FormattedAddress';

/** A text that says its language. */
export const LOCALIZED: readonly Rule[] = [
  { old: '.', st96: '.' },
  { old: '@languageCode', st96: '@com:languageCode', value: LANGUAGE },
];

const ADDRESS_LINES = [
  'AddressStreet',
  'AddressBuilding',
  'AddressFloor',
  'AddressRoom',
  'AddressPostOfficeBox',
];

const ADDRESS_BOOK: readonly Rule[] = [
  { old: `${FORMATTED_NAME}/NamePrefix`, st96: `${PERSON}/com:NamePrefix` },
  { old: `${FORMATTED_NAME}/FirstName`, st96: `${PERSON}/com:FirstName` },
  { old: `${FORMATTED_NAME}/MiddleName`, st96: `${PERSON}/com:MiddleName` },
  { old: `${FORMATTED_NAME}/LastName`, st96: `${PERSON}/com:LastName` },
  { old: `${FORMATTED_NAME}/SecondLastName`, st96: `${PERSON}/com:SecondLastName` },
  { old: `${FORMATTED_NAME}/NameSuffix`, st96: `${PERSON}/com:NameSuffix` },
  {
    old: `${FORMATTED_NAME}/OrganizationName`,
    st96: 'com:Name/com:OrganizationName/com:OrganizationStandardName',
  },
  {
    old: 'FormattedNameAddress/Name/FreeFormatName/FreeFormatNameDetails/FreeFormatNameLine',
    st96: 'com:Name/com:EntityName',
  },
  ...ADDRESS_LINES.map((line, index): Rule => {
    return {
      old: `${FORMATTED_ADDRESS}/${line}`,
      st96: `${ADDRESS}/com:AddressLineText[@com:sequenceNumber=${index + 1}]`,
    };
  }),
  { old: `${FORMATTED_ADDRESS}/AddressCity`, st96: `${ADDRESS}/com:CityName` },
  {
    old: `${FORMATTED_ADDRESS}/AddressCounty`,
    st96: `${ADDRESS}/com:GeographicRegionName[@com:geographicRegionCategory=County]`,
  },
  {
    old: `${FORMATTED_ADDRESS}/AddressState`,
    st96: `${ADDRESS}/com:GeographicRegionName[@com:geographicRegionCategory=State]`,
  },
  {
    old: `${FORMATTED_ADDRESS}/FormattedAddressCountryCode`,
    st96: `${ADDRESS}/com:CountryCode`,
    value: COUNTRY,
  },
  { old: `${FORMATTED_ADDRESS}/AddressPostcode`, st96: `${ADDRESS}/com:PostalCode` },
  {
    old: 'FormattedNameAddress/Address/FreeFormatAddress/FreeFormatAddressLine',
    st96: 'com:PostalAddressBag/com:PostalAddress/com:PostalAddressText',
  },
  { old: 'ContactInformationDetails/Fax', st96: 'com:FaxNumberBag/com:FaxNumber' },
  { old: 'ContactInformationDetails/Email', st96: 'com:EmailAddressBag/com:EmailAddressText' },
  { old: 'ContactInformationDetails/URL', st96: 'com:WebAddressBag/com:WebAddressURI' },
  { old: 'ContactInformationDetails/Phone', st96: 'com:PhoneNumberBag/com:PhoneNumber' },
];

/**
 * Rules for the parties of one role. Registers that name a party by its key alone have `<role>Key`.
 * @param role in ST.66 and ST.86: `Applicant`, `Representative`, `Designer`
 * @param party in ST.96, with its bag
 */
export function parties(role: string, party: string): Rule[] {
  return [
    {
      old: `${role}Details/${role}`,
      st96: party,
      content: [
        { old: '@operationCode', st96: '@com:operationCategory', value: OPERATION },
        { old: '@sequenceNumber', st96: '@com:sequenceNumber' },
        { old: `${role}Identifier`, st96: 'com:PartyIdentifier' },
        { old: `${role}AddressBook`, st96: 'com:Contact', content: ADDRESS_BOOK },
        { old: `${role}NationalityCode`, st96: 'com:NationalityCode', value: COUNTRY },
        { old: `${role}IncorporationCountryCode`, st96: 'com:IncorporationCountryCode', value: COUNTRY },
        { old: 'Comment', st96: 'com:CommentText', content: LOCALIZED },
      ],
    },
    {
      old: `${role}Details/${role}Key`,
      st96: party,
      content: [{ old: 'Identifier', st96: 'com:PartyIdentifier' }],
    },
  ];
}

export const OPERATION = words([
  ['Select', 'Select'],
  ['Insert', 'Insert'],
  ['Update', 'Update'],
  ['Delete', 'Delete'],
]);

/** `com:PriorityStatusCategory`. */
const PRIORITY_STATUS = words(
  ['Claimed', 'Abandoned', 'Accepted', 'Partially refused', 'Refused', 'Undefined'].map(
    (word) => [word, word] as const,
  ),
);

export const PRIORITY: readonly Rule[] = [
  { old: 'PriorityCountryCode', st96: 'com:PriorityCountryCode', value: OFFICE },
  { old: 'PriorityNumber', st96: 'com:ApplicationNumber/com:ApplicationNumberText' },
  { old: 'PriorityDate', st96: 'com:PriorityApplicationFilingDate', value: ISO_DATE },
  { old: 'PriorityStatusCode', st96: 'com:PriorityStatusCategory', value: PRIORITY_STATUS },
  { old: 'PriorityStatusDate', st96: 'com:PriorityStatusDate', value: ISO_DATE },
];

export const PARTIAL_PRIORITY: readonly Rule[] = [
  ...PRIORITY,
  { old: 'PriorityPartialIndicator', st96: 'tmk:PriorityPartialIndicator', value: INDICATOR },
];

export const EXHIBITIONS: Rule = {
  old: 'ExhibitionPriorityDetails/ExhibitionPriority',
  st96: 'com:ExhibitionPriorityBag/com:ExhibitionPriority',
  content: [
    { old: 'ExhibitionCountryCode', st96: 'com:ExhibitionCountryCode', value: COUNTRY },
    { old: 'ExhibitionCity', st96: 'com:ExhibitionCityName' },
    { old: 'ExhibitionName', st96: 'com:ExhibitionName' },
    { old: 'ExhibitionDate', st96: 'com:ExhibitionDate', value: ISO_DATE },
    { old: 'ExhibitionFirstDisplayDate', st96: 'com:ExhibitionFirstDisplayDate', value: ISO_DATE },
  ],
};

/** Sections of gazettes are coded by each office; ST.96 lists words and has the subsection for all else. */
export const PUBLICATION: readonly Rule[] = [
  { old: 'PublicationIdentifier', st96: 'com:PublicationIdentifier' },
  { old: ['PublicationSection', 'PublicationSubsection'], st96: 'com:PublicationSubsection' },
  { old: 'PublicationDate', st96: 'com:PublicationDate', value: ISO_DATE },
  { old: 'PublicationPage', st96: 'com:PublicationPage' },
];
