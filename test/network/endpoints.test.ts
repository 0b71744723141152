/**
 * Offices on a chain that is there already: `IPANCHOR_RPC_URLS` names its addresses, separated by commas, of a chain on which
 * gas is free. Without it, the embedded one.
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Chain, type ChainAccess, connectChain } from '#node/chain/connection.ts';
import { type Deployment, deployOnce } from '#node/chain/deploy.ts';
import { type EmbeddedChain, startEmbeddedChain } from '#node/chain/embedded.ts';
import { freePort } from '#node/chain/engine-process.ts';

import { membership } from '../../scripts/start/membership.ts';
import { demonstrationKey } from '../../scripts/start/network.ts';
import { type Inbox, putDocuments, startNodes, untilReceipted } from './network.ts';
import { Program } from './program.ts';
import { assertAnchoredOnce, countRegister } from './recount.ts';

const CODES = ['JP', 'KR', 'US', 'AU'];
const RECEIPTED_MS = 240_000;

describe('offices on a chain that is there', () => {
  let folder: string;
  let embedded: EmbeddedChain | undefined;
  let chain: Chain;
  let url: string;
  let deployment: Deployment;
  const offices: (Inbox & { gateway: string })[] = [];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ipanchor-endpoints-'));
    const urls = process.env.IPANCHOR_RPC_URLS?.split(',').map((url) => url.trim()) ?? [];
    if (urls.length === 0) embedded = await startEmbeddedChain({ folder: join(folder, 'chain') });
    url = urls[0] ?? embedded?.url ?? '';
    const access: ChainAccess = {
      url,
      ...(embedded && { finality: { kind: 'saved', file: embedded.savedBlockFile } }),
    };
    chain = await connectChain(access);
    const governor = await demonstrationKey(join(folder, 'governor'));
    await embedded?.fund(governor.address);
    const contracts = join(folder, 'deployment.json');
    deployment = await deployOnce(chain, governor, governor.address, contracts);
    const members = membership(chain, deployment, governor);
    const environment = environmentOf(folder);
    for (const office of CODES) {
      const place = join(folder, office);
      mkdirSync(join(place, 'office', 'inbox'), { recursive: true });
      const admin = await demonstrationKey(join(place, 'admin'));
      const operator = await demonstrationKey(join(place, 'office', 'operator'));
      for (const { address } of [admin, operator]) await embedded?.fund(address);
      await members.admit(office, admin, operator.address);
      const port = await freePort();
      const config = {
        office,
        chain: {
          endpoints: urls.length === 0 ? [url] : urls,
          ...{ contracts, keystore: 'operator.keystore.json', passwordFile: 'operator.password' },
          ...(embedded && { savedBlockFile: embedded.savedBlockFile }),
        },
        ...{ gateway: { port }, intake: { stableSeconds: 0.2 }, anchor: { maxAgeSeconds: 1 } },
      };
      writeFileSync(join(place, 'office', 'config.json'), JSON.stringify(config));
      const command = 'ipanchor run --data office';
      const log = join(place, 'node.log');
      const node = new Program({ name: office, folder: place, command, log, environment });
      offices.push({ office, folder: place, node, put: [], gateway: `http://127.0.0.1:${port}` });
    }
  });

  after(async () => {
    for (const { node } of offices) await node.kill();
    chain?.close();
    await embedded?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('anchor each document once, whatever node dies meanwhile', async () => {
    await startNodes(offices);
    for (const office of offices) {
      putDocuments(office, 200);
      await office.node.kill();
      office.node.start();
      putDocuments(office, 50);
    }
    await untilReceipted(offices, RECEIPTED_MS);
    const { ApplicationRegister, DocumentLog } = deployment.contracts;
    const counted = await countRegister(url, await chain.provider.getBlockNumber(), [
      ...[ApplicationRegister, DocumentLog].map(({ address }) => `0x${address}`),
    ]);
    for (const office of offices) {
      const own = counted.get(office.office);
      if (own === undefined) throw new Error(`nothing of ${office.office} is recorded`);
      assertAnchoredOnce(office, own);
    }
  });
});

function environmentOf(folder: string): NodeJS.ProcessEnv {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  symlinkSync(fileURLToPath(new URL('../../node/cli/main.ts', import.meta.url)), join(bin, 'ipanchor'));
  return { ...process.env, PATH: [bin, dirname(process.execPath), process.env.PATH].join(delimiter) };
}
