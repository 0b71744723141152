/**
 * What this office owes the chain: one item per fact, in the order they arose. Every contract call is idempotent,
 * so an item may be sent again at any time.
 */
import type { RightType } from '#protocol/application-id.ts';
import type { DigestProfile } from '#protocol/digest.ts';
import type { PriorityStatus } from '#protocol/priority-status.ts';

/** A digest as the register keeps it. `none` is number and date only: the digest is then 64 zeros. */
export interface RegisteredDigest {
  profile: DigestProfile | 'none';
  digest: string; // 64 hex digits
}

/** Why an entry no longer holds, as the log keeps it. */
export type RevocationReason = 'Replaced' | 'IssuedInError' | 'Falsified' | 'KeyCompromised' | 'Other';

export type OutboxAction =
  | {
      type: 'record-sealed';
      key: string;
      rightType: RightType;
      profile: RegisteredDigest['profile'];
      filingDate: string;
      seal: string;
    }
  | ({ type: 'record-open'; applicationId: string; key: string; filingDate: string } & RegisteredDigest)
  | ({
      type: 'open';
      sealedKey: string;
      key: string; // open key
      applicationId: string;
      filingDate: string;
      blinding: string; // 32 bytes, opens the seal
    } & RegisteredDigest)
  | {
      type: 'correct';
      key: string; // sealed or open key, whichever is in force
      rightType: RightType;
      profile: RegisteredDigest['profile'];
      value: string; // the new seal or digest
      filingDate: string;
      revision: number; // the revision that this makes
    }
  | {
      type: 'withdraw' | 'undo-withdraw';
      key: string;
      change: number; // which change of this kind it is, from 1: the same may be right again later
    }
  | {
      type: 'declare-sealed';
      claimKey: string;
      claimSeal: string;
      maskedLaterKey: string; // later open key XOR claim mask, 32 bytes
      maskedDate: string; // claimed date XOR date mask, 4 bytes
    }
  | {
      type: 'declare-open';
      earlierKey: string;
      laterKey: string;
      claimedDate?: string; // missing when the document gives no full date
    }
  | {
      type: 'open-claim';
      claimKey: string;
      earlierKey: string;
      laterKey: string;
      claimedDate?: string;
      claimMask: string; // 32 bytes
    }
  | {
      type: 'decide';
      claim: string; // claim key of a sealed claim, or claim id of an open one
      status: PriorityStatus;
      change: number; // which decision on this claim it is, from 1
    }
  | { type: 'withdraw-claim' | 'undo-withdraw-claim'; claim: string; change: number }
  | {
      type: 'revoke';
      leafHash: string;
      reason: RevocationReason;
      replacement: string; // leaf hash of the entry that takes its place; 64 zeros when none
    };

export interface OutboxItem {
  seq: number; // order of arising, from 1
  id: string; // deterministic, see `outboxId`
  action: OutboxAction;
  /** pending: to be sent · settled: its event was seen · conflict: the contract skipped it, its event says why */
  state: 'pending' | 'settled' | 'conflict';
  createdAt: string;
  settledIn?: number; // block number of the event
  reason?: string; // what the conflict was
}

/** The id of an action: the same fact has the same id, so it is owed once. */
export function outboxId(action: OutboxAction): string {
  switch (action.type) {
    case 'record-sealed':
    case 'record-open':
      return `record:${action.key}`;
    case 'open':
      return `open:${action.sealedKey}`;
    case 'correct':
      return `correct:${action.key}:${action.revision}`;
    case 'withdraw':
    case 'undo-withdraw':
      return `${action.type}:${action.key}:${action.change}`;
    case 'declare-sealed':
    case 'open-claim':
      return `${action.type}:${action.claimKey}`;
    case 'declare-open':
      return `declare-open:${action.earlierKey}:${action.laterKey}:${action.claimedDate ?? ''}`;
    case 'decide':
    case 'withdraw-claim':
    case 'undo-withdraw-claim':
      return `${action.type}:${action.claim}:${action.change}`;
    case 'revoke':
      return `revoke:${action.leafHash}`;
  }
}
