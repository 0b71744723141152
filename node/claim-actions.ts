/** What the people of an office do to the priority claims of its own applications. */
import { claimId, openKey } from '#protocol/keys.ts';
import type { PriorityStatus } from '#protocol/priority-status.ts';
import { type ActionContext, change, notPossible } from './actions.ts';
import { NodeError } from './errors.ts';
import { declareClaims, statedAs } from './intake/claims.ts';
import type { ApplicationRecord, OwnClaim } from './store/office.ts';
import type { OutboxAction } from './store/outbox.ts';

/** Which claim of an application: the date is needed only where it claims the same earlier one twice. */
export interface ClaimPlace {
  readonly earlier: string; // application id
  readonly claimedDate?: string; // yyyy-mm-dd
}

/**
 * Adds a claim to an application, or brings the code that a claim waits for. Declared at once where the application is
 * published or the code is here; otherwise it is kept until one of both is.
 * @param code access code of the earlier application, as a person wrote it
 * @throws NodeError APPLICATION_NOT_KNOWN, ACTION_NOT_POSSIBLE when nothing changes or it claims itself; ProtocolError
 */
export function declareClaim(
  context: ActionContext,
  id: string,
  { earlier, claimedDate }: ClaimPlace,
  code?: string,
): Promise<ApplicationRecord> {
  const stated = { candidates: [earlier], ...(claimedDate !== undefined && { date: claimedDate }) };
  return change(
    context,
    id,
    async (known, rules) => {
      if (earlier === id) throw notPossible('an application cannot claim the priority of itself');
      const made = await declareClaims(known, [stated], rules);
      const isNew = made.record.claims.length > known.claims.length;
      if (!isNew && made.actions.length === 0)
        throw notPossible('the claim is on record, and nothing is new');
      return made;
    },
    { about: [earlier], ...(code !== undefined && { codes: { [earlier]: code } }) },
  );
}

/**
 * Opens every claim of a published application that is not open yet, such as those that the publication did not repeat.
 * @throws NodeError APPLICATION_NOT_KNOWN, ACTION_NOT_POSSIBLE while it is sealed, or when no claim waits
 */
export function openClaims(context: ActionContext, id: string): Promise<ApplicationRecord> {
  return change(context, id, async (known, rules) => {
    if (known.visibility === 'sealed')
      throw notPossible('the application is not published; its claims stay sealed');
    const waiting = known.claims.filter(({ state }) => state !== 'open').map(statedAs);
    if (waiting.length === 0) throw notPossible('no claim of the application waits to be opened');
    return declareClaims(known, waiting, rules);
  });
}

/**
 * Records what this office decided on a claim; it may be decided anew.
 * @throws NodeError APPLICATION_NOT_KNOWN, CLAIM_NOT_KNOWN, ACTION_NOT_POSSIBLE
 */
export function decideClaim(
  context: ActionContext,
  id: string,
  place: ClaimPlace,
  status: PriorityStatus,
): Promise<ApplicationRecord> {
  return changeClaim(context, id, place, (claim, name) => {
    if (claim.status === status) throw notPossible(`the claim was decided so already: ${status}`);
    const change = claim.changes + 1;
    return {
      claim: { ...claim, status, changes: change },
      action: { type: 'decide', claim: name, status, change },
    };
  });
}

/**
 * Marks a claim as withdrawn, or takes the mark back.
 * @throws NodeError APPLICATION_NOT_KNOWN, CLAIM_NOT_KNOWN, ACTION_NOT_POSSIBLE
 */
export function withdrawClaim(
  context: ActionContext,
  id: string,
  place: ClaimPlace,
  withdrawn = true,
): Promise<ApplicationRecord> {
  return changeClaim(context, id, place, (claim, name) => {
    if ((claim.withdrawn ?? false) === withdrawn)
      throw notPossible(withdrawn ? 'the claim is withdrawn already' : 'the claim is not withdrawn');
    const change = claim.changes + 1;
    const type = withdrawn ? 'withdraw-claim' : 'undo-withdraw-claim';
    return { claim: { ...claim, withdrawn, changes: change }, action: { type, claim: name, change } };
  });
}

function changeClaim(
  context: ActionContext,
  id: string,
  place: ClaimPlace,
  apply: (claim: OwnClaim, name: string) => { claim: OwnClaim; action: OutboxAction },
): Promise<ApplicationRecord> {
  return change(context, id, async (known) => {
    const claim = claimAt(known, place);
    const { claim: changed, action } = apply(claim, nameOf(known, claim, context.office));
    const claims = known.claims.map((other) => (other === claim ? changed : other));
    return { record: { ...known, claims }, actions: [action] };
  });
}

function claimAt({ claims }: ApplicationRecord, { earlier, claimedDate }: ClaimPlace): OwnClaim {
  const [claim, ...others] = claims.filter(
    (candidate) =>
      candidate.earlier === earlier && (claimedDate === undefined || candidate.claimedDate === claimedDate),
  );
  if (claim === undefined) throw new NodeError('CLAIM_NOT_KNOWN', 'the application makes no such claim');
  if (others.length > 0)
    throw new NodeError('CLAIM_NOT_KNOWN', 'several claims fit; the claimed date tells which is meant');
  return claim;
}

/** The name under which the register has a claim. */
export function nameOf({ openKey: laterKey }: ApplicationRecord, claim: OwnClaim, osf: string): string {
  const { earlier, claimedDate, sealed } = claim;
  if (claim.state === 'held')
    throw notPossible('the claim is not declared yet; it waits for a code or publication');
  if (claim.state === 'sealed' && sealed !== undefined) return sealed.claimKey;
  const parties = { openKey: openKey(earlier), laterKey, osf };
  return claimId({ ...parties, ...(claimedDate !== undefined && { claimedDate }) });
}
