import { startObserver } from '#gateway/gateway.ts';
import { createLog } from '#gateway/log.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { serveControl } from '../control.ts';
import { observerOperations } from '../observer-operations.ts';
import { accessOf, deploymentOf } from '../office-service.ts';
import { type Command, EXIT, NODE_OPTIONS } from './command.ts';
import { ended, isRunByNpm, lifetime } from './lifetime.ts';
import { observerConfigOf } from './node-access.ts';

export const command: Command = {
  name: 'observe',
  summary:
    'Follows the register and serves a gateway until Ctrl-C, without keys, as config.json in its data folder says.',
  options: { data: NODE_OPTIONS.data },
  example: 'ipanchor observe --data /srv/ipanchor/observer',
  async run(call) {
    const config = observerConfigOf(call);
    const say = (line: string): void => void process.stderr.write(`observer: ${line}\n`);
    // Before anything runs that would have to be ended.
    const { ending, release } = await lifetime({ parents: isRunByNpm() });
    try {
      const { host, port, access: callers, ...limits } = config.gateway;
      const deployment = await deploymentOf(config);
      const observer = await startObserver({
        dataFolder: config.dataFolder,
        access: accessOf(config),
        deployment,
        version: packageFile.version,
        address: { host, port },
        callers: { config: callers, folder: config.dataFolder },
        takesAccessCodes: limits.takesAccessCodes,
        attemptsPerMinute: limits.attemptsPerMinute,
        allowedOrigins: limits.allowedOrigins,
        trustedProxies: callers.proxy?.addresses ?? [],
        say,
        ...createLog('observer'),
      });
      const { store } = observer;
      const control = await serveControl(config.dataFolder, observerOperations(store, deployment));
      say(`runs; gateway ${observer.url}`);
      await ended(ending);
      await control.close();
      await observer.close();
    } finally {
      release();
    }
    return { exit: EXIT.done, value: { ended: String(ending.reason) } };
  },
};
