/**
 * Bibliographic data of EPO full text, ST.36 documents that tag it by ST.32 field codes (`SDOBI`), to ST.96. It is
 * read only: what is written is ST.36 with names.
 */

import { namedLine } from './contact.ts';
import { POSITION, type Rule } from './mapping.ts';
import { COUNTRY, DATE, LANGUAGE, OFFICE, pattern } from './values.ts';
import { elements, textOf, type XmlNode, xmlNode } from './xml-tree.ts';

/** Fields whose elements stand in a row, each time beginning anew when a name comes again: B310 B320 B330 B310 … */
const ROWS: ReadonlyMap<string, string> = new Map([
  ['B300', 'priority'],
  ['B540', 'title'],
]);

/**
 * The same data with the rows of priority claims and titles gathered, each in an element of its own. All other
 * elements are those of the source, so that it is known what was carried of them.
 */
export function gatherRows(source: XmlNode): XmlNode {
  const row = ROWS.get(source.name);
  if (row !== undefined) return { ...source, children: rowsOf(elements(source), row) };
  const children = source.children.map((child) => (typeof child === 'string' ? child : gatherRows(child)));
  return children.some((child, index) => child !== source.children[index]) ? { ...source, children } : source;
}

function rowsOf(fields: readonly XmlNode[], row: string): XmlNode[] {
  const rows: XmlNode[] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    if (last === undefined || elements(last).some(({ name }) => name === field.name)) {
      rows.push(xmlNode(row, [field]));
    } else {
      last.children.push(field);
    }
  }
  return rows;
}

const ADDRESS = 'com:PostalAddressBag/com:PostalAddress/com:PostalStructuredAddress';

const FULL_CONTACT: readonly Rule[] = [
  { old: 'snm', st96: 'com:Name/com:EntityName' },
  namedLine(['adr/str'], `${ADDRESS}/`),
  { old: 'adr/city', st96: `${ADDRESS}/com:CityName` },
  { old: 'adr/ctry', st96: `${ADDRESS}/com:CountryCode`, value: COUNTRY },
];
const BRIEF_CONTACT: readonly Rule[] = [
  { old: 'snm', st96: 'com:Name/com:EntityName' },
  { old: 'adr/city', st96: 'com:CityName' },
  { old: 'adr/ctry', st96: 'com:CountryCode', value: COUNTRY },
];
const PARTY: readonly Rule[] = [
  { st96: '@com:sequenceNumber', otherwise: POSITION },
  { old: '.', st96: 'com:Contact', content: FULL_CONTACT, when: hasStreet },
  { old: '.', st96: 'com:PublicationContact', content: BRIEF_CONTACT, when: (node) => !hasStreet(node) },
];
const IDENTIFIED_PARTY: readonly Rule[] = [{ old: 'iid', st96: 'com:PartyIdentifier' }, ...PARTY];
const OWNER: readonly Rule[] = IDENTIFIED_PARTY.filter(({ otherwise }) => otherwise === undefined);

function hasStreet(party: XmlNode): boolean {
  return elements(party)
    .filter(({ name }) => name === 'adr')
    .flatMap(elements)
    .some((line) => line.name === 'str' && textOf(line).trim() !== '');
}

/** `EP2007050881`, `WO2007088160`: the office stands before the number. */
const OFFICE_BEFORE = pattern(/^[A-Z]{2}\w+$/);
const LEADING_OFFICE = {
  to96: (text: string) => OFFICE.to96(OFFICE_BEFORE.to96(text)?.slice(0, 2) ?? ''),
  from96: () => undefined,
};

const APPLICATION: readonly Rule[] = [
  { old: 'B100/B190', st96: 'com:IPOfficeCode', value: OFFICE },
  { old: 'B200/B210', st96: 'com:ApplicationNumber/com:ApplicationNumberText' },
  { old: 'B200/B220/date', st96: 'pat:FilingDate', value: DATE },
];

const CITED = 'pat:PatentDocumentIdentification';

/** INID 62: the earlier application from which this one was divided. */
const DIVISION: readonly Rule[] = [
  {
    old: 'B600/B620EP/parent/cdoc',
    st96: `pat:ParentDocument/${CITED}`,
    content: [
      {
        old: '.',
        st96: 'pat:ApplicationIdentification',
        content: [
          { st96: 'com:IPOfficeCode', otherwise: 'EP' },
          { old: 'dnum/anum', st96: 'com:ApplicationNumber/com:ApplicationNumberText' },
          { old: 'date', st96: 'pat:FilingDate', value: DATE },
        ],
      },
      {
        old: '.',
        st96: 'pat:PatentPublicationIdentification',
        content: [
          { st96: 'com:IPOfficeCode', otherwise: 'EP' },
          { old: 'dnum/pnum', st96: 'pat:PublicationNumber' },
        ],
      },
    ],
  },
  { old: '.', st96: `pat:ChildDocument/${CITED}/pat:ApplicationIdentification`, content: APPLICATION },
];

export const ST32: readonly Rule[] = [
  { st96: '@com:st96Version', otherwise: 'V6_0' },
  {
    old: 'B100',
    st96: 'pat:PatentPublicationIdentification',
    content: [
      { old: 'B190', st96: 'com:IPOfficeCode', value: OFFICE },
      { old: 'B110', st96: 'pat:PublicationNumber' },
      { old: 'B130', st96: 'com:PatentDocumentKindCode' },
      { old: 'B140/date', st96: 'com:PublicationDate', value: DATE },
    ],
  },
  {
    old: '.',
    st96: 'pat:ApplicationIdentification',
    content: [...APPLICATION, { old: 'B700/B710/B711/irf', st96: 'com:ApplicantFileReference' }],
  },
  {
    old: 'B300/priority',
    st96: 'pat:PriorityClaimBag/pat:PriorityClaim',
    content: [
      { st96: '@com:sequenceNumber', otherwise: POSITION },
      { old: 'B330/ctry', st96: 'com:IPOfficeCode', value: OFFICE },
      { old: 'B310', st96: 'com:ApplicationNumber/com:ApplicationNumberText' },
      { old: 'B320/date', st96: 'pat:FilingDate', value: DATE },
    ],
  },
  {
    old: ['B500/B510EP/classification-ipcr', 'B500/B510EP/classifications-ipcr/classification-ipcr'],
    st96: 'pat:PatentClassificationBag/pat:IPCRClassificationBag/pat:IPCRClassification',
    content: [
      { old: '@sequence', st96: '@com:sequenceNumber' },
      { old: 'text', st96: 'pat:PatentClassificationText' },
    ],
  },
  {
    old: 'B500/B510',
    st96: 'pat:PatentClassificationBag/pat:IPCClassification',
    content: [
      { old: 'B516', st96: 'com:Edition' },
      { old: 'B511', st96: 'pat:MainClassification' },
      { old: ['B512', 'B513'], st96: 'pat:FurtherClassification' },
    ],
  },
  {
    old: 'B500/B540/title',
    st96: 'pat:InventionTitleBag/pat:InventionTitle',
    content: [
      { old: 'B541', st96: '@com:languageCode', value: LANGUAGE },
      { old: 'B542', st96: '.', phrase: true },
    ],
  },
  {
    old: '.',
    st96: 'pat:RelatedDocumentBag/pat:Division',
    content: DIVISION,
    when: (node) => elements(node).some((field) => field.name === 'B600' && textOf(field).trim() !== ''),
  },
  { old: 'B400/B450/date', st96: 'pat:GrantPublicationDate', value: DATE },
  { old: 'B700/B710/B711', st96: 'pat:PartyBag/pat:ApplicantBag/pat:Applicant', content: IDENTIFIED_PARTY },
  { old: 'B700/B720/B721', st96: 'pat:PartyBag/pat:InventorBag/pat:Inventor', content: IDENTIFIED_PARTY },
  { old: 'B700/B730/B731', st96: 'pat:PartyBag/pat:OwnerBag/pat:Owner', content: OWNER },
  {
    old: 'B700/B740/B741',
    st96: 'pat:PartyBag/pat:RegisteredPractitionerBag/pat:RegisteredPractitioner',
    content: [
      // Field 74 of ST.9 is the attorney or agent; which of them the document does not say.
      { st96: 'pat:RegisteredPractitionerCategory', otherwise: 'Agent' },
      ...PARTY,
    ],
  },
  {
    old: 'B800/B860/B861',
    st96: 'pat:InternationalFilingData/pat:ApplicationIdentification',
    content: [
      { old: 'dnum/anum', st96: 'com:IPOfficeCode', value: LEADING_OFFICE },
      { old: 'dnum/anum', st96: 'com:ApplicationNumber/com:ApplicationNumberText' },
      { old: 'date', st96: 'pat:FilingDate', value: DATE },
    ],
  },
  {
    old: 'B800/B870/B871',
    st96: 'pat:InternationalPublishingData',
    content: [
      {
        old: '.',
        st96: `${CITED}/pat:PatentPublicationIdentification`,
        content: [
          { old: 'dnum/pnum', st96: 'com:IPOfficeCode', value: LEADING_OFFICE },
          { old: 'dnum/pnum', st96: 'pat:PublicationNumber' },
        ],
      },
      { old: 'bnum', st96: 'pat:GazetteReference/pat:GazetteNumber' },
      { old: 'date', st96: 'pat:GazetteReference/com:PublicationDate', value: DATE },
    ],
  },
  { old: 'B200/B250', st96: 'com:FilingLanguageCode', value: LANGUAGE },
  { old: 'B200/B260', st96: 'com:PublicationLanguageCode', value: LANGUAGE },
  {
    old: 'B800/B840',
    st96: 'pat:StateDesignation/pat:RegionalDesignation',
    content: [
      { st96: 'pat:RegionalOfficeCode', otherwise: 'EP' },
      { old: 'ctry', st96: 'com:DesignatedCountryCode', value: OFFICE },
    ],
  },
];
