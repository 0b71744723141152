/**
 * API keys and signing keys are files of the node's account: a command changes them without the node. The trail is in
 * the store, which one process holds, so the command tells the node where it runs.
 */
import { userInfo } from 'node:os';
import { z } from 'zod';
import { type Actor, type AuditTrail, createAuditTrail } from './audit-trail.ts';
import { askNode } from './control.ts';
import { timeNow } from './office.ts';
import { openStore } from './store.ts';

/** Whoever may use the control socket or open the store is this account, or could act as it. */
export const LOCAL: Actor = { by: `os:${userInfo().username}`, channel: 'command' };

/** What the trail is told of a change: never a key. */
export const KEY_CHANGE = z.strictObject({
  operation: z.enum(['access add', 'access remove', 'signing-key rotate']),
  outcome: z.enum(['begun', 'refused']),
  of: z.int().min(1).exactOptional(),
  code: z.string().exactOptional(),
  subject: z.string().exactOptional(),
});

const ADDED = z.strictObject({ seq: z.int() });

/** What a node does when it is told. */
export async function addKeyChange(trail: Pick<AuditTrail, 'add'>, given: unknown): Promise<{ seq: number }> {
  return { seq: await trail.add({ ...LOCAL, ...KEY_CHANGE.parse(given) }) };
}

/**
 * The trail of the node or observer in a folder, for such changes: by its control socket while it runs, otherwise in
 * its store, which is made where there is none yet.
 */
export function keyTrail(dataFolder: string): Pick<AuditTrail, 'add'> {
  return {
    async add({ by: _, channel: __, ...change }) {
      const answer = await askNode(dataFolder, 'keyChange', change);
      if (answer !== undefined) return ADDED.parse(answer).seq;
      const store = await openStore(dataFolder);
      try {
        return (await addKeyChange(createAuditTrail(store, timeNow), change)).seq;
      } finally {
        await store.close();
      }
    },
  };
}
