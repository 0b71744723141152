import type { ContractEvent } from '../chain/contracts.ts';
import { dateOf, officeCodeOf, plain, statusOf } from '../chain/encoding.ts';
import {
  CLAIM_PLACES,
  CLAIMS,
  CLAIMS_BY,
  type ClaimPlace,
  type ClaimRow,
  SEALED_CLAIMS,
} from '../store/register.ts';
import type { BlockView } from './block-view.ts';

type ClaimEvent = Extract<ContractEvent, { contract: 'PriorityRegister' }>;

export async function applyClaimEvent(view: BlockView, { name, args }: ClaimEvent): Promise<void> {
  const { timestamp } = view.block;
  // A refusal writes nothing; the office that sent the item settles it by the transaction.
  if (name === 'ClaimRefused') return;
  const osf = officeCodeOf(args.osf);
  await view.wrote(osf);
  switch (name) {
    case 'SealedClaimDeclared': {
      const claimKey = plain(args.claimKey);
      view.put(SEALED_CLAIMS, claimKey, {
        ...{ claimKey, claimSeal: plain(args.claimSeal), maskedLaterKey: plain(args.maskedLaterKey) },
        ...{ maskedDate: plain(args.maskedDate), osf, status: 'Claimed', declaredAt: timestamp },
      });
      return declared(view, osf, 1);
    }
    case 'OpenClaimDeclared':
      await list(view, { ...openValues(args), osf, status: 'Claimed', declaredAt: timestamp });
      return declared(view, osf, 1);
    case 'ClaimOpened':
      return openClaim(view, plain(args.claimKey), { ...openValues(args), osf });
    case 'ClaimDecided': {
      const status = statusOf(args.status);
      return changeClaim(view, plain(args.claim), (row) => ({ ...row, status, decidedAt: timestamp }));
    }
    case 'ClaimWithdrawn':
      return changeClaim(view, plain(args.claim), (row) => ({ ...row, withdrawnAt: timestamp }));
    case 'ClaimWithdrawalUndone':
      return changeClaim(view, plain(args.claim), (row) => {
        const open = { ...row };
        delete open.withdrawnAt;
        return open;
      });
  }
}

function openValues(args: { openKey: string; laterKey: string; claimedDate: bigint; claimId: string }) {
  const claimedDate = dateOf(args.claimedDate);
  return {
    ...{ earlierKey: plain(args.openKey), laterKey: plain(args.laterKey), claimId: plain(args.claimId) },
    ...(claimedDate !== undefined && { claimedDate }),
  };
}

/** Puts a claim at the end of the lists of its earlier and of its later application. */
async function list(view: BlockView, claim: Omit<ClaimRow, 'index'>): Promise<ClaimPlace> {
  const { earlierKey, laterKey, claimId } = claim;
  const index = await view.length(CLAIMS, (place) => ({ earlierKey, index: place }));
  view.put(CLAIMS, { earlierKey, index }, { ...claim, index });
  view.put(CLAIM_PLACES, claimId, { earlierKey, index });
  const turn = await view.length(CLAIMS_BY, (place) => ({ laterKey, turn: place }));
  view.put(CLAIMS_BY, { laterKey, turn }, { laterKey, turn, earlierKey, index });
  return { earlierKey, index };
}

function declared(view: BlockView, osf: string, more: 1 | -1): Promise<void> {
  return view.count(osf, (counts) => ({ ...counts, claims: counts.claims + more }));
}

/**
 * What stood at the sealed claim goes over to the open one. When that is already in the list, the earlier
 * declaration counts, and its own decision and withdrawal stay.
 */
async function openClaim(
  view: BlockView,
  claimKey: string,
  claim: Omit<ClaimRow, 'index' | 'status' | 'declaredAt'>,
): Promise<void> {
  const sealed = await view.get(SEALED_CLAIMS, claimKey);
  if (sealed === undefined) return;
  const decision = {
    status: sealed.status,
    ...(sealed.decidedAt !== undefined && { decidedAt: sealed.decidedAt }),
  };
  let place = await view.get(CLAIM_PLACES, claim.claimId);
  if (place === undefined) {
    const { declaredAt, withdrawnAt } = sealed;
    const withdrawal = withdrawnAt === undefined ? {} : { withdrawnAt };
    place = await list(view, { ...claim, ...decision, ...withdrawal, declaredAt, sealedSince: declaredAt });
  } else {
    await view.change(CLAIMS, place, (row) => ({
      ...row,
      ...(row.decidedAt === undefined && decision),
      declaredAt: row.declaredAt < sealed.declaredAt ? row.declaredAt : sealed.declaredAt,
      sealedSince: sealed.declaredAt,
    }));
    await declared(view, claim.osf, -1);
  }
  view.put(SEALED_CLAIMS, claimKey, { ...sealed, opened: place });
}

/** A claim is named by its claim key while sealed, by its claim id once open. */
async function changeClaim(
  view: BlockView,
  claim: string,
  change: <R extends Decided>(row: R) => R,
): Promise<void> {
  const place = await view.get(CLAIM_PLACES, claim);
  if (place === undefined) return view.change(SEALED_CLAIMS, claim, change);
  return view.change(CLAIMS, place, change);
}

/** What a sealed and an open claim have in common. */
type Decided = Pick<ClaimRow, 'status' | 'decidedAt' | 'withdrawnAt'>;
