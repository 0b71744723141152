import { join } from 'node:path';
import { startEmbeddedChain } from '#node/chain/embedded.ts';
import type { StartOptions } from './options.ts';
import type { Story } from './story.ts';

export async function demonstrate(
  options: StartOptions,
  story: Story,
  _ending: AbortSignal,
  onClose: (close: () => Promise<void>) => void,
): Promise<object> {
  const chain = await story.step('Chain', async () => {
    const chain = await startEmbeddedChain({ folder: join(options.dataFolder, 'chain') });
    onClose(() => chain.stop());
    return { told: `anvil on ${chain.url}`, result: chain };
  });
  return { chainId: chain.chainId };
}
