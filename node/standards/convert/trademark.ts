/** Trademarks: ST.66 `TradeMark` to ST.96 `tmk:Trademark` in a `tmk:TrademarkApplication`, after the names that both use. */

import type { Rule } from './mapping.ts';
import {
  EXHIBITIONS,
  LOCALIZED,
  OPERATION,
  PARTIAL_PRIORITY,
  PUBLICATION,
  parties,
} from './register-contact.ts';
import { COUNTRY, INDICATOR, ISO_DATE, LANGUAGE, OFFICE, words } from './values.ts';
import { elements } from './xml-tree.ts';

const KIND = words([
  ['Individual', 'Individual mark'],
  ['Collective', 'Collective mark'],
  ['Certificate', 'Certification mark'],
  ['Certification', 'Certification mark'],
  ['EU Certification', 'Certification mark'],
  ['Defensive', 'Defensive mark'],
  ['Trademark', 'Trademark'],
  ['Service mark', 'Service mark'],
  ['Mark', 'Mark'],
]);

const FEATURE = words([
  ['Word', 'Word'],
  ['Stylized characters', 'Stylized characters'],
  ['Stylised characters', 'Stylized characters'],
  ['Figurative', 'Figurative'],
  ['Combined', 'Combined'],
  ['3-D', 'Three dimensional'],
  ['Three dimensional', 'Three dimensional'],
  ['Colour', 'Colour'],
  ['Sound', 'Sound'],
  ['Hologram', 'Hologram'],
  ['Olfactory', 'Olfactory'],
  ['Motion', 'Motion'],
  ['Multimedia', 'Multimedia'],
  ['Position', 'Position'],
  ['Other', 'Other'],
]);

const IMAGE_FORMAT = words([
  ['JPG', 'JPEG'],
  ['JPEG', 'JPEG'],
  ['TIF', 'TIFF'],
  ['TIFF', 'TIFF'],
  ['PNG', 'PNG'],
  ['GIF', 'GIF'],
  ['SVG', 'SVG'],
]);

const REPRESENTATION = 'tmk:MarkRepresentation';
const WORD = `${REPRESENTATION}/tmk:MarkReproduction/tmk:WordMarkSpecification`;

const MARK: readonly Rule[] = [
  { old: 'MarkFeature', st96: `${REPRESENTATION}/tmk:MarkFeatureCategory`, value: FEATURE },
  {
    old: 'WordMarkSpecification',
    st96: WORD,
    content: [
      { old: 'MarkVerbalElementText', st96: 'tmk:MarkSignificantVerbalElementText' },
      { old: 'MarkTranslation', st96: 'tmk:MarkTranslationText', content: LOCALIZED },
      { old: 'MarkTransliteration', st96: 'tmk:MarkTransliteration' },
      { old: 'MarkStandardCharacterIndicator', st96: 'tmk:MarkStandardCharacterIndicator', value: INDICATOR },
    ],
  },
  {
    old: 'MarkImageDetails/MarkImage',
    st96: `${REPRESENTATION}/tmk:MarkReproduction/tmk:MarkImageBag/tmk:MarkImage`,
    // V6_0 requires the name of the file.
    when: (node) => elements(node).some(({ name }) => name === 'MarkImageFilename'),
    content: [
      { old: 'MarkImageFilename', st96: 'com:FileName' },
      { old: 'MarkImageFileFormat', st96: 'com:ImageFormatCategory', value: IMAGE_FORMAT },
      { old: 'MarkImageColourClaimedText', st96: 'tmk:MarkImageColourClaimedText', content: LOCALIZED },
      {
        old: 'MarkImageColourPartClaimedText',
        st96: 'tmk:MarkImageColourPartClaimedText',
        content: LOCALIZED,
      },
      { old: 'MarkImageColourIndicator', st96: 'com:ColourIndicator', value: INDICATOR },
    ],
  },
  {
    old: 'MarkDescriptionDetails/MarkDescription',
    st96: `${REPRESENTATION}/tmk:MarkDescriptionBag/tmk:MarkDescriptionText`,
    content: LOCALIZED,
  },
  {
    old: 'MarkDisclaimerDetails/MarkDisclaimer',
    st96: 'tmk:MarkDisclaimerBag/tmk:MarkDisclaimerText',
    content: LOCALIZED,
  },
  { old: 'TradeDistinctivenessIndicator', st96: 'tmk:TradeDistinctivenessIndicator', value: INDICATOR },
];

const CLASS: readonly Rule[] = [
  { old: 'ClassNumber', st96: 'tmk:ClassNumber' },
  { old: 'GoodsServicesDescription', st96: 'tmk:GoodsServicesDescriptionText', content: LOCALIZED },
];

const GOODS_SERVICES: readonly Rule[] = [
  {
    old: 'ClassDescriptionDetails/ClassDescription',
    st96: 'tmk:GoodsServicesClassificationBag/tmk:GoodsServicesClassification',
    content: [
      // ST.66 classes are those of Nice unless it says otherwise.
      { st96: 'tmk:ClassificationKindCode', otherwise: 'Nice' },
      { old: 'ClassNumber', st96: 'tmk:ClassNumber' },
    ],
  },
  { old: 'ClassificationKindCode', st96: 'tmk:ClassificationKindCode' },
  { old: 'ClassificationVersion', st96: 'com:ClassificationVersion' },
  {
    old: 'ClassDescriptionDetails/ClassDescription',
    st96: 'tmk:ClassDescriptionBag/tmk:ClassDescription',
    content: CLASS,
  },
];

const SENIORITY: readonly Rule[] = [
  { old: 'SeniorityCountryCode', st96: 'tmk:SeniorityCountryCode', value: OFFICE },
  { old: 'SeniorityFilingDate', st96: 'tmk:SeniorityFilingDate', value: ISO_DATE },
  { old: ['SeniorityRegistrationNumber', 'SeniorityNumber'], st96: 'tmk:SeniorityRegistrationNumber' },
  { old: 'SeniorityRegistrationDate', st96: 'tmk:SeniorityRegistrationDate', value: ISO_DATE },
  { old: 'SeniorityPartialIndicator', st96: 'tmk:SeniorityPartialIndicator', value: INDICATOR },
  {
    old: 'SeniorityStatusCode',
    st96: 'tmk:SeniorityStatusCategory',
    value: words(
      ['Claimed', 'Abandoned', 'Accepted', 'Partially refused', 'Refused'].map(
        (word) => [word, word] as const,
      ),
    ),
  },
  { old: 'SeniorityStatusDate', st96: 'tmk:SeniorityStatusDate', value: ISO_DATE },
];

const TRADEMARK_RECORD: readonly Rule[] = [
  { old: '@operationCode', st96: '@com:operationCategory', value: OPERATION },
  { old: 'RegistrationOfficeCode', st96: 'com:RegistrationOfficeCode', value: OFFICE },
  { old: 'ReceivingOfficeCode', st96: 'com:ReceivingOfficeCode', value: OFFICE },
  { old: 'ReceivingOfficeDate', st96: 'com:ReceivingOfficeDate', value: ISO_DATE },
  { old: 'ApplicationNumber', st96: 'com:ApplicationNumber/com:ApplicationNumberText' },
  { old: 'RegistrationNumber', st96: 'com:RegistrationNumber' },
  { old: 'ApplicationDate', st96: 'com:ApplicationDate', value: ISO_DATE },
  { old: 'RegistrationDate', st96: 'com:RegistrationDate', value: ISO_DATE },
  { old: 'FilingPlace', st96: 'com:FilingPlace' },
  { old: 'ApplicationReference', st96: 'com:ApplicantFileReference' },
  { old: 'ApplicationLanguageCode', st96: 'com:ApplicationLanguageCode', value: LANGUAGE },
  { old: 'SecondLanguageCode', st96: 'com:SecondLanguageCode', value: LANGUAGE },
  { old: 'ExpiryDate', st96: 'com:ExpiryDate', value: ISO_DATE },
  { old: 'TerminationDate', st96: 'tmk:TerminationDate', value: ISO_DATE },
  { old: 'MarkCurrentStatusCode', st96: 'tmk:MarkCurrentStatusCode' },
  { old: 'MarkCurrentStatusDate', st96: 'tmk:MarkCurrentStatusDate', value: ISO_DATE },
  {
    old: 'DesignatedCountryDetails/DesignatedCountry/DesignatedCountryCode',
    st96: 'tmk:DesignatedCountryBag/tmk:DesignatedCountry+/com:DesignatedCountryCode',
    value: COUNTRY,
  },
  { old: 'KindMark', st96: 'tmk:MarkCategory', value: KIND },
  ...MARK,
  { old: 'OppositionPeriodStartDate', st96: 'tmk:OppositionPeriodStartDate', value: ISO_DATE },
  { old: 'OppositionPeriodEndDate', st96: 'tmk:OppositionPeriodEndDate', value: ISO_DATE },
  {
    old: 'GoodsServicesDetails/GoodsServices',
    st96: 'tmk:GoodsServicesBag/tmk:GoodsServices',
    content: GOODS_SERVICES,
  },
  { old: 'PriorityDetails/Priority', st96: 'tmk:PriorityBag/tmk:Priority', content: PARTIAL_PRIORITY },
  EXHIBITIONS,
  { old: 'SeniorityDetails/Seniority', st96: 'tmk:SeniorityBag/tmk:Seniority', content: SENIORITY },
  { old: 'PublicationDetails/Publication', st96: 'tmk:PublicationBag/tmk:Publication', content: PUBLICATION },
  ...parties('Applicant', 'tmk:ApplicantBag/tmk:Applicant'),
  ...parties('Representative', 'com:RepresentativeBag/com:Representative'),
];

export const TRADEMARK: readonly Rule[] = [
  { st96: '@com:st96Version', otherwise: 'V6_0' },
  { old: '//TradeMark', st96: 'tmk:TrademarkBag/tmk:Trademark', content: TRADEMARK_RECORD },
];
