/** The catalogue of what offices decide by vote. */
import { type CatalogueEntry, CodedError } from '#protocol/errors.ts';

export const GOVERNANCE_ERRORS = {
  GOVERNOR_MISSING: {
    meaning: 'This register is governed by one account and not by the votes of its members.',
    remedy: 'Such is the chain of `npm start`. In a network of several offices, check the deployment file.',
  },
  OFFICE_NOT_IN_ST3: {
    meaning: 'The code is none that WIPO ST.3 has at present.',
    remedy: 'Correct the code.',
  },
  VALIDATOR_TAKEN: {
    meaning:
      'The validator has a seat already: no two seats share one, or the engine would count a vote twice.',
    remedy: 'Let the office make a new key for its validator and give the address of that.',
  },
  PROPOSAL_WOULD_FAIL: {
    meaning: 'Carried out now, the proposal would be refused by a contract; the message says why.',
    remedy: 'Correct the proposal, or make it when what it needs is so.',
  },
  PROPOSAL_EXISTS: {
    meaning: 'The same was proposed before, by the same office in the same words.',
    remedy: 'Vote on that one, or give another reason.',
  },
  PROPOSAL_NOT_KNOWN: {
    meaning: 'No proposal with that number was found in the blocks that were searched.',
    remedy: 'Run `ipanchor governance list`; `--since 0` searches from the first block.',
  },
  PROPOSAL_AMBIGUOUS: {
    meaning: 'The beginning of a number fits several proposals.',
    remedy: 'Give more digits of it.',
  },
  PROPOSAL_UNEXPLAINED: {
    meaning: 'The proposal calls something that this release cannot put into words.',
    remedy: 'Find out what it does; `--unexplained` signs all the same.',
  },
  PROPOSAL_NOT_OPEN: {
    meaning:
      'The proposal is not in the state that is asked for: it is over, was carried out, or has too few votes.',
    remedy: 'See the state that the message gives.',
  },
  NOT_A_VOTER: {
    meaning: 'The office has no vote here, or the key does not speak for it.',
    remedy: 'Vote with the key of its present admin; offices that joined later or were removed have no vote.',
  },
  ALREADY_VOTED: {
    meaning: 'The vote of this office was cast, and a vote cannot be changed.',
    remedy: 'Propose anew if it has to be.',
  },
  NOT_CONFIRMED: {
    meaning: 'What was to be signed was not confirmed. Nothing was signed.',
    remedy: 'Run the command again, or with `--yes` where nobody can be asked.',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type GovernanceErrorCode = keyof typeof GOVERNANCE_ERRORS;

export class GovernanceError extends CodedError<GovernanceErrorCode> {}
