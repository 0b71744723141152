import { z } from 'zod';
import { publishedKeys, verifyResult } from '#gateway/checks/signed-result.ts';
import type { PublicKey } from '#gateway/checks/signing.ts';
import { type Call, type Command, EXIT } from './command.ts';
import { readTextFile } from './document-file.ts';
import { wrongValue } from './errors.ts';
import { DEFAULT_GATEWAY, gatewayClient } from './gateway-client.ts';

/** A result of 1,000 claims has some 2 MB. */
const MOST_RESULT_BYTES = 64 * 2 ** 20;
const MOST_KEY_BYTES = 2 ** 20;

const EXITS = { holds: EXIT.done, fails: EXIT.no, unknown: EXIT.notKnown } as const;

/** What of the answer is told; all of it is given with `--json`. */
const check = z.looseObject({ verdict: z.string() });
const told = z.looseObject({
  asOf: z.looseObject({ blockNumber: z.int(), blockTime: z.string() }),
  priorityCheckBag: z.array(check).default([]),
  checkSetBag: z.array(z.looseObject({ priorityCheckBag: z.array(check).default([]) })).default([]),
});

export const command: Command = {
  name: 'verify-result',
  summary:
    'Verifies a signed result that was kept: is it what the gateway answered, to the letter? Keys that were replaced verify what they signed.',
  arguments: { usage: 'FILE', least: 1, most: 1 },
  options: {
    keys: {
      type: 'string',
      value: 'FILE|URL',
      help: `keys of the gateway: a file as /api/v1/keys gives it, or the gateway (IPANCHOR_GATEWAY, or ${DEFAULT_GATEWAY})`,
    },
  },
  example: 'ipanchor verify-result check.jws --keys keys.json',
  async run(call) {
    const [file = ''] = call.arguments;
    const text = await readTextFile(file, MOST_RESULT_BYTES);
    const verification = await verifyResult(text, await keysOf(call));
    const { outcome } = verification;
    if (outcome !== 'holds') {
      call.print(outcome === 'fails' ? 'not signed as it is' : 'signed by a key that is not among these');
      return { exit: EXITS[outcome], value: { file, outcome } };
    }
    const { kid, payload } = verification;
    const signedAt = `${new Date(payload.iat * 1000).toISOString().slice(0, 19)}Z`;
    call.print(`signed by key ${kid}, ${signedAt}`);
    const answer = told.safeParse(payload).data;
    if (answer !== undefined) {
      const sets = [answer, ...answer.checkSetBag];
      for (const { verdict } of sets.flatMap(({ priorityCheckBag }) => priorityCheckBag))
        call.print(`  ${verdict}`);
      call.print(`  as of block ${answer.asOf.blockNumber}, ${answer.asOf.blockTime}`);
    }
    return { exit: EXITS.holds, value: { file, outcome, kid, signedAt, result: payload } };
  },
};

async function keysOf(call: Call): Promise<readonly PublicKey[]> {
  const keys = call.text('keys');
  if (keys === undefined || /^https?:/.test(keys)) {
    const gateway = keys?.replace(/\/api\/v1\/keys\/?$/, '');
    return publishedKeys.parse(await gatewayClient(gateway).call('listSigningKeys', {}));
  }
  try {
    return publishedKeys.parse(JSON.parse(await readTextFile(keys, MOST_KEY_BYTES)));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError)
      throw wrongValue('--keys', keys, 'a JSON Web Key Set as /api/v1/keys gives it');
    throw error;
  }
}
