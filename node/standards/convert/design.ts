/** Industrial designs: ST.86 `Design` to ST.96 `dgn:DesignApplication`, after the names that both schemas use. */

import type { Codec, Rule } from './mapping.ts';
import { EXHIBITIONS, LOCALIZED, PRIORITY, PUBLICATION, parties } from './register-contact.ts';
import { INDICATOR, ISO_DATE, LANGUAGE, OFFICE, words } from './values.ts';

const STATUS = words(
  ['Filed', 'Withdrawn', 'Rejected', 'Registered', 'Cancelled', 'Expired', 'Undefined'].map(
    (word) => [word, word] as const,
  ),
);

/** ST.86 writes class and subclass of Locarno as one: `02.04`, `02-04`. */
function locarno(part: 1 | 2): Codec {
  return { to96: (text) => /^(\d{1,2})[-.](\d{1,2})$/.exec(text)?.[part], from96: () => undefined };
}

const LOCARNO = 'com:DesignClassificationBag/com:LocarnoClassificationBag';

const PARTIES: readonly Rule[] = [
  ...parties('Applicant', 'dgn:ApplicantBag/dgn:Applicant'),
  ...parties('Representative', 'com:RepresentativeBag/com:Representative'),
];

const DESIGN_RECORD: readonly Rule[] = [
  { old: 'DesignIdentifier', st96: 'dgn:DesignIdentifier' },
  { old: 'DesignReference', st96: 'dgn:DesignReference' },
  { old: 'EffectiveDate', st96: 'com:RightEffectiveDate', value: ISO_DATE },
  { old: 'RegistrationNumber', st96: 'com:RegistrationNumber' },
  { old: 'RegistrationDate', st96: 'com:RegistrationDate', value: ISO_DATE },
  { old: 'DesignTitle', st96: 'dgn:DesignTitleText', content: LOCALIZED },
  { old: 'PublicationDefermentIndicator', st96: 'dgn:PublicationDefermentIndicator', value: INDICATOR },
  { old: 'ExpiryDate', st96: 'com:ExpiryDate', value: ISO_DATE },
  { old: 'DesignCurrentStatusCode', st96: 'dgn:DesignCurrentStatusCategory', value: STATUS },
  { old: 'DesignCurrentStatusDate', st96: 'dgn:DesignCurrentStatusDate', value: ISO_DATE },
  {
    old: 'ClassDescriptionDetails/ClassDescription/ClassificationVersion',
    st96: `${LOCARNO}/com:LocarnoClassificationEdition`,
  },
  {
    old: 'ClassDescriptionDetails/ClassDescription',
    st96: `${LOCARNO}/com:LocarnoClassification`,
    content: [
      { old: 'ClassNumber', st96: 'com:LocarnoClass', value: locarno(1) },
      { old: 'ClassNumber', st96: 'com:LocarnoSubclassBag/com:LocarnoSubclass', value: locarno(2) },
    ],
  },
  { old: 'PriorityDetails/Priority', st96: 'dgn:PriorityBag/dgn:Priority', content: PRIORITY },
  EXHIBITIONS,
  { old: 'PublicationDetails/Publication', st96: 'dgn:PublicationBag/dgn:Publication', content: PUBLICATION },
  ...PARTIES,
  ...parties('Designer', 'dgn:DesignerBag/dgn:Designer'),
];

/** What V6_0 says once of an application; ST.86 says it with each design. */
const APPLICATION: readonly Rule[] = [
  { old: 'RegistrationOfficeCode', st96: 'com:RegistrationOfficeCode', value: OFFICE },
  { old: 'ReceivingOfficeCode', st96: 'com:ReceivingOfficeCode', value: OFFICE },
  { old: 'ReceivingOfficeDate', st96: 'com:ReceivingOfficeDate', value: ISO_DATE },
  { old: 'ApplicationNumber', st96: 'com:ApplicationNumber/com:ApplicationNumberText' },
  { old: 'FilingPlace', st96: 'com:FilingPlace' },
  { old: 'ApplicationReference', st96: 'com:ApplicantFileReference' },
  { old: 'ApplicationLanguageCode', st96: 'dgn:DesignApplicationLanguageCode', value: LANGUAGE },
  { old: 'SecondLanguageCode', st96: 'com:SecondLanguageCode', value: LANGUAGE },
  { old: 'ApplicationDate', st96: 'com:ApplicationDate', value: ISO_DATE },
];

export const DESIGN: readonly Rule[] = [
  { st96: '@com:st96Version', otherwise: 'V6_0' },
  ...APPLICATION.map(({ old, ...rule }): Rule => ({ ...rule, old: `//Design/${String(old)}` })),
  { old: '//Design', st96: 'dgn:DesignBag/dgn:Design', content: DESIGN_RECORD },
];

/** V6_0 has applicants of the application beside those of each design: the first design's. */
export const FIRST_DESIGN: readonly Rule[] = PARTIES;
