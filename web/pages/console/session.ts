/** Who is signed in: the key stays in this page's memory, and is gone when the page is left or loaded again. */
import { signal } from '@preact/signals';
import type { GatewayClient } from '#gateway/client/client.ts';
import { gateway } from '../../api.ts';

export interface Session {
  readonly client: GatewayClient;
}

export const session = signal<Session | undefined>(undefined);

/** @throws ClientError CREDENTIALS_INVALID, ROLE_MISSING and what else the gateway refuses */
export async function signIn(apiKey: string): Promise<void> {
  const client = gateway(apiKey.trim());
  await client.call('listDocuments', { query: { limit: '1' } });
  session.value = { client };
}

export function signOut(): void {
  session.value = undefined;
}
