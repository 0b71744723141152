/** Makes the keys of the offices of compose.yaml, once: `node scripts/compose/keys.ts FOLDER CODE…`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createKeystore } from '#node/chain/signer.ts';

const [folder = '.', ...offices] = process.argv.slice(2);
for (const office of offices) {
  const name = join(folder, office.toLowerCase());
  const files = { keystore: `${name}-keystore.json`, password: `${name}-password.txt` };
  // One that is there may hold an office's only key.
  if (existsSync(files.keystore)) continue;
  const { address } = await createKeystore(files);
  process.stderr.write(`${office}: key of 0x${address} in ${files.keystore}\n`);
}
