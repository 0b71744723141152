/** One office's node, or an observer's, put together from its stages. Nothing here reads the environment. */
import { join } from 'node:path';
import type { RightType } from '#protocol/application-id.ts';
import { type AuditTrail, createAuditTrail } from './audit-trail.ts';
import type { ChainAccess } from './chain/connection.ts';
import type { Deployment } from './chain/deploy.ts';
import type { TransactionSigner } from './chain/signer.ts';
import { type ChainStages, runChainStages } from './chain-stages.ts';
import { Desk } from './intake/desk.ts';
import { openLog } from './log/open.ts';
import { createPublishedLog, type PublishedLog } from './published-log.ts';
import { createRegisterReader, type LiveReader } from './register/reader.ts';
import { openVault, type Vault } from './store/vault.ts';
import { openStore, type Store } from './store.ts';

export interface ObserverOptions {
  /** Holds the store and everything else of this node. */
  readonly dataFolder: string;
  readonly access: ChainAccess;
  readonly deployment: Deployment;
  /** Told in one line what an operator should know. */
  readonly say?: (line: string) => void;
}

export interface OfficeNodeOptions extends ObserverOptions {
  /** ST.3 code of the office that is served. */
  readonly office: string;
  /** The log that is written to; 1 unless an earlier one was closed. */
  readonly logNumber?: number;
  /** The operator's key: recorder and registrar of the office. */
  readonly signer: TransactionSigner;
  /** Right types whose applications are public from filing. */
  readonly publicFromFiling: ReadonlySet<RightType>;
  /** How long a group that is not full waits for more, in milliseconds. */
  readonly maxAgeMs?: number;
  /** After how long without a block a transaction pays more, in milliseconds. */
  readonly bumpAfterMs?: number;
}

/** Follows the register and answers from it. */
export interface ObserverNode extends Omit<ChainStages, 'close'> {
  readonly store: Store;
  readonly reader: LiveReader;
  readonly audit: AuditTrail;
  /** Lets every stage finish what it is at and closes the store. */
  close(): Promise<void>;
}

/** Takes documents too: through the desk, by `ingest` or a drop folder. */
export interface OfficeNode extends ObserverNode {
  readonly office: string;
  readonly desk: Desk;
  readonly vault: Vault;
  /** What anyone may see of its log. */
  readonly publishedLog: PublishedLog;
}

/** The time, UTC to the second with `Z`. */
export const timeNow = (): string => new Date().toISOString().replace(/\.\d+Z$/, 'Z');

/**
 * Documents are taken from the first moment, whether or not the chain answers.
 * @throws NodeError STORE_IN_USE, STORE_NEWER, STORE_DAMAGED, STORE_OF_ANOTHER_OFFICE, VAULT_KEY_INVALID, DISK_FULL,
 * STORE_UNAVAILABLE
 */
export async function createOfficeNode(options: OfficeNodeOptions): Promise<OfficeNode> {
  const { dataFolder, office, logNumber = 1, signer, publicFromFiling, maxAgeMs, bumpAfterMs } = options;
  const store = await openStore(dataFolder);
  try {
    await openLog(store, identityOf(options.deployment, office, logNumber));
    const vault = await openVault(dataFolder);
    const anchoring = {
      ...{ office, logNumber, signer, receiptsFolder: join(dataFolder, 'receipts') },
      ...(maxAgeMs !== undefined && { maxAgeMs }),
      ...(bumpAfterMs !== undefined && { bumpAfterMs }),
    };
    const desk = new Desk({ store, vault, office, publicFromFiling, now: timeNow });
    const publishedLog = createPublishedLog(store, office, logNumber);
    return { ...observe(store, options, anchoring), office, desk, vault, publishedLog };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** @throws NodeError as `createOfficeNode` */
export async function createObserverNode(options: ObserverOptions): Promise<ObserverNode> {
  return observe(await openStore(options.dataFolder), options);
}

type Anchoring = Parameters<typeof runChainStages>[0]['anchoring'];

function observe(store: Store, options: ObserverOptions, anchoring?: Anchoring): ObserverNode {
  const { access, deployment, say } = options;
  const stages = runChainStages({
    ...{ store, access, deployment, now: timeNow },
    ...(anchoring !== undefined && { anchoring }),
    ...(say !== undefined && { say }),
  });
  return {
    ...stages,
    ...{ store, audit: createAuditTrail(store, timeNow) },
    reader: createRegisterReader(store, String(deployment.chainId)),
  };
}

/** What a store is bound to: written into it once. */
export function identityOf(
  { chainId, genesisHash, contracts }: Deployment,
  office: string,
  logNumber: number,
) {
  return {
    chainId,
    genesisHash,
    contracts: {
      directory: contracts.OfficeDirectory.address,
      documentLog: contracts.DocumentLog.address,
      applicationRegister: contracts.ApplicationRegister.address,
      priorityRegister: contracts.PriorityRegister.address,
    },
    office,
    logNumber,
  };
}
