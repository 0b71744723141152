/** Who is signed in: the key stays in this page's memory, and is gone when the page is left or loaded again. */
import { signal } from '@preact/signals';
import type { GatewayClient } from '#gateway/client/client.ts';
import { ClientError } from '#gateway/client/errors.ts';
import { gateway } from '../../api.ts';

/** Those that have something to see here. */
export type ConsoleRole = 'operator' | 'auditor';

export interface Session {
  readonly client: GatewayClient;
  readonly roles: ReadonlySet<ConsoleRole>;
}

export const session = signal<Session | undefined>(undefined);

/**
 * The gateway is asked what each role may ask: it alone knows who has which.
 * @throws ClientError CREDENTIALS_INVALID, ROLE_MISSING of who has none, and what else the gateway refuses
 */
export async function signIn(apiKey: string): Promise<void> {
  const client = gateway(apiKey.trim());
  const query = { limit: '1' };
  const [operator, auditor] = await Promise.all([
    refusalOf(client.call('listDocuments', { query })),
    refusalOf(client.call('listAuditEvents', { query })),
  ]);
  if (operator !== undefined && auditor !== undefined) throw operator;
  const roles = new Set<ConsoleRole>();
  if (operator === undefined) roles.add('operator');
  if (auditor === undefined) roles.add('auditor');
  session.value = { client, roles };
}

/** Undefined for who has the role. @throws what is said of no role */
async function refusalOf(work: Promise<unknown>): Promise<ClientError | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof ClientError && error.problem?.code === 'ROLE_MISSING') return error;
    throw error;
  }
}

export function signOut(): void {
  session.value = undefined;
}
