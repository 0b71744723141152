/**
 * What the International Bureau and offices send each other under the Madrid and Hague systems, after the V6_0
 * schemas. A registration is a record of WIPO's. An application has no number yet: it is read, and cannot be recorded.
 * All else is news of a registration.
 */

import { BARE_NUMBER, type Part, type Parts, take } from '../reading/grammar.ts';

const WIPO = { office: 'WO' } as const;
const LANGUAGE = take('record', 'language');
const FILING_DATE = take('record', 'date');
const CLAIMS: Part = { enter: 'claims' };
const MADRID: Part = { enter: 'madrid' };
const HAGUE: Part = { enter: 'hague' };

const REGISTRATION_OF_MARK: Part = { ...WIPO, enter: 'international', record: 'trademark', kind: 'grant' };
const NEWS_OF_MARK: Part = { ...WIPO, enter: 'news', record: 'trademark', kind: 'status-event' };
const REGISTRATION_OF_DESIGN: Part = {
  ...WIPO,
  enter: 'hague-registration',
  record: 'design',
  kind: 'grant',
};
const NEWS_OF_DESIGN: Part = { ...WIPO, enter: 'news', record: 'design', kind: 'status-event' };

/** Of the element names with this prefix, one to a word: `Renewal` of `Madrid` is `MadridRenewal`. */
function named(prefix: string, names: string, part: Part): Parts {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [`${prefix}${name}`, part]),
  );
}

const MADRID_NEWS = `
AbandonmentNotification AcknowledgementReceipt BasicRegistrationApplicationChange Cancellation CeasingEffect
ComplementaryRenewal CompletedProcessing CorrectionRefusal CorrectionRequest DesignationTermination FinalDecision
FurtherDecision GenericOfficeCommunication GoodsServicesLimitationRequest GrantProtection
HolderDisposalRightRestriction HolderNameAddressChange HolderRepresentativeChange InterimStatus
InternationalRegistrationDivisionRequest InternationalRegistrationMergerRequest Invalidation
IrregularityNotification IrregularityResponse LicenceRecordalRequest LicenseeRecordChange LimitationNoEffect
NationalRegistrationReplacement NewBasicApplication OwnershipChange OwnershipChangeNoEffect
PossibleOppositionNotification PotentialCeasingEffect ProtectionRestriction ProvisionalRefusal Renewal
RenewalRequest Renunciation RepresentativeAppointment RepresentativeCancellation RepresentativeNameAddressChange
SecondPartPayment SecondPartPaymentRequest SeniorityClaimDecision SubsequentDesignation
SubsequentDesignationFromConversion
`;

const HAGUE_NEWS = `
AcknowledgementReceipt CancellationNonPayment CancellationNonPaymentRequest Correction CorrectionRefusal
CorrectionRefusalWithdrawal CreatorNameAddressChange Division Expiration GenericOfficeCommunication GrantProtection
GrantProtectionRequest HolderNameAddressChange Invalidation InvalidationRequest IrregularityNotification Limitation
Merger OwnershipChange OwnershipChangeRefusal OwnershipChangeRefusalWithdrawal PublicationCancellation Refusal
RefusalRequest RefusalWithdrawal RefusalWithdrawalRequest Renewal Renunciation SecondPartFeeNotPaid
SecondPartFeePaid SecondPartFeePayable
`;

/** Some stand in the transaction itself, others in bags. */
const HAGUE_BAGS = `
AcknowledgementReceiptBag BulletinTransactionBag CancellationNonPaymentBag CorrectionBag CorrectionRefusalBag
CorrectionRefusalWithdrawalBag CreatorNameAddressChangeBag ExpirationBag GrantProtectionBag
HolderNameAddressChangeBag IBToOfficeBag InvalidationBag IrregularityNotificationBag LimitationBag MergerBag
OfficeCopyBag OfficeToIBBag OwnershipChangeBag OwnershipChangeRefusalBag OwnershipChangeRefusalWithdrawalBag
PublicationCancellationBag RefusalBag RefusalWithdrawalBag RegistrationBag RenewalBag RenunciationBag
SecondPartFeeNotPaidBag SecondPartFeePaidBag
`;

const NUMBERS: Parts = {
  InternationalRegistrationNumber: BARE_NUMBER,
  InternationalRegistrationNumberBag: { enter: 'registration-numbers' },
};

/** Roots, for the place `outside`. */
export const INTERNATIONAL_ROOTS: Parts = {
  MadridIBToOfficeTransaction: MADRID,
  MadridIBToOfficeBag: MADRID,
  MadridOfficeToIBTransaction: MADRID,
  MadridOfficeToIBBag: MADRID,
  MadridDesignation: REGISTRATION_OF_MARK,
  HagueIBToOfficeTransaction: HAGUE,
  HagueIBToOfficeBag: HAGUE,
  HagueOfficeToIBTransaction: HAGUE,
  HagueOfficeToIBBag: HAGUE,
  HagueBulletin: HAGUE,
  HagueRegistration: REGISTRATION_OF_DESIGN,
};

/** Places below the roots; `claims` is a place of the whole grammar. */
export const INTERNATIONAL: Readonly<Record<string, Parts>> = {
  madrid: {
    ...named('Madrid', MADRID_NEWS, NEWS_OF_MARK),
    ...named(
      'Madrid',
      `IBToOfficeBag OfficeToIBBag PartialChangeOwnership InternationalRegistrationDivision
       InternationalRegistrationMerger Correction CorrectContent`,
      MADRID,
    ),
    MadridDesignation: REGISTRATION_OF_MARK,
    MadridInternationalRegistrationCreation: REGISTRATION_OF_MARK,
    MadridApplication: { ...WIPO, enter: 'madrid-application', record: 'trademark', kind: 'application' },
  },
  hague: {
    ...named('Hague', HAGUE_NEWS, NEWS_OF_DESIGN),
    ...named('Hague', HAGUE_BAGS, HAGUE),
    HagueRegistration: REGISTRATION_OF_DESIGN,
    HagueApplication: { ...WIPO, enter: 'hague-application', record: 'design', kind: 'application' },
  },
  international: {
    ...NUMBERS,
    InternationalRegistrationDate: FILING_DATE,
    PriorityBag: CLAIMS,
  },
  news: {
    ...NUMBERS,
    MergeToInternationalRegistrationNumber: BARE_NUMBER,
    InternationalRegistrationDate: FILING_DATE,
    InternationalFilingDate: FILING_DATE,
  },
  'registration-numbers': { InternationalRegistrationNumber: BARE_NUMBER },
  'madrid-application': {
    ReceivingOfficeDate: FILING_DATE,
    ApplicationLanguageCode: LANGUAGE,
    SecondLanguageCode: LANGUAGE,
    PriorityBag: CLAIMS,
  },
  // The date of the registration is that of its filing but where something was missing (Hague, Geneva Act, Art. 10).
  'hague-registration': {
    ...NUMBERS,
    InternationalFilingDate: FILING_DATE,
    InternationalRegistrationDate: take('grant', 'date'),
    FilingLanguageCode: LANGUAGE,
    HagueDesignBag: { enter: 'hague-designs' },
  },
  'hague-application': {
    IPOfficeCode: take('record', 'receivingOffice'),
    ReceivingOfficeDate: FILING_DATE,
    ApplicationDateTime: FILING_DATE,
    ApplicationLanguageCode: LANGUAGE,
    HagueDesignBag: { enter: 'hague-designs' },
  },
  'hague-designs': { HagueDesign: { enter: 'hague-design' } },
  'hague-design': { PriorityBag: CLAIMS },
};
