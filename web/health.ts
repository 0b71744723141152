/** What the gateway says of itself: asked once for all that stands around the pages. */
import { signal } from '@preact/signals';
import type { AnswerOf } from '#gateway/client/client.ts';
import { gateway } from './api.ts';

export const health = signal<AnswerOf<'getHealth'> | 'unreachable' | undefined>(undefined);

export async function askHealth(): Promise<void> {
  try {
    health.value = await gateway().call('getHealth', {});
  } catch {
    health.value = 'unreachable';
  }
}
