/** The embedded chain, the contracts and one office for the crash tests: all that outlives the office process. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Chain, connectChain } from '#node/chain/connection.ts';
import { type Deployment, deployOnce } from '#node/chain/deploy.ts';
import { type EmbeddedChain, startEmbeddedChain } from '#node/chain/embedded.ts';
import { membership } from '../../scripts/start/membership.ts';
import { demonstrationKey } from '../../scripts/start/network.ts';
import { root } from './start-run.ts';

export interface CrashNetwork {
  readonly folder: string;
  /** Data folder of the office. */
  readonly office: string;
  readonly operator: string;
  readonly chain: Chain;
  readonly deployment: Deployment;
  close(): Promise<void>;
}

export async function startCrashNetwork(): Promise<CrashNetwork> {
  const folder = mkdtempSync(join(tmpdir(), 'ipanchor-crash-'));
  const embedded: EmbeddedChain = await startEmbeddedChain({ folder: join(folder, 'chain') });
  const chain = await connectChain({
    url: embedded.url,
    finality: { kind: 'saved', file: embedded.savedBlockFile },
  });
  const governor = await demonstrationKey(join(folder, 'governor'));
  const office = join(folder, 'JP');
  mkdirSync(office);
  const admin = await demonstrationKey(join(folder, 'admin'));
  const operator = await demonstrationKey(join(office, 'key'));
  for (const { address } of [governor, admin, operator]) await embedded.fund(address);
  const contracts = join(office, 'deployment.json');
  const deployment = await deployOnce(chain, governor, governor.address, contracts);
  await membership(chain, deployment, governor).admit('JP', admin, operator.address);
  const config = {
    office: 'JP',
    dataFolder: office,
    chain: {
      endpoints: [embedded.url],
      keystore: 'key.keystore.json',
      savedBlockFile: embedded.savedBlockFile,
    },
    intake: { stableSeconds: 0 },
    anchor: { maxAgeSeconds: 0.05 },
    gateway: { port: 0 },
  };
  writeFileSync(join(office, 'config.json'), JSON.stringify(config));
  return {
    ...{ folder, office, operator: operator.address, chain, deployment },
    async close() {
      chain.close();
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const SAMPLES = join(root, 'test', 'documents', 'JP');
const NUMBERS = { 'patent-application.xml': '2025-020101', 'patent-publication.xml': '2024-080202' } as const;

/** A sample document as the `number`-th application of its year: sealed, or open when it is a publication. */
export function documentOf(name: keyof typeof NUMBERS, number: number): string {
  const own = `${NUMBERS[name].slice(0, 5)}${String(100_000 + number).padStart(6, '0')}`;
  return readFileSync(join(SAMPLES, name), 'utf8').replaceAll(NUMBERS[name], own);
}
