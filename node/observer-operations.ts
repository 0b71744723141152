/** What a command can ask of an observer: over its control socket, or with its store opened for the command. */
import { z } from 'zod';
import { createAuditTrail } from './audit-trail.ts';
import { writeBackup } from './backup.ts';
import type { Deployment } from './chain/deploy.ts';
import type { Operations } from './control.ts';
import { addKeyChange } from './file-keys.ts';
import { identityOf, timeNow } from './office.ts';
import type { Store } from './store.ts';

const BACKUP = z.strictObject({ target: z.string().min(1), register: z.boolean() });

/** Its store has nothing but the register and its own audit trail. */
export function observerOperations(store: Store, deployment: Deployment) {
  return {
    backup: async (parameters, onProgress) => {
      const { target } = BACKUP.parse(parameters);
      const identity = identityOf(deployment, '', 0);
      return writeBackup({ store, identity, target, registerOnly: true, now: timeNow, onProgress });
    },
    keyChange: (parameters) => addKeyChange(createAuditTrail(store, timeNow), parameters),
  } satisfies Operations;
}
