/** What an office does on its own, without a vote: its admin, its validator, the end of its suspension. Keys: `office-keys.ts`. */
import { type AnyContractName, encodeCall } from '../chain/contracts.ts';
import { officeBytes } from '../chain/encoding.ts';
import type { Field, Needs, Values } from './fields.ts';
import type { GovernedRegister } from './register.ts';
import { nameOffice, type ProposedCall } from './words.ts';

type Get = (field: Field) => string;

interface Act extends Needs {
  readonly contract: AnyContractName;
  data(get: Get): string;
  words(get: Get): string;
}

const code = (get: Get): string => officeBytes(get('office'));
const office = (get: Get): string => nameOffice(get('office'));

const ACTS = {
  'change-admin': {
    ...{ subjects: ['office'], required: ['admin'], contract: 'OfficeDirectory' },
    data: (get) => encodeCall('OfficeDirectory', 'proposeAdmin', code(get), get('admin')),
    words: (get) =>
      `name ${get('admin')} as the next to speak for ${office(get)}; it may accept after the delay, unless a key of the office freezes that`,
  },
  'cancel-admin': {
    ...{ subjects: ['office'], contract: 'OfficeDirectory' },
    data: (get) => encodeCall('OfficeDirectory', 'cancelAdminProposal', code(get)),
    words: (get) => `take back who was named as the next to speak for ${office(get)}`,
  },
  'accept-admin': {
    ...{ subjects: ['office'], contract: 'OfficeDirectory' },
    data: (get) => encodeCall('OfficeDirectory', 'acceptAdmin', code(get)),
    words: (get) => `speak for ${office(get)} from now on`,
  },
  freeze: {
    ...{ subjects: ['office'], contract: 'OfficeDirectory' },
    data: (get) => encodeCall('OfficeDirectory', 'freeze', code(get)),
    words: (get) => `stop the change of admin of ${office(get)}, and of its validator, until a vote thaws it`,
  },
  'rotate-validator': {
    ...{ subjects: ['office'], required: ['validator'], optional: ['signature'], contract: 'ValidatorSet' },
    data: (get) => encodeCall('ValidatorSet', 'rotate', code(get), get('validator'), get('signature')),
    words: (get) =>
      `let the validator ${get('validator')} seal blocks for ${office(get)}, in place of its present one`,
  },
  'end-suspension': {
    ...{ subjects: ['office'], contract: 'OfficeDirectory' },
    data: (get) => encodeCall('OfficeDirectory', 'reinstate', code(get)),
    words: (get) => `end the suspension of ${office(get)}, whose time is over`,
  },
  'request-close': {
    ...{ subjects: ['office'], required: ['log', 'size'], contract: 'DocumentLog' },
    data: (get) =>
      encodeCall('DocumentLog', 'requestClose', code(get), BigInt(get('log')), BigInt(get('size'))),
    words: (get) =>
      `ask the members to close log ${get('log')} of ${office(get)} at ${get('size')} entries, as spoilt`,
  },
} as const satisfies Record<string, Act>;

export type ActName = keyof typeof ACTS;

/** What each act takes. */
export const ACT_NEEDS: Readonly<Record<ActName, Needs>> = ACTS;

/** The call of an act whose values have the right form, in words too. */
export function callOf(
  name: ActName,
  values: Values,
  { addresses }: GovernedRegister,
): ProposedCall & { readonly words: string } {
  const get: Get = (field) => {
    const value = values[field];
    if (value === undefined) throw new TypeError(`${name} needs ${field}`);
    return value;
  };
  const act: Act = ACTS[name];
  return { target: addresses[act.contract], data: act.data(get), words: act.words(get) };
}
