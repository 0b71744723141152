import { z } from 'zod';
import { readTextFile } from './document-file.ts';
import { CliError } from './errors.ts';

/** As the office's node gives it out. */
const GIVEN_OUT = z.looseObject({ accessCode: z.string() });

/**
 * The access code of a file: as the office gave it out, or the code alone.
 * @throws NodeError FILE_UNREADABLE; CliError WRONG_USE, which never repeats what the file holds
 */
export async function readAccessCode(path: string): Promise<string> {
  const text = (await readTextFile(path, 4096)).trim();
  if (!text.startsWith('{')) return text;
  try {
    return GIVEN_OUT.parse(JSON.parse(text)).accessCode;
  } catch {
    throw new CliError('WRONG_USE', 'the file holds no access code', { where: path });
  }
}
