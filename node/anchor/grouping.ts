/** Which of the items that are owed go into the next transaction. */
import type { ChainProfile } from '../chain/profile.ts';
import type { OutboxItem } from '../store/outbox.ts';
import type { ActionType } from './calls.ts';

interface Rule {
  /** Items wait for those of lower rank that arose before them: a claim is opened after its application. */
  readonly rank: number;
  /** Most gas of one item, above what was measured; what still runs out is split. */
  readonly gas: number;
  /** Bytes of call data of one item; 0: the contract takes one at a time. */
  readonly bytes: number;
}

const RULES: Readonly<Record<ActionType, Rule>> = {
  'record-sealed': { rank: 0, gas: 55_000, bytes: 160 },
  'record-open': { rank: 0, gas: 55_000, bytes: 160 },
  open: { rank: 1, gas: 230_000, bytes: 224 },
  'declare-sealed': { rank: 2, gas: 130_000, bytes: 128 },
  'declare-open': { rank: 2, gas: 200_000, bytes: 96 },
  'open-claim': { rank: 3, gas: 260_000, bytes: 160 },
  correct: { rank: 4, gas: 220_000, bytes: 0 },
  withdraw: { rank: 4, gas: 120_000, bytes: 0 },
  'undo-withdraw': { rank: 4, gas: 120_000, bytes: 0 },
  decide: { rank: 4, gas: 120_000, bytes: 0 },
  'withdraw-claim': { rank: 4, gas: 120_000, bytes: 0 },
  'undo-withdraw-claim': { rank: 4, gas: 120_000, bytes: 0 },
  revoke: { rank: 4, gas: 160_000, bytes: 0 },
};

/** Base cost of a transaction and what a batch costs beside its items. */
const BASE_GAS = 150_000;
/** Signature, fields and call head of a transaction. */
const BASE_BYTES = 1_024;
/** More in one transaction saves no gas that would be worth the longer block. */
const MOST_ITEMS = 300;

export function gasFor(type: ActionType, items: number): number {
  return BASE_GAS + RULES[type].gas * items;
}

/** Most items of a type in one transaction. */
export function batchLimit(type: ActionType, profile: ChainProfile): number {
  const { gas, bytes } = RULES[type];
  if (bytes === 0) return 1;
  const byGas = Math.floor((profile.gasPerTransaction - BASE_GAS) / gas);
  const byBytes = Math.floor((profile.bytesPerTransaction - BASE_BYTES) / bytes);
  return Math.max(1, Math.min(MOST_ITEMS, byGas, byBytes));
}

export interface Group {
  readonly type: ActionType;
  readonly items: readonly OutboxItem[];
}

/**
 * The next group to send, or undefined when everything waits.
 * @param pending items that are owed, by seq, those in flight among them
 * @param inFlight ids of items that are in a transaction under way
 * @param limitOf most items of a type in one transaction
 */
export function nextGroup(
  pending: readonly OutboxItem[],
  inFlight: ReadonlySet<string>,
  limitOf: (type: ActionType) => number,
): Group | undefined {
  const firstOfRank = new Map<number, number>(); // rank → lowest seq that is owed
  const firstOfSubject = new Map<string, number>();
  for (const { seq, action } of pending) {
    const { rank } = RULES[action.type];
    if (!firstOfRank.has(rank)) firstOfRank.set(rank, seq);
    const subject = subjectOf(action);
    if (subject !== undefined && !firstOfSubject.has(subject)) firstOfSubject.set(subject, seq);
  }
  const isFree = ({ id, seq, action }: OutboxItem): boolean => {
    if (inFlight.has(id)) return false;
    const { rank } = RULES[action.type];
    for (const [other, first] of firstOfRank) if (other < rank && first < seq) return false;
    // One by one on the same subject: withdrawing and taking that back must not change places, and what was
    // corrected or withdrawn while sealed is opened only as it then stands.
    const subject = subjectOf(action);
    return subject === undefined || firstOfSubject.get(subject) === seq;
  };
  const first = pending.find(isFree);
  if (first === undefined) return undefined;
  const { type } = first.action;
  const items = pending.filter((item) => item.action.type === type && isFree(item)).slice(0, limitOf(type));
  return { type, items };
}

/** What an action changes, when another may have changed it before; undefined when it only adds. */
function subjectOf(action: OutboxItem['action']): string | undefined {
  switch (action.type) {
    case 'open':
      return `application ${action.sealedKey}`;
    case 'open-claim':
      return `claim ${action.claimKey}`;
    case 'correct':
    case 'withdraw':
    case 'undo-withdraw':
      return `application ${action.key}`;
    case 'decide':
    case 'withdraw-claim':
    case 'undo-withdraw-claim':
      return `claim ${action.claim}`;
    case 'revoke':
      return `entry ${action.leafHash}`;
    default:
      return undefined;
  }
}
