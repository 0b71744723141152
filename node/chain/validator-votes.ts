/**
 * On Clique the signers of the engine follow `ValidatorSet` by votes: each office's node casts its own validator's, over
 * the socket of that validator, until both agree, and takes a vote back that no longer serves. More than half of the
 * signers have to run it. (Besu asks the contract itself.)
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { AbiCoder } from 'ethers';
import { z } from 'zod';
import { NodeError } from '#node/errors.ts';
import { encodeCall } from './contracts.ts';
import { plain, withPrefix } from './encoding.ts';
import { callIpc } from './ipc.ts';
import { QUANTITY } from './json-rpc.ts';
import { CLIQUE_DEPTH } from './profile.ts';

export interface VotesOptions {
  /** Socket of the office's own validator. */
  readonly ipc: string;
  /** Address of the OfficeGovernor, which names the ValidatorSet. */
  readonly governor: string;
  readonly say?: (line: string) => void;
  readonly pauseMs?: number;
}

export interface Vote {
  readonly validator: string; // 40 hex digits
  readonly isFor: boolean;
}

/** What the validator is to be told, for the sets and its own votes as they are. */
export interface VoteChange {
  readonly propose: readonly Vote[];
  readonly discard: readonly string[];
}

export function voteChange(
  wanted: readonly string[],
  signers: readonly string[],
  cast: readonly Vote[],
): VoteChange {
  const needed: Vote[] = [
    ...wanted.filter((one) => !signers.includes(one)).map((validator) => ({ validator, isFor: true })),
    ...signers.filter((one) => !wanted.includes(one)).map((validator) => ({ validator, isFor: false })),
  ];
  const isSame = (a: Vote) => (b: Vote) => a.validator === b.validator && a.isFor === b.isFor;
  return {
    propose: needed.filter((vote) => !cast.some(isSame(vote))),
    // A vote the other way round is replaced by the proposal.
    discard: cast
      .filter(({ validator }) => !needed.some((vote) => vote.validator === validator))
      .map(({ validator }) => validator),
  };
}

const ADDRESS = z
  .string()
  .regex(/^0x[0-9a-f]{40}$/i)
  .transform(plain);
const ADDRESSES = z.array(ADDRESS);
const PROPOSALS = z.record(ADDRESS, z.boolean());

/** Votes once, as needed. @throws NodeError CHAIN_UNREACHABLE, CHAIN_SLOW, CHAIN_ANSWER */
export async function castVotes({ ipc, governor }: VotesOptions): Promise<VoteChange> {
  const wanted = await wantedValidators(ipc, governor);
  if (wanted === undefined) return { propose: [], discard: [] };
  const signers = read(ADDRESSES, await callIpc(ipc, 'clique_getSigners', []));
  const cast = Object.entries(read(PROPOSALS, await callIpc(ipc, 'clique_proposals', [])));
  const change = voteChange(
    wanted,
    signers,
    cast.map(([validator, isFor]) => ({ validator, isFor })),
  );
  for (const { validator, isFor } of change.propose) {
    await callIpc(ipc, 'clique_propose', [withPrefix(validator), isFor]);
  }
  for (const validator of change.discard) await callIpc(ipc, 'clique_discard', [withPrefix(validator)]);
  return change;
}

/** Those of the last final block, for a vote should not follow a change that a reorganisation takes back. */
async function wantedValidators(ipc: string, governor: string): Promise<string[] | undefined> {
  const head = Number(read(QUANTITY, await callIpc(ipc, 'eth_blockNumber')));
  const block = head - CLIQUE_DEPTH;
  if (block < 0) return undefined;
  const call = async (to: string, data: string, type: string): Promise<unknown> => {
    const asked = [{ to: withPrefix(to), data }, `0x${block.toString(16)}`];
    const answer = read(z.string(), await callIpc(ipc, 'eth_call', asked));
    try {
      return AbiCoder.defaultAbiCoder().decode([type], answer)[0];
    } catch (cause) {
      throw new NodeError('CHAIN_ANSWER', `0x${to} gives no ${type}`, { cause });
    }
  };
  const contract = await call(governor, encodeCall('OfficeGovernor', 'validatorSet'), 'address');
  const listed = await call(
    plain(String(contract)),
    encodeCall('ValidatorSet', 'getValidators'),
    'address[]',
  );
  return read(ADDRESSES, [...(listed as Iterable<unknown>)]);
}

function read<T>(form: z.ZodType<T>, answer: unknown): T {
  const parsed = form.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new NodeError('CHAIN_ANSWER', 'the validator answers with something else than was asked');
}

const PAUSE_MS = 3000;

/** Votes until closed. What the validator does not answer is said once, and asked again. */
export function runValidatorVotes(options: VotesOptions): { close(): Promise<void> } {
  const { say = () => undefined, pauseMs = PAUSE_MS } = options;
  const closing = new AbortController();
  let trouble: string | undefined;

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        const { propose, discard } = await castVotes(options);
        for (const { validator, isFor } of propose) {
          say(`votes ${isFor ? 'for' : 'against'} 0x${validator} as a validator, as the offices decided`);
        }
        for (const validator of discard) say(`takes back its vote on 0x${validator}: it is settled`);
        if (trouble !== undefined) say('the validator answers again');
        trouble = undefined;
      } catch (error) {
        const met = error instanceof NodeError ? error.code : 'STAGES_FAILED';
        if (trouble !== met)
          say(`${met}: ${error instanceof Error ? error.message : error}; it is tried again`);
        trouble = met;
      }
      await sleep(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  const running = run();
  return {
    async close() {
      closing.abort();
      await running;
    },
  };
}
