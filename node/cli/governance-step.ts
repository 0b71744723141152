/** What the steps of `ipanchor governance` share: their form, their values, and what they send. */

import { plain } from '../chain/encoding.ts';
import { chainError, sendAndWait } from '../chain/send.ts';
import type { TransactionSigner } from '../chain/signer.ts';
import { FIELDS, type Field, type Needs, problemsOf, type Values } from '../governance/fields.ts';
import type { GovernedRegister } from '../governance/register.ts';
import type { ExplainedCall } from '../governance/words.ts';
import type { Answer, Call } from './command.ts';
import { CliError, wrongValue } from './errors.ts';

export interface Step {
  /** Of what stands behind its name. */
  readonly usage: string;
  readonly least: number;
  readonly most: number;
  /** Reads the command, and gives what it does with the register. @throws CliError WRONG_USE */
  prepare(call: Call, args: readonly string[]): Perform | Promise<Perform>;
}

export type Perform = (register: GovernedRegister) => Promise<Answer>;

/** Given in their place and not by name. */
const SUBJECTS: ReadonlySet<string> = new Set<Field>(['office', 'delegate', 'name']);
const OPTION_FIELDS = (Object.keys(FIELDS) as Field[]).filter((field) => !SUBJECTS.has(field));

/** @throws CliError WRONG_USE, naming everything that is wrong */
export function valuesOf(
  call: Call,
  action: string,
  needs: Needs,
  subjects: readonly string[],
  given: Values = {},
): Values {
  const values: Partial<Record<Field, string>> = { ...given };
  for (const [place, field] of needs.subjects.entries()) {
    const value = subjects[place];
    if (value !== undefined) values[field] = value;
  }
  for (const field of OPTION_FIELDS) {
    const value = call.text(field);
    if (value !== undefined) values[field] = value;
  }
  const extra = subjects.slice(needs.subjects.length);
  const wrong = [
    ...problemsOf(needs, values).map(({ field, message }) => ({
      field: SUBJECTS.has(field) ? field.toUpperCase() : `--${field}`,
      message,
    })),
    ...extra.map((field) => ({ field, message: 'unexpected argument' })),
  ];
  if (wrong.length === 0) return values;
  const list = wrong.map(({ field, message }) => `${field}: ${message}`).join('; ');
  throw new CliError('WRONG_USE', `${action}: ${list}`, { fields: wrong });
}

/** A block of `--since`. @throws CliError WRONG_USE */
export function sinceOf(call: Call): number | undefined {
  const text = call.text('since');
  if (text !== undefined && !FIELDS.since.holds(text))
    throw wrongValue('--since', text, 'the number of a block');
  return text === undefined ? undefined : Number(text);
}

/** The beginning of a proposal's number. @throws CliError WRONG_USE */
export function beginningOf(text: string): string {
  const digits = text.replace(/^0x/, '').toLowerCase();
  if (!/^[0-9a-f]{4,64}$/.test(digits)) throw wrongValue('ID', text, '4 to 64 hexadecimal digits');
  return digits;
}

/** How a proposal is called where a person reads it. */
export const short = (id: string): string => id.slice(0, 8);

export function numbered(calls: readonly Pick<ExplainedCall, 'words'>[]): string[] {
  return calls.map(({ words }, place) => `  ${place + 1}. ${words}`);
}

/** Sends what was confirmed, and gives where it is. */
export async function send(
  call: Call,
  { chain }: GovernedRegister,
  signer: TransactionSigner,
  to: string,
  data: string,
): Promise<{ readonly block: number; readonly transaction: string }> {
  try {
    const { blockNumber, hash } = await sendAndWait(chain, signer, { to, data });
    call.print(`done in block ${blockNumber}, transaction ${hash}`);
    return { block: blockNumber, transaction: plain(hash) };
  } catch (error) {
    throw chainError(error, signer.address);
  }
}
