import { AbiCoder, Interface, type Log, ParamType } from 'ethers';
import { NodeError } from '#node/errors.ts';
import {
  ApplicationRegisterAbi,
  type ApplicationRegisterEvents,
  type ApplicationRegisterMethods,
  DocumentLogAbi,
  type DocumentLogEvents,
  type DocumentLogMethods,
  OfficeDirectoryAbi,
  type OfficeDirectoryEvents,
  type OfficeDirectoryMethods,
  OfficeGovernorAbi,
  type OfficeGovernorMethods,
  PriorityRegisterAbi,
  type PriorityRegisterEvents,
  type PriorityRegisterMethods,
  ValidatorSetAbi,
  type ValidatorSetMethods,
} from './abi.generated.ts';
import { readWords, wordReader } from './event-words.ts';

/** What a register is read from. */
const REGISTER_ABIS = {
  OfficeDirectory: new Interface(OfficeDirectoryAbi),
  ApplicationRegister: new Interface(ApplicationRegisterAbi),
  PriorityRegister: new Interface(PriorityRegisterAbi),
  DocumentLog: new Interface(DocumentLogAbi),
} as const;

const ABIS = {
  ...REGISTER_ABIS,
  // Only where the offices decide by vote.
  OfficeGovernor: new Interface(OfficeGovernorAbi),
  ValidatorSet: new Interface(ValidatorSetAbi),
} as const;

interface Methods {
  OfficeDirectory: OfficeDirectoryMethods;
  ApplicationRegister: ApplicationRegisterMethods;
  PriorityRegister: PriorityRegisterMethods;
  DocumentLog: DocumentLogMethods;
  OfficeGovernor: OfficeGovernorMethods;
  ValidatorSet: ValidatorSetMethods;
}

interface Events {
  OfficeDirectory: OfficeDirectoryEvents;
  ApplicationRegister: ApplicationRegisterEvents;
  PriorityRegister: PriorityRegisterEvents;
  DocumentLog: DocumentLogEvents;
}

export type ContractName = keyof typeof REGISTER_ABIS;
export const CONTRACT_NAMES = Object.keys(REGISTER_ABIS) as ContractName[]; // keys of a literal

/** A method of ethers takes its arguments and, optionally, overrides; these are the arguments alone. */
type Arguments<F> = F extends { staticCallResult(...args: infer A): unknown } ? A : never;

/** Call data, with 0x. */
export function encodeCall<C extends AnyContractName, M extends keyof Methods[C] & string>(
  contract: C,
  method: M,
  ...args: Arguments<Methods[C][M]>
): string {
  return ABIS[contract].encodeFunctionData(method, args);
}

export type AnyContractName = keyof typeof ABIS;

export interface ContractCall {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What call data ask of a contract; undefined when it has no such method, or they are not how it is called. */
export function decodeCall(contract: AnyContractName, data: string): ContractCall | undefined {
  try {
    const parsed = ABIS[contract].parseTransaction({ data });
    if (parsed === null) return undefined;
    // Bytes that the method would not read say nothing, and could be read by something else.
    if (ABIS[contract].encodeFunctionData(parsed.fragment, parsed.args) !== data.toLowerCase())
      return undefined;
    return { method: parsed.name, args: parsed.args.toObject(true) };
  } catch {
    return undefined;
  }
}

/** Events of one contract as a union that narrows by name: `{contract, name, args}`. */
type EventOf<C extends ContractName> = {
  [N in keyof Events[C] & string]: { contract: C; name: N; args: Events[C][N] };
}[keyof Events[C] & string];
export type ContractEvent = { [C in ContractName]: EventOf<C> }[ContractName];

const BYTES = ParamType.from('bytes');

interface EventForm {
  readonly name: string;
  /** Of the arguments, the indexed first. */
  readonly names: readonly string[];
  readonly indexed: (data: string) => unknown[];
  readonly plain: (data: string) => unknown[];
}

/** The events by their first topic. Looked up in ethers, each would be hashed anew for every log. */
const EVENT_FORMS = new Map<ContractName, ReadonlyMap<string, EventForm>>(
  CONTRACT_NAMES.map((contract) => {
    const forms = new Map<string, EventForm>();
    ABIS[contract].forEachEvent(({ name, inputs, topicHash }) => {
      const indexed = inputs.filter((input) => input.indexed);
      const plain = inputs.filter((input) => !input.indexed);
      const names = [...indexed, ...plain].map((input) => input.name);
      forms.set(topicHash, { name, names, indexed: decoder(indexed), plain: decoder(plain) });
    });
    return [contract, forms];
  }),
);

/** Undefined for a log that is no event of the contract. */
export function decodeEvent(
  contract: ContractName,
  log: Pick<Log, 'topics' | 'data'>,
): ContractEvent | undefined {
  const [topic = '', ...topics] = log.topics;
  const form = EVENT_FORMS.get(contract)?.get(topic);
  if (form === undefined) return undefined;
  const args: Record<string, unknown> = {};
  try {
    // No indexed value of these contracts is dynamic, so each stands in its topic as it would in the data.
    const words = `0x${topics.map((value) => value.slice(2)).join('')}`;
    const decoded = [...form.indexed(words), ...form.plain(log.data)];
    for (const [place, name] of form.names.entries()) args[name] = decoded[place];
  } catch (cause) {
    throw new NodeError('CHAIN_ANSWER', `the chain gives a ${form.name} that cannot be read`, { cause });
  }
  // The generated types are made from the same ABI that was just used to decode.
  return { contract, name: form.name, args } as ContractEvent;
}

/**
 * A text of the chain is any bytes: what is no UTF-8 of it is read as U+FFFD. Refused, as ethers does, the profile of
 * one office would stop every node that follows the chain.
 */
function decoder(inputs: readonly ParamType[]): (data: string) => unknown[] {
  const readers = inputs.map(({ type }) => wordReader(type)).filter((reader) => reader !== undefined);
  if (readers.length === inputs.length) return (data) => readWords(readers, data);
  const types = inputs.map((input) => (input.type === 'string' ? BYTES : input));
  return (data) =>
    [...AbiCoder.defaultAbiCoder().decode(types, data)].map((value: unknown, place) =>
      inputs[place]?.type === 'string' ? Buffer.from(String(value).slice(2), 'hex').toString() : value,
    );
}

export interface ContractRevert {
  readonly name: string; // of the custom error, `Error` or `Panic`
  readonly args: Readonly<Record<string, unknown>>;
  readonly message: string; // `Name(argument: value, …)`
}

/** What a contract said when it refused; undefined when the data are no error that is known. */
export function decodeRevert(data: string): ContractRevert | undefined {
  for (const abi of Object.values(ABIS)) {
    const parsed = abi.parseError(data);
    if (parsed === null) continue;
    const args: Record<string, unknown> = parsed.args.toObject();
    const values = Object.entries(args).map(([name, value]) => `${name}: ${String(value)}`);
    return { name: parsed.name, args, message: `${parsed.name}(${values.join(', ')})` };
  }
  return undefined;
}
