import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { parseApplicationId } from '#protocol/application-id.ts';
import { utf8 } from '#protocol/bytes.ts';
import { writeDurably } from '../durable-file.ts';
import { NodeError } from '../errors.ts';
import { safeName } from '../file-name.ts';
import { type Call, type Command, EXIT, NODE_OPTIONS } from './command.ts';
import { wrongValue } from './errors.ts';
import { perform } from './node-access.ts';

const FILE = { index: z.int(), fileName: z.string(), digest: z.string() };
const ISSUED = z.looseObject({
  json: z.looseObject({ ...FILE, text: z.string() }),
  pdf: z.looseObject({ ...FILE, base64: z.string() }),
});
const RECEIPTS = z.looseObject({ receipts: z.array(z.looseObject({ text: z.string().nullable() })) });
const STATUS = z.looseObject({ running: z.boolean() });

const DEFAULT_WAIT_SECONDS = 30;
const PAUSE_MS = 300;

export const command: Command = {
  name: 'extract',
  summary:
    'Issues an extract: what the register has of one application of the office, as JSON and as PDF, both entries of its log. An extract of an unpublished application tells its number and key: give it only to who has the access code.',
  arguments: { usage: 'APPLICATION', least: 1, most: 1 },
  options: {
    output: { type: 'string', short: 'o', value: 'DIR', help: 'folder for the files (.)' },
    wait: {
      type: 'string',
      value: 'SECONDS',
      help: `how long to wait for the receipts (${DEFAULT_WAIT_SECONDS})`,
    },
    ...NODE_OPTIONS,
  },
  example: 'ipanchor extract JP.P.2024080202 --office JP -o extracts',
  async run(call) {
    const [applicationId = ''] = call.arguments;
    parseApplicationId(applicationId);
    const wait = call.text('wait') ?? String(DEFAULT_WAIT_SECONDS);
    if (!/^\d{1,5}$/.test(wait)) throw wrongValue('--wait', wait, 'a number of seconds');
    const { json, pdf } = ISSUED.parse(await perform(call, 'extract', { applicationId }));
    const folder = call.text('output') ?? '.';
    const files = [
      { ...json, bytes: utf8(json.text) },
      { ...pdf, bytes: Buffer.from(pdf.base64, 'base64') },
    ];
    const written: { file: string; entry: number; digest: string; receipt: string | null }[] = [];
    for (const { bytes, fileName, index, digest } of files) {
      const file = join(folder, safeName(fileName));
      await write(folder, file, bytes);
      call.print(`${file}  entry ${index}  ${digest}`);
      written.push({ file, entry: index, digest, receipt: null });
    }
    const until = Date.now() + Number(wait) * 1000;
    for (const one of written) {
      const text = await receiptOf(call, one.entry, until);
      if (text === undefined) continue;
      one.receipt = `${one.file}.receipt.json`;
      await write(folder, one.receipt, utf8(`${text}\n`));
      call.print(one.receipt);
    }
    if (written.some(({ receipt }) => receipt === null)) {
      process.stderr.write(
        'ipanchor: the tree head is not final yet; later `ipanchor receipt FILE` gives the receipt\n',
      );
    }
    return { exit: EXIT.done, value: { applicationId, files: written } };
  },
};

/** Waits only for a node that runs: no other anchors. */
async function receiptOf(call: Call, index: number, until: number): Promise<string | undefined> {
  for (;;) {
    const [found] = RECEIPTS.parse(await perform(call, 'receipt', { index })).receipts;
    if (found?.text) return found.text;
    if (Date.now() >= until || !STATUS.parse(await perform(call, 'status', {})).running) return undefined;
    await sleep(PAUSE_MS);
  }
}

/** The extract is in the log by now: what could not be written is written by another call. */
async function write(folder: string, file: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeDurably(file, bytes, 0o600);
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    throw new NodeError('FILE_UNWRITABLE', cause.message, { where: file, cause });
  }
}
