/**
 * Application ids: `<office>.<right type>.<canonical number>`, such as `JP.P.2007290922`.
 *
 * The id is what all keys are derived from, so each application has exactly one. What the canonical number
 * of an office looks like is that office's numbering rule (#standards/numbers); here it is only bounded to
 * what the register can hold: 1 to 32 visible ASCII characters.
 */
import { ProtocolError } from '#protocol/errors.ts';

/** What each letter stands for. */
export const RIGHT_TYPES = {
  P: 'patent',
  U: 'utility model',
  T: 'trademark',
  D: 'industrial design',
  S: 'supplementary protection certificate',
  V: 'plant variety',
  G: 'geographical indication',
  L: 'layout-design',
} as const;

export type RightType = keyof typeof RIGHT_TYPES;

export interface ApplicationId {
  /** WIPO ST.3 code, two capital letters. */
  readonly office: string;
  readonly rightType: RightType;
  /** Canonical number after the office's numbering rule: 1 to 32 characters U+0021 to U+007E. */
  readonly number: string;
}

const OFFICE = /^[A-Z]{2}$/;
const NUMBER = /^[!-~]{1,32}$/;

/** Whether a value has the form of a WIPO ST.3 code; whether there is such an office is another question. */
export function isOfficeCode(value: unknown): value is string {
  return typeof value === 'string' && OFFICE.test(value);
}

export function isRightType(value: unknown): value is RightType {
  return typeof value === 'string' && Object.hasOwn(RIGHT_TYPES, value);
}

/** The id as text. Throws ProtocolError APPLICATION_ID_INVALID when a part cannot stand in an id. */
export function formatApplicationId(id: ApplicationId): string {
  return checked(id.office, id.rightType, id.number, `${id.office}.${id.rightType}.${id.number}`).text;
}

/** The parts of an id. The number may itself hold full stops. Throws ProtocolError APPLICATION_ID_INVALID. */
export function parseApplicationId(text: string): ApplicationId {
  const [office, rightType] = text.split('.', 2);
  return checked(office, rightType, text.slice(5), text).id;
}

/** The number is not repeated in any message: it may not be public yet. */
function checked(office: unknown, rightType: unknown, number: string, text: string) {
  if (!isOfficeCode(office)) throw invalid('the office is not two capital letters', 'office');
  if (!isRightType(rightType)) throw invalid('the right type is not one of P U T D S V G L', 'rightType');
  if (!NUMBER.test(number) || text !== `${office}.${rightType}.${number}`) {
    throw invalid('the number is not 1 to 32 visible ASCII characters', 'number');
  }
  return { id: { office, rightType, number }, text };
}

function invalid(what: string, where: string): ProtocolError {
  return new ProtocolError('APPLICATION_ID_INVALID', `application id: ${what}`, { where });
}
