import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { NetworkError } from './errors.ts';

/**
 * A JSON file of a network, checked by its form.
 * @param where how an error names it
 * @throws NetworkError NETWORK_FILE_MISSING, NETWORK_FILE_INVALID with every wrong field
 */
export async function readForm<T>(path: string, form: z.ZodType<T>, where = path): Promise<T> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    if (cause instanceof SyntaxError) {
      throw new NetworkError('NETWORK_FILE_INVALID', 'it is not JSON', { where, cause });
    }
    throw new NetworkError('NETWORK_FILE_MISSING', 'it is not there or cannot be read', { where, cause });
  }
  const parsed = form.safeParse(content);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path: at, message }) => ({ field: at.join('.'), message }));
  const list = fields.map(({ field, message }) => `${field || '(all)'}: ${message}`).join('; ');
  throw new NetworkError('NETWORK_FILE_INVALID', list, { where, fields });
}
