import { z } from 'zod';
import { type Command, EXIT, NODE_OPTIONS } from './command.ts';
import { perform } from './node-access.ts';

const CHAIN = z.looseObject({
  profile: z.looseObject({
    engine: z.string(),
    consensus: z.string(),
    finality: z.looseObject({ kind: z.string(), blocks: z.int().optional() }),
    pricing: z.string(),
    gasPerTransaction: z.int(),
    logRange: z.int(),
    proofDepth: z.int(),
  }),
  endpoints: z.array(
    z.looseObject({
      place: z.string(),
      isInUse: z.boolean(),
      left: z.looseObject({ code: z.string(), message: z.string() }).optional(),
    }),
  ),
});

const STATUS = z.looseObject({
  office: z.string(),
  running: z.boolean(),
  problem: z.looseObject({ code: z.string(), message: z.string(), since: z.string() }).nullable(),
  chain: CHAIN.nullable(),
  log: z.looseObject({ size: z.int(), root: z.string().nullable() }),
  receipts: z.int(),
  outbox: z.looseObject({ pending: z.int(), conflict: z.int() }),
  asOf: z.looseObject({ blockNumber: z.int(), blockTime: z.string() }).nullable(),
  register: z.looseObject({ applications: z.int(), claims: z.int() }),
});

export const command: Command = {
  name: 'status',
  summary:
    "Says how an office's node is: its log, what it owes the chain, and what it knows of the register.",
  options: NODE_OPTIONS,
  example: 'ipanchor status --office JP',
  async run(call) {
    const value = STATUS.parse(await perform(call, 'status', {}));
    const { office, running, problem, chain, log, receipts, outbox, asOf, register } = value;
    call.print(`office    ${office}, ${running ? 'running' : 'not running'}`);
    if (problem !== null)
      call.print(`problem   ${problem.code}: ${problem.message} (since ${problem.since})`);
    for (const line of chain === null ? [] : chainLines(chain)) call.print(line);
    call.print(`log       ${log.size} entries, ${receipts} with a receipt; root ${log.root ?? 'none'}`);
    call.print(`owed      ${outbox.pending} to be sent, ${outbox.conflict} refused by the register`);
    const block = asOf === null ? 'no block yet' : `block ${asOf.blockNumber} of ${asOf.blockTime}`;
    call.print(`register  ${register.applications} applications, ${register.claims} claims, as of ${block}`);
    return { exit: problem === null ? EXIT.done : EXIT.unable, value };
  },
};

function* chainLines({ profile, endpoints }: z.infer<typeof CHAIN>): Generator<string> {
  const { engine, consensus, finality, pricing, gasPerTransaction, logRange, proofDepth } = profile;
  const final =
    finality.kind === 'instant'
      ? 'at once'
      : finality.kind === 'depth'
        ? `${finality.blocks} blocks later`
        : 'once saved to disk';
  const sealed = consensus === 'other' ? engine : `${engine} with ${consensus}`;
  const price = pricing === 'free' ? 'free' : 'at the price asked';
  yield `chain     ${sealed}; final ${final}; gas ${price}, at most ${gasPerTransaction} a transaction`;
  yield `          events of ${logRange} blocks at once, proofs ${proofDepth} blocks back`;
  for (const { place, isInUse, left } of endpoints) {
    const state = left === undefined ? 'well' : `left, ${left.code}: ${left.message}`;
    yield `address   ${place}${isInUse ? ', in use' : ''}: ${state}`;
  }
}
