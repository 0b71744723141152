/** What the calls of a proposal do, in words: read before anything is signed. */
import { decodeBytes32String } from 'ethers';
import { isOfficeCode } from '#protocol/application-id.ts';
import { officeCode } from '#standards/st3.ts';
import { type AnyContractName, decodeCall } from '../chain/contracts.ts';
import { officeCodeOf, plain } from '../chain/encoding.ts';
import type { Addresses } from './register.ts';

/** One call that members vote on. */
export interface ProposedCall {
  readonly target: string; // 40 hexadecimal digits
  readonly data: string; // with 0x
}

export interface ExplainedCall extends ProposedCall {
  /** Undefined when the call is none that can be proposed, as far as this release knows. */
  readonly call?: { readonly contract: AnyContractName; readonly method: string };
  /** Ends without a full stop: `make KR (Republic of Korea) a member`. */
  readonly words: string;
}

type Arguments = Readonly<Record<string, unknown>>;
type Words = Readonly<Record<string, (args: Arguments) => string>>;

const office = (value: unknown): string => nameOffice(officeCodeOf(String(value)));
const key = (value: unknown): string => String(value).toLowerCase();
const isNobody = (value: unknown): boolean => /^0x0{40}$/.test(String(value));

/**
 * A text that any member can put on the chain, for a terminal: what moves the cursor, colours, hides or turns around is
 * shown as U+FFFD. Otherwise a proposal could paint over the words of what is signed.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd');
}

export function nameOffice(code: string): string {
  if (!isOfficeCode(code)) return `${JSON.stringify(printable(code))} (no office code)`;
  const { name, status } = officeCode(code);
  return `${code} (${status === 'unknown' ? 'not in ST.3' : name})`;
}

const WORDS: Readonly<Partial<Record<AnyContractName, Words>>> = {
  OfficeDirectory: {
    admit: (args) => `make ${office(args.office)} a member; ${key(args.admin)} speaks for it`,
    suspend: (args) =>
      `stop ${office(args.office)} from writing until a vote ends that; it keeps its vote and its validator`,
    reinstate: (args) => `let ${office(args.office)} write again`,
    remove: (args) =>
      `end the membership of ${office(args.office)}: no vote and no key any more; what it recorded stays`,
    replaceAdmin: (args) =>
      `let ${key(args.admin)} speak for ${office(args.office)} at once, in place of its present admin`,
    thaw: (args) => `let ${office(args.office)} go on with the change of admin that was frozen`,
    markCompromised: (args) =>
      args.sinceBlock === 0n
        ? `lift the mark of the key ${key(args.key)} of ${office(args.office)}`
        : `mark the key ${key(args.key)} of ${office(args.office)} as perhaps in other hands since block ${args.sinceBlock}`,
    setDelegation: (args) =>
      args.active === true
        ? `let ${office(args.delegate)} issue documents about applications of ${office(args.grantor)}`
        : `no longer let ${office(args.delegate)} issue documents about applications of ${office(args.grantor)}`,
    listContract: (args) =>
      `put the contract ${key(args.target)} into the address book as ${bookName(args.name)}`,
    listData: (args) =>
      `put the file with SHA-256 ${plain(String(args.digest))} into the address book as ${bookName(args.name)}`,
  },
  ValidatorSet: {
    seat: (args) => `let the validator ${key(args.validator)} seal blocks for ${office(args.office)}`,
    unseat: (args) => `take the validator of ${office(args.office)} out of the set`,
  },
  OfficeGovernor: {
    setParameters: ({ parameters_ }) => `change how votes are taken: ${parameters(parameters_ as Arguments)}`,
    suspendInEmergency: (args) =>
      `stop ${office(args.office)} from writing for a time, by more than a third of the members; ` +
      'it ends unless two thirds confirm it, and vote and validator stay',
  },
  DocumentLog: {
    confirmClose: (args) =>
      `close log ${args.logNumber} of ${office(args.office)} at ${args.goodSize} entries, as its admin asked; the next one opens`,
    annulRevocation: (args) =>
      `declare void that ${office(args.office)} revoked the entry ${plain(String(args.leaf))}`,
    nameCustodian: (args) =>
      isNobody(args.custodian)
        ? `let nobody revoke entries in place of ${office(args.office)} any more`
        : `let ${key(args.custodian)} revoke entries of ${office(args.office)} in its place`,
  },
};

/** Of `setParameters`, as the contract takes them, in seconds. */
function parameters(args: Arguments): string {
  const period = (name: string): string => duration(Number(args[name]));
  return [
    `votes are taken for ${period('votingPeriod')}`,
    `what was decided can be carried out for ${period('executionWindow')} after that`,
    `an emergency suspension lasts ${period('emergencyDuration')}`,
    `and the same office has ${period('emergencyPause')} before the next`,
  ].join(', ');
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** Seconds in the largest unit that leaves nothing over. */
export function duration(seconds: number): string {
  const [unit, size] = UNITS.find(([, length]) => seconds % length === 0) ?? ['second', 1];
  const count = seconds / size;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** A name of the address book; one that is no text stays as it is. */
function bookName(value: unknown): string {
  try {
    return JSON.stringify(printable(decodeBytes32String(String(value))));
  } catch {
    return String(value);
  }
}

export function explain({ target, data }: ProposedCall, addresses: Addresses): ExplainedCall {
  for (const [contract, words] of Object.entries(WORDS) as [AnyContractName, Words][]) {
    if (addresses[contract] !== target) continue;
    const call = decodeCall(contract, data);
    const say = call && Object.hasOwn(words, call.method) ? words[call.method] : undefined;
    if (call !== undefined && say !== undefined)
      return { target, data, call: { contract, method: call.method }, words: say(call.args) };
    return { target, data, words: `call ${contract} with ${start(data)}, which nothing is known of` };
  }
  return {
    target,
    data,
    words: `call the contract 0x${target} with ${start(data)}, which nothing is known of`,
  };
}

/** Of calldata in a sentence. */
function start(data: string): string {
  return data.length > 100 ? `${data.slice(0, 100)}… (${(data.length - 2) / 2} bytes)` : data;
}
