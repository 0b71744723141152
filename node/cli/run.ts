import { resolve } from 'node:path';
import { startGateway } from '#gateway/gateway.ts';
import { createLog } from '#gateway/log.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { runValidatorVotes } from '../chain/validator-votes.ts';
import { officeFigures } from '../figures.ts';
import { WorkerPool } from '../intake/pool.ts';
import { accessOf, deploymentOf, startOfficeService } from '../office-service.ts';
import { type Command, EXIT, NODE_OPTIONS } from './command.ts';
import { ended, isRunByNpm, lifetime } from './lifetime.ts';
import { configOf, nodeFolder } from './node-access.ts';

export const command: Command = {
  name: 'run',
  summary: "Runs an office's node and its gateway until Ctrl-C, as config.json in its data folder says.",
  options: NODE_OPTIONS,
  example: 'ipanchor run --data /srv/ipanchor/JP',
  async run(call) {
    const reload = () => configOf(nodeFolder(call));
    const config = reload();
    const say = (line: string): void => void process.stderr.write(`${config.office}: ${line}\n`);
    // Before anything runs that would have to be ended.
    const { ending, release } = await lifetime({ parents: isRunByNpm() });
    const closers: (() => Promise<void>)[] = [];
    try {
      const pool = new WorkerPool(config.limits);
      closers.push(() => pool.close());
      const service = await startOfficeService({ config, pool, say, reload });
      closers.push(() => service.close());
      const deployment = await deploymentOf(config);
      const { validatorIpc } = config.chain;
      if (validatorIpc !== undefined) {
        const ipc = resolve(config.dataFolder, validatorIpc);
        const votes = runValidatorVotes({ ipc, governor: deployment.governor, say });
        closers.push(() => votes.close());
      }
      const gateway = await startGateway(service.node, 'office', {
        version: packageFile.version,
        address: config.gateway,
        office: service.port,
        callers: { config: config.gateway.access, folder: config.dataFolder },
        takesAccessCodes: config.gateway.takesAccessCodes,
        attemptsPerMinute: config.gateway.attemptsPerMinute,
        allowedOrigins: config.gateway.allowedOrigins,
        trustedProxies: config.gateway.access.proxy?.addresses ?? [],
        access: accessOf(config),
        deployment,
        figures: () => officeFigures(service.node.store),
        ...createLog(config.office),
      });
      closers.push(() => gateway.close());
      service.watch();
      say(`runs; inbox ${service.inbox}, gateway ${gateway.url}`);
      await ended(ending);
    } finally {
      for (const close of closers.reverse()) await close();
      release();
    }
    return { exit: EXIT.done, value: { office: config.office, ended: String(ending.reason) } };
  },
};
