/** Which secrets lie in an office's folder, whose they are, and who else can read them. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { SigningKey } from 'ethers';
import { openKeystore } from '#node/chain/signer.ts';
import { NodeError } from '#node/errors.ts';
import type { Description, OfficeDescription } from './description.ts';
import { addressOfId } from './description-check.ts';
import type { NetworkErrorCode } from './errors.ts';
import { finding, type NetworkFinding } from './finding.ts';

/** Keystores with their passwords, by the office's account that each is for. */
const KEYSTORES = [
  { use: 'admin', keystore: 'admin/admin.keystore.json', password: 'admin/admin.password' },
  { use: 'operator', keystore: 'office/operator.keystore.json', password: 'office/operator.password' },
  {
    use: 'validator',
    keystore: 'validator/keystore/validator.json',
    password: 'validator/validator.password',
  },
] as const;

const CODES: Readonly<Partial<Record<string, NetworkErrorCode>>> = {
  KEYSTORE_MISSING: 'NETWORK_FILE_MISSING',
  KEYSTORE_OPEN: 'SECRET_OPEN',
};

export async function checkSecrets(
  folder: string,
  { engine, offices }: Description,
  own: OfficeDescription,
): Promise<NetworkFinding[]> {
  const found: NetworkFinding[] = [];
  const secrets = await secretsBelow(folder);
  const present = new Set(secrets.map(({ file }) => file));
  for (const { use, keystore, password } of KEYSTORES) {
    // An admin's key may be elsewhere, and should. Besu has no keystore for its validator.
    if (!present.has(keystore) && (use === 'admin' || engine === 'besu')) continue;
    found.push(...(await checkKeystore(folder, keystore, password, own[use])));
  }
  for (const { folder: node, id } of own.peers) {
    const file = engine === 'geth' ? `${node}/geth/nodekey` : `${node}/key`;
    const secret = secrets.find((one) => one.file === file);
    if (secret === undefined) found.push(finding('NETWORK_FILE_MISSING', file, `there is no key of ${node}`));
    else if (secret.address !== addressOfId(id)) {
      found.push(finding('SECRET_MISMATCH', file, `it is not the key that other nodes know ${node} by`));
    }
  }
  const mine = new Set(accountsOf(own));
  for (const { file, address, isOpen } of secrets) {
    if (isOpen && !found.some((one) => one.file === file && one.code === 'SECRET_OPEN')) {
      found.push(finding('SECRET_OPEN', file, 'its mode is not 600'));
    }
    if (mine.has(address) || found.some((one) => one.file === file && one.code === 'SECRET_MISMATCH'))
      continue;
    const owner = offices.find((office) => accountsOf(office).includes(address))?.office;
    const message = owner === undefined ? `0x${address} is nobody's` : `0x${address} is ${owner}'s`;
    found.push(finding('SECRET_FOREIGN', file, message));
  }
  return found;
}

const accountsOf = ({ admin, operator, validator, peers }: OfficeDescription): string[] => [
  ...[admin, operator, validator],
  ...peers.map(({ id }) => addressOfId(id)),
];

async function checkKeystore(folder: string, keystore: string, password: string, address: string) {
  try {
    const signer = await openKeystore({ keystore: join(folder, keystore), password: join(folder, password) });
    if (signer.address === address) return [];
    return [finding('SECRET_MISMATCH', keystore, `it is of 0x${signer.address}, not of 0x${address}`)];
  } catch (error) {
    if (!(error instanceof NodeError)) throw error;
    const code = CODES[error.code] ?? 'SECRET_MISMATCH';
    return [finding(code, keystore, error.message.replaceAll(`${folder}/`, ''))];
  }
}

interface Secret {
  readonly file: string;
  readonly address: string; // 40 hex digits
  readonly isOpen: boolean;
}

/** What engines and nodes write while they run; it is large, and made from what is looked at. */
const DATA = new Set([
  'chaindata',
  'lightchaindata',
  'nodes',
  'database',
  'caches',
  'blobs',
  'store',
  'inbox',
  'rejected',
  'receipts',
]);
const MOST_BYTES = 4096;

/** Every keystore and every plain private key, whatever its name. */
async function secretsBelow(folder: string): Promise<Secret[]> {
  const secrets: Secret[] = [];
  const visit = async (place: string): Promise<void> => {
    for (const entry of await readdir(place, { withFileTypes: true })) {
      const path = join(place, entry.name);
      if (entry.isDirectory() && !DATA.has(entry.name)) await visit(path);
      if (!entry.isFile()) continue;
      const { size, mode } = await stat(path);
      const address = size > MOST_BYTES ? undefined : addressIn(await readFile(path, 'utf8'));
      if (address !== undefined) {
        secrets.push({ file: relative(folder, path), address, isOpen: (mode & 0o077) !== 0 });
      }
    }
  };
  await visit(folder);
  return secrets;
}

function addressIn(text: string): string | undefined {
  const [, key] = /^(?:0x)?([0-9a-f]{64})\s*$/i.exec(text) ?? [];
  try {
    if (key !== undefined) return addressOfId(new SigningKey(`0x${key}`).publicKey.slice(4));
    const { crypto, Crypto, address } = JSON.parse(text);
    if (typeof (crypto ?? Crypto) !== 'object' || typeof address !== 'string') return undefined;
    return address.replace(/^0x/, '').toLowerCase();
  } catch {
    return undefined;
  }
}
