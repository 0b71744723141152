import { join } from 'node:path';
import { SIGNING_KEYS_FILE } from '#gateway/checks/services.ts';
import { openSigner, rotateSigningKey } from '#gateway/checks/signing.ts';
import { audited } from '../audit-trail.ts';
import { keyTrail, LOCAL } from '../file-keys.ts';
import { type Command, EXIT, NODE_OPTIONS } from './command.ts';
import { configOf, nodeFolder, observerConfigOf } from './node-access.ts';

export const command: Command = {
  name: 'signing-key',
  summary:
    'Lists the keys with which the gateway signs results, or makes a new one. The old one stays published and signs nothing more; a running gateway signs with the new one from its next start.',
  options: {
    rotate: { type: 'boolean', help: 'make a new key' },
    observer: { type: 'boolean', help: 'the data folder is that of an observer' },
    ...NODE_OPTIONS,
  },
  example: 'ipanchor signing-key --rotate --office JP',
  async run(call) {
    const { dataFolder } = call.flag('observer') ? observerConfigOf(call) : configOf(nodeFolder(call));
    const path = join(dataFolder, SIGNING_KEYS_FILE);
    if (call.flag('rotate'))
      await audited(keyTrail(dataFolder), { ...LOCAL, operation: 'signing-key rotate' }, () =>
        rotateSigningKey(path),
      );
    const { keys } = await openSigner(path);
    for (const [place, { kid }] of keys.entries()) call.print(`${kid}  ${place === 0 ? 'signs' : 'signed'}`);
    return { exit: EXIT.done, value: { keys } };
  },
};
