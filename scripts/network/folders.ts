/** Every file of a network with its text; the folder of an office holds that office's secrets and no other's. */
import { chmod, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Deployment } from '#node/chain/deploy.ts';
import { writeDurably } from '#node/durable-file.ts';
import type { Description } from '#node/network/description.ts';
import { NetworkError } from '#node/network/errors.ts';
import type { Genesis } from '#node/network/genesis.ts';
import { networkCompose, officeCompose } from './compose.ts';
import { json, type NetworkFile } from './engine-files.ts';
import { ENGINES } from './engines.ts';
import { keystoreOf } from './keys.ts';
import { officeReadme, secretsPage } from './pages.ts';
import type { NetworkPlan, OfficePlan } from './plan.ts';

/** What all offices share. */
export interface Shared {
  readonly description: Description;
  readonly genesis: Genesis;
  readonly deployment: Deployment;
}

/** @param readme for whoever gives the folders out */
export async function networkFiles(
  plan: NetworkPlan,
  shared: Shared,
  readme: string,
): Promise<NetworkFile[]> {
  const files: NetworkFile[] = [
    { path: 'README.md', text: readme },
    { path: 'network.json', text: json(shared.description) },
    { path: 'compose.yaml', text: networkCompose(plan) },
  ];
  for (const office of plan.offices) {
    for (const file of await officeFiles(plan, office, shared)) {
      files.push({ ...file, path: `${office.office}/${file.path}` });
    }
  }
  return files;
}

async function officeFiles(plan: NetworkPlan, office: OfficePlan, shared: Shared): Promise<NetworkFile[]> {
  const { source } = plan;
  const [admin, operator] = [
    await keystoreOf(source, office.admin),
    await keystoreOf(source, office.operator),
  ];
  const files: NetworkFile[] = [
    { path: 'network.json', text: json(shared.description) },
    { path: 'genesis.json', text: json(shared.genesis) },
    { path: 'compose.yaml', text: officeCompose(plan, office) },
    ...(await ENGINES[plan.engine].files(plan, office)),
    { path: 'admin/admin.keystore.json', text: admin.json, isSecret: true },
    { path: 'admin/admin.password', text: admin.password, isSecret: true },
    { path: 'office/config.json', text: json(officeConfig(plan, office)) },
    { path: 'office/deployment.json', text: json(shared.deployment) },
    { path: 'office/operator.keystore.json', text: operator.json, isSecret: true },
    { path: 'office/operator.password', text: operator.password, isSecret: true },
  ];
  const secrets = files.filter(({ isSecret }) => isSecret).map(({ path }) => path);
  return [
    { path: 'README.md', text: officeReadme(plan, office) },
    { path: 'SECRETS.md', text: secretsPage(plan, office, secrets) },
    ...files,
  ];
}

/** As `node/config.ts` reads it. Files are named relative to the folder that it is in. */
function officeConfig({ engine }: NetworkPlan, { office, nodes, gatewayPort }: OfficePlan): object {
  const ports = nodes.flatMap(({ httpPort }) => httpPort ?? []);
  return {
    office,
    chain: {
      endpoints: ports.map((port) => `http://127.0.0.1:${port}`),
      keystore: 'operator.keystore.json',
      passwordFile: 'operator.password',
      // Besu asks the contract itself who its validators are.
      ...(engine === 'geth' && { validatorIpc: '../validator/geth.ipc' }),
    },
    gateway: { port: gatewayPort },
  };
}

/**
 * Writes into a new or empty folder: what is there may be the keys of a network that runs.
 * @throws NetworkError NETWORK_FOLDER_NOT_EMPTY
 */
export async function writeNetwork(folder: string, files: readonly NetworkFile[]): Promise<void> {
  await assertEmpty(folder);
  for (const { path, text, isSecret = false } of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeDurably(file, text, isSecret ? 0o600 : 0o644);
  }
  for (const place of new Set(files.map(({ path }) => path.split('/', 1)[0] ?? ''))) {
    if (files.some(({ path }) => path.startsWith(`${place}/`))) await chmod(join(folder, place), 0o700);
  }
}

/** @throws NetworkError NETWORK_FOLDER_NOT_EMPTY */
export async function assertEmpty(folder: string): Promise<void> {
  const present = await readdir(folder).catch(() => []);
  if (present.length === 0) return;
  const some = present.slice(0, 3).join(', ');
  throw new NetworkError('NETWORK_FOLDER_NOT_EMPTY', `${folder} is not empty: it holds ${some}`);
}
