/**
 * The chain of compose.yaml, and the admission of its offices: `chain.ts --data DIR --keys DIR CODE=KEYSTORE…`. Of an
 * office's keystore the address is read, and nothing that needs its password.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ended, lifetime } from '#node/cli/lifetime.ts';
import { demonstrationKey, type Network, startNetwork } from '../start/network.ts';
import { Story } from '../start/story.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: '.' },
    keys: { type: 'string', default: '.' },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '8545' },
  },
});
/** There while every office is admitted and the chain answers. */
const ready = join(values.data, 'ready');
const KEYSTORE = z.looseObject({ address: z.string().regex(/^[0-9a-f]{40}$/i) });

const story = new Story();
const closers: (() => Promise<void>)[] = [];
const { ending, release } = await lifetime({ parents: false });
const failing = new AbortController();
try {
  await rm(ready, { force: true });
  const place = { folder: values.data, keys: values.keys, host: values.host, port: Number(values.port) };
  const network = await startNetwork(place, story, (close) => closers.push(close));
  network.embedded.ended.catch((error) => failing.abort(error));
  for (const named of positionals) await admit(network, named);
  await network.embedded.save();
  await writeFile(ready, '');
  await ended(AbortSignal.any([ending, failing.signal]));
  failing.signal.throwIfAborted();
} finally {
  await rm(ready, { force: true });
  for (const close of closers.reverse()) await close();
  release();
}

async function admit({ embedded, members }: Network, named: string): Promise<void> {
  const [office = '', keystore = ''] = named.split('=');
  await story.step(office, async () => {
    const { address } = KEYSTORE.parse(JSON.parse(await readFile(keystore, 'utf8')));
    const operator = address.toLowerCase();
    const admin = await demonstrationKey(join(values.keys, `${office.toLowerCase()}-admin`));
    for (const account of [admin.address, operator]) await embedded.fund(`0x${account}`);
    await members.admit(office, admin, operator);
    return { told: `admitted, with the key of 0x${operator}`, result: undefined };
  });
}
