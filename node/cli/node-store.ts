/** The store of a node that does not run, opened for one command. */
import { createAuditTrail } from '../audit-trail.ts';
import type { Config } from '../config.ts';
import type { OperationContext } from '../control-operations.ts';
import { Desk } from '../intake/desk.ts';
import { WorkerPool } from '../intake/pool.ts';
import { openLog } from '../log/open.ts';
import { identityOf, timeNow } from '../office.ts';
import { deploymentOf } from '../office-service.ts';
import { createRegisterReader } from '../register/reader.ts';
import { openVault } from '../store/vault.ts';
import { openStore } from '../store.ts';

/** Opens the store of a node that does not run, for as long as `use` takes. */
export async function withStore<T>(
  config: Config,
  use: (context: OperationContext) => Promise<T>,
): Promise<T> {
  const { office, dataFolder, limits, publicFromFiling } = config;
  const deployment = await deploymentOf(config);
  const store = await openStore(dataFolder);
  const pool = new WorkerPool(limits);
  try {
    await openLog(store, identityOf(deployment, office, config.logNumber));
    const vault = await openVault(dataFolder);
    const reader = createRegisterReader(store, String(deployment.chainId));
    const desk = new Desk({
      store,
      vault,
      office,
      publicFromFiling: new Set(publicFromFiling),
      now: timeNow,
    });
    const audit = createAuditTrail(store, timeNow);
    return await use({ office, store, vault, desk, reader, audit, pool, now: timeNow });
  } finally {
    await pool.close();
    await store.close();
  }
}
