import { CodedError, PROTOCOL_ERRORS } from '#protocol/errors.ts';
import { STANDARDS_ERRORS } from '#standards/errors.ts';
import { FINDINGS } from '#standards/finding.ts';
import { GOVERNANCE_ERRORS } from '../governance/errors.ts';
import { EXIT, type Exit } from './command.ts';
import { CLI_ERRORS } from './errors.ts';

/** Of the pure layers, what is no judgement on the document: a limit of this software was reached. */
const LIMITS = /LIMIT|TOO_LARGE|TOO_DEEP|PARSER_MEMORY|TRAP/;
/** Of the office node and the gateway client, what is an answer and not a failure, and what is wrong use. */
const EXITS: ReadonlyMap<string, Exit> = new Map<string, Exit>([
  ['FILE_NOT_REGULAR', EXIT.no],
  ['SIDECAR_MISSING', EXIT.no],
  ['SIDECAR_INVALID', EXIT.no],
  ['OFFICE_NOT_SERVED', EXIT.no],
  ['IMPORT_HEADER_INVALID', EXIT.no],
  ['AUTHORITY_FILE_INVALID', EXIT.no],
  ['XSD_INVALID', EXIT.no],
  ['CONFLICT', EXIT.no],
  ['ACTION_NOT_POSSIBLE', EXIT.no],
  ['CONTRACT_REVERTED', EXIT.no],
  ['APPLICATION_NOT_KNOWN', EXIT.notKnown],
  ['ENTRY_NOT_KNOWN', EXIT.notKnown],
  ['CLAIM_NOT_KNOWN', EXIT.notKnown],
  ['DOCUMENT_REFUSED', EXIT.no],
  ['KEYSTORE_PASSWORD', EXIT.no],
  ['KEYSTORE_EXISTS', EXIT.no],
  ['SIGNER_REFUSED', EXIT.no],
  ['SIGNER_ACCOUNT', EXIT.no],
  ['SIGNER_DEVIATES', EXIT.no],
  ['STORE_NOT_EMPTY', EXIT.no],
  ['BACKUP_DAMAGED', EXIT.no],
  ['BACKUP_EXISTS', EXIT.no],
  ['BACKUP_OF_ANOTHER', EXIT.no],
  ['CONFIG_INVALID', EXIT.wrongUse],
  ['PASSWORD_MISSING', EXIT.wrongUse],
  ['GATEWAY_UNREACHABLE', EXIT.unable],
  ['GATEWAY_REFUSED', EXIT.unable],
  ['NUMBER_NOT_CLEAR', EXIT.wrongUse],
  ['PROPOSAL_NOT_KNOWN', EXIT.notKnown],
  ['PROPOSAL_AMBIGUOUS', EXIT.wrongUse],
]);

/** The exit code that an error stands for; what is no coded error is `could not find out`. */
export function exitOf(error: unknown): Exit {
  return error instanceof CodedError ? exitOfCode(error.code) : EXIT.unable;
}

export function exitOfCode(code: string): Exit {
  const known = EXITS.get(code);
  if (known !== undefined) return known;
  if (code in CLI_ERRORS) return EXIT.wrongUse;
  // What members decide is refused, never not found out.
  if (code in GOVERNANCE_ERRORS) return EXIT.no;
  const judgement = code in PROTOCOL_ERRORS || code in STANDARDS_ERRORS || code in FINDINGS;
  return judgement && !LIMITS.test(code) ? EXIT.no : EXIT.unable;
}
