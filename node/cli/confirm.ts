import { createInterface } from 'node:readline/promises';
import { GovernanceError } from '../governance/errors.ts';
import type { Call, Option } from './command.ts';
import { CliError } from './errors.ts';
import { stdio, type Terminal } from './password.ts';

export const CONFIRM_OPTIONS = {
  yes: { type: 'boolean', help: 'sign without asking' },
} as const satisfies Record<string, Option>;

/**
 * Shows what would be signed and asks for it, unless the command has `--yes`.
 * @throws CliError WRONG_USE where nobody can be asked; GovernanceError NOT_CONFIRMED
 */
export async function confirm(
  call: Pick<Call, 'json' | 'flag' | 'print'>,
  lines: readonly string[],
  { input, output }: Terminal = stdio(),
): Promise<void> {
  for (const line of lines) call.print(line);
  if (call.flag('yes')) return;
  if (call.json || input.isTTY !== true)
    throw new CliError('WRONG_USE', '--yes: nothing is signed unasked, and here nobody can be asked');
  const terminal = createInterface({ input, output });
  // One who leaves has not agreed.
  const left = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  try {
    const answer = await Promise.race([terminal.question('Sign this? [y/N] '), left]);
    if (!/^y(es)?$/i.test(answer.trim()))
      throw new GovernanceError('NOT_CONFIRMED', 'it was not confirmed; nothing was signed');
  } finally {
    terminal.close();
  }
}
