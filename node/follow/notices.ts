/** What an event says to whoever follows the register from outside: which kind of thing changed, and where. */
import { formatApplicationId } from '#protocol/application-id.ts';
import type { ContractEvent } from '../chain/contracts.ts';
import { numberOf, officeCodeOf, plain, rightTypeOf } from '../chain/encoding.ts';
import type { Notice, NoticeType } from '../store/register.ts';

/** Undefined for events that change nothing one can ask the register for. */
export function noticeOf(event: ContractEvent): Notice | undefined {
  switch (event.contract) {
    case 'ApplicationRegister':
      return aboutApplication(event);
    case 'PriorityRegister':
      return aboutClaim(event);
    case 'DocumentLog':
      return aboutLog(event);
    case 'OfficeDirectory':
      return aboutOffice(event);
  }
}

type EventOf<C extends ContractEvent['contract']> = Extract<ContractEvent, { contract: C }>;

function notice(type: NoticeType, office: string, key?: string, applicationId?: string): Notice {
  return {
    type,
    office: officeCodeOf(office),
    ...(key !== undefined && { key: plain(key) }),
    ...(applicationId !== undefined && { applicationId }),
  };
}

function aboutApplication({ name, args }: EventOf<'ApplicationRegister'>): Notice | undefined {
  const { office } = args;
  switch (name) {
    case 'SealedRecorded':
      return notice('application-recorded', office, args.key);
    case 'OpenRecorded':
      return notice('application-recorded', office, args.key, idOf(office, args.rightType, args.number));
    case 'ApplicationOpened':
      // The event names no right type: the record at the key does.
      return notice('application-opened', office, args.openKey);
    case 'ApplicationCorrected':
      return notice('application-corrected', office, args.key);
    case 'ApplicationReclassified':
      return notice('application-corrected', office, args.toKey, idOf(office, args.rightType, args.number));
    case 'ApplicationWithdrawn':
    case 'WithdrawalUndone':
      return notice('application-withdrawn', office, args.key);
    case 'ApplicationSuperseded':
    case 'ApplicationRefused':
      return undefined;
  }
}

function idOf(office: string, rightType: string, number: string): string {
  return formatApplicationId({
    office: officeCodeOf(office),
    rightType: rightTypeOf(rightType),
    number: numberOf(number),
  });
}

function aboutClaim({ name, args }: EventOf<'PriorityRegister'>): Notice | undefined {
  switch (name) {
    case 'SealedClaimDeclared':
      return notice('claim-declared', args.osf, args.claimKey);
    case 'OpenClaimDeclared':
      return notice('claim-declared', args.osf, args.claimId);
    case 'ClaimOpened':
      return notice('claim-opened', args.osf, args.claimId);
    case 'ClaimDecided':
      return notice('claim-decided', args.osf, args.claim);
    case 'ClaimWithdrawn':
    case 'ClaimWithdrawalUndone':
      return notice('claim-withdrawn', args.osf, args.claim);
    case 'ClaimRefused':
      return undefined;
  }
}

function aboutLog({ name, args }: EventOf<'DocumentLog'>): Notice | undefined {
  switch (name) {
    case 'HeadAppended':
      return notice('tree-head-anchored', args.office, args.root);
    case 'EntryRevoked':
    case 'RevocationAnnulled':
      return notice('entry-revoked', args.office, args.leaf);
    case 'LogClosed':
      return notice('log-closed', args.office);
    case 'LogCloseRequested':
    case 'CustodianNamed':
      return undefined;
  }
}

function aboutOffice({ name, args }: EventOf<'OfficeDirectory'>): Notice | undefined {
  switch (name) {
    case 'OfficeAdmitted':
    case 'OfficeSuspended':
    case 'SuspensionConfirmed':
    case 'OfficeReinstated':
    case 'OfficeRemoved':
    case 'AdminChanged':
    case 'ProfileChanged':
      return notice('office-changed', args.office);
    case 'KeyGranted':
    case 'KeyEnded':
    case 'KeyMarkedCompromised':
      return notice('key-changed', args.office);
    case 'DelegationStarted':
    case 'DelegationEnded':
      return notice('office-changed', args.grantor);
    case 'AdminProposed':
    case 'AdminProposalCancelled':
    case 'OfficeFrozen':
    case 'OfficeThawed':
    case 'SuspensionLimited':
    case 'BookEntryListed':
    case 'DelegateChanged':
    case 'DelegateVotesChanged':
      return undefined;
  }
}
