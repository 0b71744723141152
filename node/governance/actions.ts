/** What can be proposed: each action by its name, what it takes, and the calls that it consists of. */
import { encodeBytes32String } from 'ethers';
import { officeCode } from '#standards/st3.ts';
import type { Parameters as Periods } from '../chain/abi.generated.ts';
import { type AnyContractName, encodeCall } from '../chain/contracts.ts';
import { officeBytes, officeCodeOf, withPrefix } from '../chain/encoding.ts';
import { chainError } from '../chain/send.ts';
import { GovernanceError } from './errors.ts';
import { type Field, type Needs, secondsOf, type Values } from './fields.ts';
import type { GovernedRegister } from './register.ts';
import type { ProposedCall } from './words.ts';

/** Gives a value that the action needs. */
type Get = (field: Field) => string;

/** Call data by the contract that is called: none is called twice. In the order in which they are carried out. */
type CallData = Readonly<Partial<Record<AnyContractName, string>>>;

interface Action extends Needs {
  calls(get: Get, values: Values, register: GovernedRegister): Promise<CallData> | CallData;
}

const NOBODY = `0x${'0'.repeat(40)}`;

const code = (get: Get): string => officeBytes(get('office'));
const bookName = (get: Get): string => encodeBytes32String(get('name'));

const delegation = (active: boolean): Action => ({
  subjects: ['office', 'delegate'],
  calls: (get) => ({
    OfficeDirectory: encodeCall(
      'OfficeDirectory',
      'setDelegation',
      code(get),
      officeBytes(get('delegate')),
      active,
    ),
  }),
});

const ACTIONS = {
  admit: {
    subjects: ['office'],
    required: ['admin'],
    optional: ['validator'],
    calls: (get, { validator }) => ({
      OfficeDirectory: encodeCall('OfficeDirectory', 'admit', code(get), get('admin')),
      ...(validator !== undefined && { ValidatorSet: seat(get) }),
    }),
  },
  suspend: {
    subjects: ['office'],
    calls: (get) => ({ OfficeDirectory: encodeCall('OfficeDirectory', 'suspend', code(get)) }),
  },
  'suspend-in-emergency': {
    subjects: ['office'],
    calls: (get) => ({ OfficeGovernor: encodeCall('OfficeGovernor', 'suspendInEmergency', code(get)) }),
  },
  reinstate: {
    subjects: ['office'],
    calls: (get) => ({ OfficeDirectory: encodeCall('OfficeDirectory', 'reinstate', code(get)) }),
  },
  remove: {
    subjects: ['office'],
    // None but members run validators: the seat goes first.
    calls: async (get, _, { validators }) => ({
      ...((await validators.seatOf(code(get))).validator !== NOBODY && { ValidatorSet: unseat(get) }),
      OfficeDirectory: encodeCall('OfficeDirectory', 'remove', code(get)),
    }),
  },
  'replace-admin': {
    subjects: ['office'],
    required: ['admin'],
    calls: (get) => ({
      OfficeDirectory: encodeCall('OfficeDirectory', 'replaceAdmin', code(get), get('admin')),
    }),
  },
  thaw: {
    subjects: ['office'],
    calls: (get) => ({ OfficeDirectory: encodeCall('OfficeDirectory', 'thaw', code(get)) }),
  },
  'mark-key': {
    subjects: ['office'],
    required: ['key', 'since'],
    calls: (get) => ({
      OfficeDirectory: encodeCall(
        'OfficeDirectory',
        'markCompromised',
        code(get),
        get('key'),
        BigInt(get('since')),
      ),
    }),
  },
  seat: {
    subjects: ['office'],
    required: ['validator'],
    calls: (get) => ({ ValidatorSet: seat(get) }),
  },
  unseat: { subjects: ['office'], calls: (get) => ({ ValidatorSet: unseat(get) }) },
  delegate: delegation(true),
  'end-delegation': delegation(false),
  'list-contract': {
    subjects: ['name'],
    required: ['at'],
    calls: (get) => ({
      OfficeDirectory: encodeCall('OfficeDirectory', 'listContract', bookName(get), get('at')),
    }),
  },
  'list-data': {
    subjects: ['name'],
    required: ['digest'],
    calls: (get) => ({
      OfficeDirectory: encodeCall('OfficeDirectory', 'listData', bookName(get), withPrefix(get('digest'))),
    }),
  },
  parameters: {
    subjects: [],
    optional: ['voting-period', 'execution-window', 'emergency-duration', 'emergency-pause'],
    calls: async (_, values, { governor }) => {
      const present = await governor.parameters();
      const period = (field: Field, name: keyof Periods): bigint => {
        const text = values[field];
        return text === undefined ? present[name] : secondsOf(text);
      };
      const wanted = {
        votingPeriod: period('voting-period', 'votingPeriod'),
        executionWindow: period('execution-window', 'executionWindow'),
        emergencyDuration: period('emergency-duration', 'emergencyDuration'),
        emergencyPause: period('emergency-pause', 'emergencyPause'),
      };
      return { OfficeGovernor: encodeCall('OfficeGovernor', 'setParameters', wanted) };
    },
  },
  'name-custodian': {
    subjects: ['office'],
    optional: ['account'], // without, nobody
    calls: (get, { account = NOBODY }) => ({
      DocumentLog: encodeCall('DocumentLog', 'nameCustodian', code(get), account),
    }),
  },
  'close-log': {
    subjects: ['office'],
    required: ['log', 'size'],
    calls: (get) => ({
      DocumentLog: encodeCall(
        'DocumentLog',
        'confirmClose',
        code(get),
        BigInt(get('log')),
        BigInt(get('size')),
      ),
    }),
  },
  'annul-revocation': {
    subjects: ['office'],
    required: ['leaf'],
    calls: (get) => ({
      DocumentLog: encodeCall('DocumentLog', 'annulRevocation', code(get), withPrefix(get('leaf'))),
    }),
  },
} as const satisfies Record<string, Action>;

function seat(get: Get): string {
  return encodeCall('ValidatorSet', 'seat', code(get), get('validator'));
}

function unseat(get: Get): string {
  return encodeCall('ValidatorSet', 'unseat', code(get));
}

export type ActionName = keyof typeof ACTIONS;

/** With these an office comes in; out of the others an office whose code has ended must be able to go. */
const BEGINNINGS: ReadonlySet<ActionName> = new Set(['admit', 'delegate']);

/** What each action takes. */
export const ACTION_NEEDS: Readonly<Record<ActionName, Needs>> = ACTIONS;

/**
 * The calls of an action whose values have the right form.
 * @throws GovernanceError OFFICE_NOT_IN_ST3; NodeError of the chain
 */
export async function callsOf(
  name: ActionName,
  values: Values,
  register: GovernedRegister,
): Promise<ProposedCall[]> {
  if (BEGINNINGS.has(name)) {
    for (const office of [values.office, values.delegate]) {
      if (office !== undefined && officeCode(office).status !== 'current')
        throw new GovernanceError('OFFICE_NOT_IN_ST3', `${office} is no office of WIPO ST.3 at present`);
    }
  }
  const get: Get = (field) => {
    const value = values[field];
    if (value === undefined) throw new TypeError(`${name} needs ${field}`);
    return value;
  };
  const action: Action = ACTIONS[name];
  const calls = await action.calls(get, values, register);
  return (Object.entries(calls) as [AnyContractName, string][]).map(([contract, data]) => ({
    target: register.addresses[contract],
    data,
  }));
}

/**
 * Asks the contracts what they would say to the calls now, so that nobody votes on what cannot be.
 * @throws GovernanceError VALIDATOR_TAKEN, PROPOSAL_WOULD_FAIL; NodeError of the chain
 */
export async function assertPossible(
  calls: readonly ProposedCall[],
  { validator }: Values,
  { chain, addresses, validators }: GovernedRegister,
): Promise<void> {
  if (validator !== undefined) {
    const office = await validators.officeOf(validator);
    if (office !== '0x0000')
      throw new GovernanceError(
        'VALIDATOR_TAKEN',
        `${validator} is the validator of ${officeCodeOf(office)}`,
      );
  }
  // Later ones build on the first, so that only this can be asked alone.
  const [first] = calls;
  if (first === undefined) return;
  const from = withPrefix(addresses.OfficeGovernor);
  try {
    await chain.provider.call({ from, to: withPrefix(first.target), data: first.data });
  } catch (error) {
    const met = chainError(error, addresses.OfficeGovernor);
    if (!('code' in met) || met.code !== 'CONTRACT_REVERTED') throw met;
    throw new GovernanceError('PROPOSAL_WOULD_FAIL', met.message, { cause: error });
  }
}
