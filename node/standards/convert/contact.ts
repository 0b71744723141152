/** Names and addresses of ST.36 `addressbook` and ST.96 `com:Contact`. They pass through; nothing keeps them. */

import { POSITION, pathsOf, type Rule, stepsOf } from './mapping.ts';
import { COUNTRY, LANGUAGE } from './values.ts';
import { elements, textOf, type XmlNode } from './xml-tree.ts';

const PERSON = 'com:Name/com:PersonName/com:PersonStructuredName';
const ADDRESS = 'com:PostalAddressBag/com:PostalAddress/com:PostalStructuredAddress';

export const PERSON_NAME: readonly Rule[] = [
  { old: 'prefix', st96: `${PERSON}/com:NamePrefix` },
  { old: 'first-name', st96: `${PERSON}/com:FirstName` },
  { old: 'middle-name', st96: `${PERSON}/com:MiddleName` },
  { old: 'last-name', st96: `${PERSON}/com:LastName` },
  { old: 'suffix', st96: `${PERSON}/com:NameSuffix` },
  { old: 'orgname', st96: 'com:Name/com:OrganizationName/com:OrganizationStandardName' },
  { old: 'name', st96: ['com:Name/com:EntityName', 'com:Name/com:PersonName/com:PersonFullName'] },
];

/** Lines that are numbered on both sides. */
const NUMBERED = [1, 2, 3, 4, 5, 6].map((line): Rule => {
  return {
    old: `address/address-${line}`,
    st96: `${ADDRESS}/com:AddressLineText[@com:sequenceNumber=${line}]`,
  };
});

/** Lines that ST.36 calls by what they are: ST.96 numbers them in this order, after those that have a number. */
const NAMED_LINES = ['mailcode', 'pobox', 'room', 'address-floor', 'building', 'street'];

const CONTACT: readonly Rule[] = [
  { old: '@lang', st96: '@com:languageCode', value: LANGUAGE },
  ...PERSON_NAME,
  ...NUMBERED,
  { ...namedLine(NAMED_LINES.map((name) => `address/${name}`)), only: 'to96' },
  { old: 'address/city', st96: `${ADDRESS}/com:CityName` },
  ...regions(`${ADDRESS}/`),
  { old: 'address/country', st96: `${ADDRESS}/com:CountryCode`, value: COUNTRY },
  { old: 'address/postcode', st96: `${ADDRESS}/com:PostalCode` },
  { old: 'address/text', st96: 'com:PostalAddressBag/com:PostalAddress/com:PostalAddressText' },
  { old: 'fax', st96: 'com:FaxNumberBag/com:FaxNumber' },
  { old: 'email', st96: 'com:EmailAddressBag/com:EmailAddressText' },
  { old: 'url', st96: 'com:WebAddressBag/com:WebAddressURI' },
  { old: 'phone', st96: 'com:PhoneNumberBag/com:PhoneNumber' },
];

const PUBLICATION_CONTACT: readonly Rule[] = [
  { old: '@lang', st96: '@com:languageCode', value: LANGUAGE },
  ...PERSON_NAME,
  { old: 'address/city', st96: 'com:CityName' },
  ...regions(''),
  { old: 'address/country', st96: 'com:CountryCode', value: COUNTRY },
  { old: 'address/postcode', st96: 'com:PostalCode' },
];

function regions(within: string): Rule[] {
  const name = `${within}com:GeographicRegionName`;
  return [
    { old: 'address/county', st96: `${name}[@com:geographicRegionCategory=County]` },
    { old: 'address/state', st96: `${name}[@com:geographicRegionCategory=State]` },
    { old: 'address/state', st96: name, only: 'from96', when: ({ attributes }) => attributes.size === 0 },
  ];
}

/** A line of an address whose number is its place. */
export function namedLine(old: readonly string[], within = `${ADDRESS}/`): Rule {
  return {
    old,
    st96: `${within}com:AddressLineText`,
    content: [
      { old: '.', st96: '.' },
      { st96: '@com:sequenceNumber', otherwise: POSITION },
    ],
  };
}

/** `com:PostalStructuredAddress` requires a line and `com:PublicationContact` has none: the latter is for town and country alone. */
function isForPublication(addressbook: XmlNode): boolean {
  const address = elements(addressbook).find(({ name }) => name === 'address');
  if (address === undefined) return false;
  const said = elements(address).filter((part) => textOf(part).trim() !== '');
  const parts = new Set(said.map(({ name }) => name));
  return ![...NAMED_LINES, 'text', ...NUMBERED.flatMap(({ old }) => pathsOf(old).map(lastName))].some(
    (name) => parts.has(name),
  );
}

function lastName(path: string): string {
  return stepsOf(path).at(-1)?.name ?? '';
}

/** Rules for the contacts of a party. @param addressbook paths to them in ST.36 */
export function contacts(addressbook: string | readonly string[]): Rule[] {
  return [
    { old: addressbook, st96: 'com:Contact', content: CONTACT, when: (node) => !isForPublication(node) },
    {
      old: addressbook,
      st96: 'com:PublicationContact',
      content: PUBLICATION_CONTACT,
      when: isForPublication,
      only: 'to96',
    },
    { old: addressbook, st96: 'com:PublicationContact', content: PUBLICATION_CONTACT, only: 'from96' },
  ];
}

/** Where V6_0 has room for `com:Contact` only. */
export function fullContacts(addressbook: string): Rule {
  return { old: addressbook, st96: 'com:Contact', content: CONTACT };
}
