/** English is the language of the catalogue of errors itself, so that there is one place to write a new code. */
import { GATEWAY_ERRORS } from '../errors.ts';

export const ENGLISH = GATEWAY_ERRORS;
