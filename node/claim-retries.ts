/**
 * Two offices that were given the code of one application may declare claims on it at the same moment, under the same
 * first free key: the register takes one. The other is declared again under the next, with what was decided on it since.
 */
import { type ActionContext, change, type Rules } from './actions.ts';
import { nameOf } from './claim-actions.ts';
import { declareClaims, statedAs } from './intake/claims.ts';
import { APPLICATIONS, type ApplicationRecord, KEYS_LOST, OUTBOX, type OwnClaim } from './store/office.ts';
import type { OutboxAction } from './store/outbox.ts';
import type { Store } from './store.ts';

/**
 * Declares what another office was faster with. A crash in between does the rest later: a claim that has another key by
 * then is left alone.
 * @returns how many claims were declared again
 * @throws NodeError of the store; VAULT_KEY_INVALID
 */
export async function declareAgain(context: ActionContext): Promise<number> {
  const { store } = context;
  const lost = await lostKeys(store);
  if (lost.size === 0) return 0;
  let count = 0;
  // Rare: looked for when it has happened, not kept by key.
  for await (const [id, { claims }] of store.scan(APPLICATIONS)) {
    if (!claims.some(isUnder(lost))) continue;
    await change(context, id, (known, rules) => redeclared(known, lost, rules));
    count += claims.filter(isUnder(lost)).length;
  }
  await store.update(async (batch) => {
    for (const seq of lost.values()) batch.delete(KEYS_LOST, seq);
  });
  return count;
}

/** Claim key → sequence number of its declaration. */
async function lostKeys(store: Store): Promise<Map<string, number>> {
  const keys = new Map<string, number>();
  for await (const [key] of store.scan(KEYS_LOST)) {
    const item = await store.get(OUTBOX, Number(key));
    if (item?.action.type === 'declare-sealed') keys.set(item.action.claimKey, item.seq);
  }
  return keys;
}

const isUnder =
  (keys: ReadonlyMap<string, number>) =>
  ({ sealed }: OwnClaim): boolean =>
    sealed !== undefined && keys.has(sealed.claimKey);

async function redeclared(known: ApplicationRecord, lost: ReadonlyMap<string, number>, rules: Rules) {
  const isLost = known.claims.map(isUnder(lost));
  const claims = known.claims.map(({ sealed, ...claim }, place): OwnClaim => {
    if (isLost[place]) return { ...claim, state: 'held' };
    return sealed === undefined ? claim : { ...claim, sealed };
  });
  const stated = claims.filter((_, place) => isLost[place]).map(statedAs);
  const { record, actions } = await declareClaims({ ...known, claims }, stated, rules);
  const decided = record.claims
    .filter((_, place) => isLost[place])
    .flatMap((claim) => since(record, claim, rules));
  return { record, actions: [...actions, ...decided] };
}

/** What was decided under the key that was lost, under the name that the claim has now. */
function since(record: ApplicationRecord, claim: OwnClaim, { office }: Rules): OutboxAction[] {
  if (claim.state === 'held') return [];
  const [name, change] = [nameOf(record, claim, office), claim.changes];
  return [
    ...(claim.status === undefined
      ? []
      : [{ type: 'decide' as const, claim: name, status: claim.status, change }]),
    ...(claim.withdrawn === true ? [{ type: 'withdraw-claim' as const, claim: name, change }] : []),
  ];
}
