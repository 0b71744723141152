/** Finds what is wrong in the files of a network before anything of it runs. Nothing is written. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDeployment } from '#node/chain/deploy.ts';
import { loadConfig } from '#node/config.ts';
import { NodeError } from '#node/errors.ts';
import { DESCRIPTION, type Description, type OfficeDescription } from './description.ts';
import { checkDescription, checkReuse } from './description-check.ts';
import { checkEngineConfig } from './engine-check.ts';
import { NetworkError } from './errors.ts';
import { finding, type NetworkFinding } from './finding.ts';
import { GENESIS } from './genesis.ts';
import { checkDeployment, checkGenesis } from './genesis-check.ts';
import { readForm } from './read.ts';
import { checkSecrets } from './secrets-check.ts';

export interface NetworkCheck {
  readonly description: Description;
  /** Whose folders were there to be looked at. */
  readonly offices: readonly string[];
  readonly findings: readonly NetworkFinding[];
}

/**
 * @param folder of a whole network, or of one office
 * @param others descriptions of other networks, whose keys must not come back
 * @throws NetworkError NETWORK_FILE_MISSING, NETWORK_FILE_INVALID: without its description nothing can be said
 */
export async function checkNetwork(folder: string, others: readonly string[] = []): Promise<NetworkCheck> {
  const description = await readForm(join(folder, 'network.json'), DESCRIPTION);
  const findings = checkDescription(description);
  for (const file of others)
    findings.push(...checkReuse(description, file, await readForm(file, DESCRIPTION)));
  const present = await readdir(folder);
  const offices = description.offices.filter(({ office }) => present.includes(office));
  if (offices.length === 0) {
    const { office, findings: own } = await checkOffice(folder, description);
    return { description, offices: office === undefined ? [] : [office], findings: [...findings, ...own] };
  }
  for (const { office } of offices) {
    const copy = await readFile(join(folder, office, 'network.json'), 'utf8').catch(() => undefined);
    if (copy !== undefined && copy !== (await readFile(join(folder, 'network.json'), 'utf8'))) {
      findings.push(
        finding('NETWORK_FILE_DIFFERS', `${office}/network.json`, 'it is not the one beside the folders'),
      );
    }
    const { findings: own } = await checkOffice(join(folder, office), description, office);
    findings.push(...own.map((one) => ({ ...one, file: `${office}/${one.file}` })));
  }
  return { description, offices: offices.map(({ office }) => office), findings };
}

async function checkOffice(folder: string, description: Description, named?: string) {
  const findings: NetworkFinding[] = [];
  const attempt = async (work: () => Promise<readonly NetworkFinding[]>): Promise<void> => {
    try {
      findings.push(...(await work()));
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      findings.push(finding(error.code, error.where ?? '', error.message));
    }
  };
  await attempt(async () => {
    const genesis = await readForm(join(folder, 'genesis.json'), GENESIS, 'genesis.json');
    const file = 'office/deployment.json';
    const deployment = await coded(file, () => readDeployment(join(folder, file)));
    if (deployment === undefined)
      throw new NetworkError('NETWORK_FILE_MISSING', 'it is not there', { where: file });
    return [
      ...checkGenesis(description, genesis, 'genesis.json'),
      ...checkDeployment(deployment, genesis, description.genesisHash, file),
    ];
  });
  let own: OfficeDescription | undefined;
  await attempt(async () => {
    const file = 'office/config.json';
    const config = await coded(file, async () => loadConfig(join(folder, file), {}));
    own = description.offices.find(({ office }) => office === config.office);
    const wrong = named !== undefined && config.office !== named;
    if (own !== undefined && !wrong) return [];
    const message = wrong
      ? `it is of ${config.office}, in the folder of ${named}`
      : `${config.office} is no member`;
    return [finding('NODE_CONFIG_MISMATCH', file, message)];
  });
  own = description.offices.find(({ office }) => office === (named ?? own?.office));
  const office = own;
  if (office === undefined) return { office: undefined, findings };
  for (const peer of office.peers) {
    const file = `${peer.folder}.toml`;
    await attempt(async () => {
      const peers = description.engine === 'besu' ? await readText(folder, `${peer.folder}.peers.json`) : '';
      return checkEngineConfig(description, peer, `${await readText(folder, file)}\n${peers}`, file);
    });
  }
  await attempt(() => checkSecrets(folder, description, office));
  return { office: office.office, findings };
}

async function readText(folder: string, file: string): Promise<string> {
  try {
    return await readFile(join(folder, file), 'utf8');
  } catch (cause) {
    throw new NetworkError('NETWORK_FILE_MISSING', 'it is not there or cannot be read', {
      where: file,
      cause,
    });
  }
}

/** What the readers of the node say, as something said of a file of the network. */
async function coded<T>(where: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof NodeError)) throw error;
    const code = error.code === 'FILE_UNREADABLE' ? 'NETWORK_FILE_MISSING' : 'NETWORK_FILE_INVALID';
    throw new NetworkError(code, error.message, { where, fields: error.fields, cause: error });
  }
}
