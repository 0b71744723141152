import { connectChain } from '../chain/connection.ts';
import { catchUp } from '../follow/follower.ts';
import { fsck } from '../fsck.ts';
import { type Difference, FSCK_NOTES } from '../fsck-check.ts';
import { accessOf, deploymentOf } from '../office-service.ts';
import type { Store } from '../store.ts';
import { type Command, EXIT, NODE_OPTIONS } from './command.ts';
import { configOf, nodeFolder } from './node-access.ts';
import { withStore } from './node-store.ts';

export const command: Command = {
  name: 'fsck',
  summary: 'Checks the store of a node that does not run: derives everything again from documents and chain.',
  options: {
    repair: { type: 'boolean', help: 'mend what can be derived' },
    offline: { type: 'boolean', help: 'do not ask the chain: leaves the register half unchecked' },
    ...NODE_OPTIONS,
  },
  example: 'ipanchor fsck --office JP --repair',
  async run(call) {
    const config = configOf(nodeFolder(call));
    const deployment = await deploymentOf(config);
    const follow = async (into: Store): Promise<void> => {
      const chain = await connectChain({ ...accessOf(config), expected: deployment });
      const { contracts } = deployment;
      try {
        await catchUp({ store: into, chain, contracts, firstBlock: contracts.OfficeDirectory.block });
      } finally {
        chain.close();
      }
    };
    const differences: Difference[] = [];
    const unmended = await withStore(config, ({ store, vault }) =>
      fsck({
        ...{ store, vault, repair: call.flag('repair') },
        ...(call.flag('offline') ? {} : { follow }),
        onDifference: (difference) => {
          differences.push(difference);
          const { code, where, message, mended } = difference;
          const how = mended ? 'mended' : FSCK_NOTES.has(code) ? 'note  ' : 'found ';
          call.print(`${how}  ${code}  ${where}: ${message}`);
        },
      }),
    );
    call.print(
      unmended === 0 ? 'the store agrees with its documents and the chain' : `${unmended} not mended`,
    );
    return { exit: unmended === 0 ? EXIT.done : EXIT.no, value: { unmended, differences } };
  },
};
