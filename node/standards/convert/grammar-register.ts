/** Content models of what the trademark and design tables write in ST.96 V6_0. */

import type { Grammar } from './grammar.ts';
import { CONTACT_96 } from './grammar-patent.ts';

/** Both components. Parties: the order differs between them. */
const REGISTER: Grammar = {
  ...CONTACT_96,
  'com:RepresentativeBag': 'com:Representative*!',
  'com:Representative':
    'com:PartyIdentifier|com:Contact*! com:NationalityCode com:IncorporationCountryCode com:CommentText',
  'com:ExhibitionPriorityBag': 'com:ExhibitionPriority*!',
  'com:ExhibitionPriority':
    'com:ExhibitionCountryCode com:ExhibitionCityName com:ExhibitionName com:ExhibitionDate! com:ExhibitionFirstDisplayDate',
};

const PUBLICATION =
  'com:PublicationIdentifier! com:PublicationSubsection com:PublicationDate com:PublicationPage';

export const TRADEMARK_96: Grammar = {
  ...REGISTER,
  'tmk:TrademarkApplication': '@com:st96Version! tmk:TrademarkBag!',
  'tmk:TrademarkBag': 'tmk:Trademark*!',
  'tmk:Trademark': `com:RegistrationOfficeCode com:ReceivingOfficeCode com:ReceivingOfficeDate
    com:ApplicationNumber com:RegistrationNumber com:ApplicationNumber|com:RegistrationNumber*!
    com:ApplicationDate com:RegistrationDate com:FilingPlace com:ApplicantFileReference
    com:ApplicationLanguageCode com:SecondLanguageCode com:ExpiryDate tmk:TerminationDate
    tmk:MarkCurrentStatusCode tmk:MarkCurrentStatusDate tmk:DesignatedCountryBag tmk:MarkCategory*
    tmk:MarkRepresentation tmk:MarkDisclaimerBag tmk:TradeDistinctivenessIndicator
    tmk:OppositionPeriodStartDate tmk:OppositionPeriodEndDate tmk:GoodsServicesBag tmk:PriorityBag
    com:ExhibitionPriorityBag tmk:SeniorityBag tmk:PublicationBag tmk:ApplicantBag com:RepresentativeBag`,
  'tmk:MarkRepresentation': 'tmk:MarkFeatureCategory tmk:MarkReproduction! tmk:MarkDescriptionBag',
  'tmk:WordMarkSpecification': `tmk:MarkSignificantVerbalElementText! tmk:MarkTranslationText*
    tmk:MarkTransliteration tmk:MarkStandardCharacterIndicator`,
  'tmk:MarkImage': `com:FileName! com:ImageFormatCategory tmk:MarkImageColourClaimedText*
    tmk:MarkImageColourPartClaimedText* com:ColourIndicator`,
  'tmk:GoodsServices': `tmk:GoodsServicesClassificationBag! tmk:ClassificationKindCode
    com:ClassificationVersion tmk:ClassDescriptionBag`,
  'tmk:GoodsServicesClassification': 'tmk:ClassificationKindCode! tmk:ClassNumber',
  'tmk:ClassDescription': 'tmk:ClassNumber tmk:GoodsServicesDescriptionText*!',
  'tmk:Priority': `com:PriorityCountryCode! com:ApplicationNumber com:PriorityApplicationFilingDate!
    com:PriorityStatusCategory com:PriorityStatusDate tmk:PriorityPartialIndicator`,
  'tmk:Seniority': `tmk:SeniorityCountryCode! tmk:SeniorityFilingDate tmk:SeniorityRegistrationNumber
    tmk:SeniorityRegistrationDate tmk:SeniorityPartialIndicator tmk:SeniorityStatusCategory
    tmk:SeniorityStatusDate`,
  'tmk:Publication': PUBLICATION,
  'tmk:ApplicantBag': 'tmk:Applicant*!',
  'tmk:Applicant':
    'com:PartyIdentifier|com:Contact*! com:NationalityCode com:IncorporationCountryCode com:CommentText',
};

export const DESIGN_96: Grammar = {
  ...REGISTER,
  'dgn:DesignApplication': `@com:st96Version! com:RegistrationOfficeCode! com:ReceivingOfficeCode
    com:ReceivingOfficeDate com:ApplicationNumber com:FilingPlace com:ApplicantFileReference
    dgn:DesignApplicationLanguageCode com:SecondLanguageCode dgn:DesignBag! dgn:ApplicantBag!
    com:RepresentativeBag com:ApplicationDate`,
  'dgn:DesignBag': 'dgn:Design*!',
  'dgn:Design': `dgn:DesignIdentifier dgn:DesignReference com:RightEffectiveDate com:RegistrationNumber
    com:RegistrationDate dgn:DesignTitleText dgn:PublicationDefermentIndicator com:ExpiryDate
    dgn:DesignCurrentStatusCategory dgn:DesignCurrentStatusDate com:DesignClassificationBag! dgn:PriorityBag
    com:ExhibitionPriorityBag dgn:PublicationBag dgn:ApplicantBag! com:RepresentativeBag dgn:DesignerBag`,
  'com:DesignClassificationBag': 'com:LocarnoClassificationBag!',
  'com:LocarnoClassificationBag': 'com:LocarnoClassificationEdition! com:LocarnoClassification*!',
  'com:LocarnoClassification': 'com:LocarnoClass! com:LocarnoSubclassBag*',
  'com:LocarnoSubclassBag': 'com:LocarnoSubclass!',
  'dgn:Priority': `com:PriorityCountryCode! com:ApplicationNumber com:PriorityApplicationFilingDate!
    com:PriorityStatusCategory com:PriorityStatusDate`,
  'dgn:Publication': PUBLICATION,
  'dgn:ApplicantBag': 'dgn:Applicant*!',
  'dgn:Applicant':
    'com:NationalityCode com:IncorporationCountryCode com:CommentText com:PartyIdentifier|com:Contact*!',
  'dgn:DesignerBag': 'dgn:Designer*!',
  'dgn:Designer': 'com:NationalityCode com:CommentText com:PartyIdentifier|com:Contact*!',
};
