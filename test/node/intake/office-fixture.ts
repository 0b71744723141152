/** A real office in a folder of its own below the system's temporary folder: store, vault, log and desk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Desk } from '#node/intake/desk.ts';
import { type IngestOptions, ingest, type Outcome } from '#node/intake/ingest.ts';
import { WorkerPool } from '#node/intake/pool.ts';
import type { Sidecar } from '#node/intake/sidecar.ts';
import { jobsBelow } from '#node/intake/walk.ts';
import { openLog } from '#node/log/open.ts';
import type { Identity } from '#node/store/office.ts';
import { openVault, type Vault } from '#node/store/vault.ts';
import { openStore, type Store } from '#node/store.ts';
import type { RightType } from '#protocol/application-id.ts';

export const SAMPLES = fileURLToPath(new URL('../../documents/', import.meta.url));
export const AT = '2026-03-01T09:30:00Z';
const ADDRESS = '5fbdb2315678afecb367f032d93f642f64180aa3';

export function identityOf(office: string): Identity {
  return {
    chainId: 31337,
    genesisHash: 'ab'.repeat(32),
    contracts: {
      directory: ADDRESS,
      documentLog: ADDRESS,
      applicationRegister: ADDRESS,
      priorityRegister: ADDRESS,
    },
    office,
    logNumber: 1,
  };
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'ipanchor-test-'));
}

export interface TestOffice {
  readonly folder: string;
  readonly store: Store;
  readonly vault: Vault;
  readonly office: string;
  readonly desk: Desk;
  readonly now: () => string;
}

export async function openOffice(
  office: string,
  folder = newFolder(),
  publicFromFiling: readonly RightType[] = ['T'],
): Promise<TestOffice> {
  const store = await openStore(folder);
  await openLog(store, identityOf(office));
  const vault = await openVault(folder);
  const now = (): string => AT;
  const desk = new Desk({ store, vault, office, publicFromFiling: new Set(publicFromFiling), now });
  return { folder, store, vault, office, desk, now };
}

export async function closeOffice({ store, folder }: TestOffice): Promise<void> {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
}

export function newPool(options: Partial<ConstructorParameters<typeof WorkerPool>[0]> = {}): WorkerPool {
  return new WorkerPool({ maxBytes: 2 ** 26, maxSeconds: 20, threads: 1, ...options });
}

/** Ingests files in place for one office, or for whom `deskFor` says. */
export async function take(
  pool: WorkerPool,
  { desk, office }: TestOffice,
  paths: readonly string[],
  statement?: Sidecar,
): Promise<Outcome[]> {
  const deskFor: IngestOptions['deskFor'] = async (code) => (code === office ? desk : undefined);
  const outcomes: Outcome[] = [];
  for await (const group of ingest(jobsBelow(paths, statement), { pool, deskFor })) outcomes.push(...group);
  return outcomes;
}

/** What became of a file, in a word: `accepted`, `known`, `later` or the codes of its refusals. */
export function wordFor(outcome: Outcome | undefined): string {
  if (outcome === undefined) return 'nothing';
  if ('status' in outcome) return outcome.status;
  return 'later' in outcome ? 'later' : outcome.refusals.map(({ code }) => code).join(' ');
}
