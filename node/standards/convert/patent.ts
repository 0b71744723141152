/**
 * Bibliographic data of patents: ST.36 `bibliographic-data` and ST.96 `pat:BibliographicData`, matched by what their
 * elements mean. The writer goes by the first path; US Red Book and DOCDB have some of the others.
 */

import { POSITION, type Rule } from './mapping.ts';
import { CLASSIFICATIONS } from './patent-classes.ts';
import { PARTIES } from './patent-parties.ts';
import { DATE, LANGUAGE, OFFICE, PRESENCE, QUANTITY, words } from './values.ts';
import { elements, textOf, type XmlNode } from './xml-tree.ts';

const NUMBER = [
  'com:ApplicationNumber/com:ApplicationNumberText',
  'com:ApplicationNumber/com:ST13ApplicationNumber',
];

const APPLICATION: readonly Rule[] = [
  { old: 'country', st96: 'com:IPOfficeCode', value: OFFICE },
  { old: 'doc-number', st96: NUMBER },
  { old: 'date', st96: 'pat:FilingDate', value: DATE },
];

const PUBLICATION: readonly Rule[] = [
  { old: '@lang', st96: 'com:PublicationLanguageCode', value: LANGUAGE },
  { old: 'country', st96: 'com:IPOfficeCode', value: OFFICE },
  { old: 'doc-number', st96: 'pat:PublicationNumber' },
  { old: 'kind', st96: 'com:PatentDocumentKindCode' },
  { old: 'date', st96: 'com:PublicationDate', value: DATE },
];

const APPLICATION_REFERENCE: readonly Rule[] = [
  { old: 'document-id/country', st96: 'com:IPOfficeCode', value: OFFICE },
  { old: 'document-id/doc-number', st96: NUMBER },
  {
    old: '@appl-type',
    st96: 'pat:InventionSubjectMatterCategory',
    value: words([
      ['utility', 'Utility'],
      ['design', 'Design'],
      ['plant', 'Plant'],
    ]),
  },
  { old: 'document-id/date', st96: 'pat:FilingDate', value: DATE },
];

/** DOCDB has the identity of an earlier application in a `document-id`. */
const PRIORITY_CLAIM: readonly Rule[] = [
  { old: '@sequence', st96: '@com:sequenceNumber', otherwise: POSITION },
  { old: ['country', 'document-id/country'], st96: 'com:IPOfficeCode', value: OFFICE },
  { old: ['doc-number', 'document-id/doc-number'], st96: NUMBER },
  { old: ['date', 'document-id/date'], st96: 'pat:FilingDate', value: DATE },
  {
    old: '@kind',
    st96: 'pat:ApplicationFilingCategory',
    value: words([
      ['national', 'National'],
      ['regional', 'Regional'],
      ['international', 'PCT'],
    ]),
  },
  { old: 'priority-doc-requested', st96: 'pat:RequestedPriorityDocumentIndicator', value: PRESENCE },
  { old: 'priority-doc-attached', st96: 'pat:AttachedPriorityDocumentIndicator', value: PRESENCE },
];

const CITED = 'pat:PatentDocumentIdentification';
const RELATION: readonly Rule[] = [
  {
    old: 'relation/parent-doc',
    st96: 'pat:ParentDocument',
    content: [
      { old: 'document-id', st96: `${CITED}/pat:ApplicationIdentification`, content: APPLICATION },
      { old: 'parent-status', st96: 'pat:ParentDocumentStatusCode' },
    ],
  },
  {
    old: 'relation/child-doc',
    st96: 'pat:ChildDocument',
    content: [{ old: 'document-id', st96: `${CITED}/pat:ApplicationIdentification`, content: APPLICATION }],
  },
];

const RELATIONS = [
  ['addition', 'pat:Addition'],
  ['division', 'pat:Division'],
  ['continuation', 'pat:Continuation'],
  ['continuation-in-part', 'pat:PartialContinuation'],
  ['reissue', 'pat:Reissue'],
  ['substitution', 'pat:Substitution'],
].map(([old = '', st96 = '']): Rule => {
  return {
    old: [`related-documents/${old}`, `us-related-documents/${old}`],
    st96: `pat:RelatedDocumentBag/${st96}`,
    content: RELATION,
  };
});

/** Offices that grant for several countries; a filing at any other is international when it stands beside one. */
const REGIONAL = /^(?:AP|EA|EM|EP|GC|OA)$/;
/** `PCT/JP01/07711`, `WO2005JP7421`, `EP2007050881`: numbers of international applications. */
const INTERNATIONAL = /^(?:PCT|WO|IB|[A-Z]{2}\d{7,10}$)/;

/** ST.36 has one place for filings at the International Bureau and at regional offices: office and number tell. */
function isInternational(documentId: XmlNode): boolean {
  const said = (wanted: string): string => {
    const found = elements(documentId).find(({ name }) => name === wanted);
    return found === undefined ? '' : textOf(found).trim().toUpperCase();
  };
  return !REGIONAL.test(said('country')) || INTERNATIONAL.test(said('doc-number'));
}

/** One place in ST.36 for both of ST.96. */
const FILINGS = (
  [
    ['pat:InternationalFilingData', isInternational],
    ['pat:RegionalFilingData', (node) => !isInternational(node)],
  ] as const satisfies readonly (readonly [string, Rule['when']])[]
).flatMap(([st96, when]): Rule[] => {
  const rule: Rule = {
    old: 'pct-or-regional-filing-data/document-id',
    st96: `${st96}/pat:ApplicationIdentification`,
    content: APPLICATION,
  };
  return [
    { ...rule, when, only: 'to96' },
    { ...rule, only: 'from96' },
  ];
});

const TITLE: readonly Rule[] = [
  { old: '.', st96: '.', phrase: true },
  { old: '@lang', st96: '@com:languageCode', value: LANGUAGE },
];

export const PATENT: readonly Rule[] = [
  { st96: '@com:st96Version', otherwise: 'V6_0' },
  {
    old: ['publication-reference/document-id', 'cn-publication-reference/document-id'],
    st96: 'pat:PatentPublicationIdentification',
    content: PUBLICATION,
  },
  { old: 'application-reference', st96: 'pat:ApplicationIdentification', content: APPLICATION_REFERENCE },
  {
    old: 'priority-claims/priority-claim',
    st96: 'pat:PriorityClaimBag/pat:PriorityClaim',
    content: PRIORITY_CLAIM,
  },
  ...CLASSIFICATIONS,
  { old: 'invention-title', st96: 'pat:InventionTitleBag/pat:InventionTitle', content: TITLE },
  { old: 'number-of-claims', st96: 'pat:ClaimTotalQuantity', value: QUANTITY },
  {
    old: 'figures/number-of-drawing-sheets',
    st96: 'pat:FigureBag/pat:DrawingSheetTotalQuantity',
    value: QUANTITY,
  },
  { old: 'figures/number-of-figures', st96: 'pat:FigureBag/pat:FigureTotalQuantity', value: QUANTITY },
  ...RELATIONS,
  {
    old: ['related-documents/related-publication', 'us-related-documents/related-publication'],
    st96: 'pat:RelatedDocumentBag/pat:RelatedPublication',
    content: [
      { old: 'document-id', st96: `${CITED}+/pat:PatentPublicationIdentification`, content: PUBLICATION },
    ],
  },
  {
    old: ['related-documents/provisional-application', 'us-related-documents/us-provisional-application'],
    st96: 'pat:RelatedDocumentBag/pat:ProvisionalApplication',
    content: [{ old: 'document-id', st96: `${CITED}/pat:ApplicationIdentification`, content: APPLICATION }],
  },
  { old: ['exemplary-claim', 'us-exemplary-claim'], st96: 'pat:ExemplaryClaimBag/pat:ClaimNumber' },
  {
    // Often a date alone, without the number that ST.36 requires: nothing to write back.
    old: 'dates-of-public-availability/printed-with-grant/document-id/date',
    st96: 'pat:GrantPublicationDate',
    value: DATE,
    only: 'to96',
  },
  ...PARTIES,
  ...FILINGS,
  {
    old: 'pct-or-regional-publishing-data',
    st96: 'pat:InternationalPublishingData',
    content: [
      { old: 'document-id', st96: `${CITED}/pat:PatentPublicationIdentification`, content: PUBLICATION },
      {
        old: 'gazette-reference',
        st96: 'pat:GazetteReference',
        content: [
          { old: 'gazette-num', st96: 'pat:GazetteNumber' },
          { old: 'date', st96: 'com:PublicationDate', value: DATE },
        ],
      },
    ],
  },
  {
    old: 'designation-of-states/designation-pct/regional',
    st96: 'pat:StateDesignation/pat:RegionalDesignation',
    content: [
      { old: 'region/country', st96: 'pat:RegionalOfficeCode', value: OFFICE },
      { old: 'country', st96: 'com:DesignatedCountryCode', value: OFFICE },
    ],
  },
  {
    old: 'designation-of-states/designation-pct/national/country',
    st96: 'pat:StateDesignation/pat:NationalDesignation/com:DesignatedCountryCode',
    value: OFFICE,
  },
  { old: 'language-of-filing', st96: 'com:FilingLanguageCode', value: LANGUAGE },
  { old: 'language-of-publication', st96: 'com:PublicationLanguageCode', value: LANGUAGE },
];
