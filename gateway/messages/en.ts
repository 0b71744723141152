/** English is the language of the catalogue of errors itself, so that there is one place to write a new code. */
import { GATEWAY_ERRORS, type GatewayErrorCode } from '../errors.ts';

export interface ProblemText {
  readonly title: string;
  readonly meaning: string;
  readonly remedy: string;
}

/** What each language has: words for every code. */
export type Catalogue = Readonly<Record<GatewayErrorCode, ProblemText>>;

export const ENGLISH: Catalogue = GATEWAY_ERRORS;
