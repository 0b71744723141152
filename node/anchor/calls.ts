/** What each action of the outbox is as a call of a contract. */
import { parseApplicationId } from '#protocol/application-id.ts';
import { encodeCall } from '../chain/contracts.ts';
import {
  dateUint,
  numberBytes,
  officeBytes,
  profileUint,
  reasonUint,
  rightTypeByte,
  statusUint,
  withPrefix,
} from '../chain/encoding.ts';
import type { OutboxAction, OutboxItem } from '../store/outbox.ts';

export type ActionType = OutboxAction['type'];
type Action<T extends ActionType> = Extract<OutboxAction, { type: T }>;

export interface ContractCall {
  readonly contract: 'ApplicationRegister' | 'PriorityRegister' | 'DocumentLog';
  readonly data: string; // with 0x
  readonly items: readonly OutboxItem[]; // in the order of the call
}

/** The call that carries items of one type: many where the contract takes a batch, otherwise one. */
export function callOf(office: string, type: ActionType, items: readonly OutboxItem[]): ContractCall {
  const osf = officeBytes(office);
  switch (type) {
    case 'record-sealed':
      return batch(
        items,
        type,
        'ApplicationRegister',
        ({ key }) => key,
        (actions) => encodeCall('ApplicationRegister', 'recordSealed', osf, actions.map(sealedItem)),
      );
    case 'record-open':
      return batch(
        items,
        type,
        'ApplicationRegister',
        ({ key }) => key,
        (actions) => encodeCall('ApplicationRegister', 'recordOpen', osf, actions.map(openItem)),
      );
    case 'open':
      return batch(
        items,
        type,
        'ApplicationRegister',
        ({ sealedKey }) => sealedKey,
        (actions) => encodeCall('ApplicationRegister', 'open', osf, actions.map(openingItem)),
      );
    case 'declare-sealed':
      return batch(
        items,
        type,
        'PriorityRegister',
        ({ claimKey }) => claimKey,
        (actions) => encodeCall('PriorityRegister', 'declareSealed', osf, actions.map(sealedClaimItem)),
      );
    case 'declare-open':
      return batch(
        items,
        type,
        'PriorityRegister',
        ({ earlierKey }) => earlierKey,
        (actions) => encodeCall('PriorityRegister', 'declareOpen', osf, actions.map(openClaimItem)),
      );
    case 'open-claim':
      return batch(
        items,
        type,
        'PriorityRegister',
        ({ claimKey }) => claimKey,
        (actions) => encodeCall('PriorityRegister', 'openClaim', osf, actions.map(claimOpeningItem)),
      );
    default:
      return single(osf, items);
  }
}

function single(office: string, items: readonly OutboxItem[]): ContractCall {
  const [item, ...more] = items;
  if (item === undefined || more.length > 0) throw new RangeError(`one item expected, got ${items.length}`);
  const { action } = item;
  switch (action.type) {
    case 'correct': {
      const { key, value, revision, rightType, profile, filingDate } = action;
      const correction = {
        ...{ key: withPrefix(key), value: withPrefix(value), revision: BigInt(revision) },
        ...{
          rightType: rightTypeByte(rightType),
          profile: profileUint(profile),
          filingDate: dateUint(filingDate),
        },
      };
      const data = encodeCall('ApplicationRegister', 'correct', office, correction);
      return { contract: 'ApplicationRegister', data, items };
    }
    case 'withdraw':
    case 'undo-withdraw': {
      const method = action.type === 'withdraw' ? 'withdraw' : 'undoWithdraw';
      const data = encodeCall('ApplicationRegister', method, office, withPrefix(action.key));
      return { contract: 'ApplicationRegister', data, items };
    }
    case 'decide': {
      const data = encodeCall(
        'PriorityRegister',
        'decide',
        office,
        withPrefix(action.claim),
        statusUint(action.status),
      );
      return { contract: 'PriorityRegister', data, items };
    }
    case 'withdraw-claim':
    case 'undo-withdraw-claim': {
      const method = action.type === 'withdraw-claim' ? 'withdraw' : 'undoWithdraw';
      const data = encodeCall('PriorityRegister', method, office, withPrefix(action.claim));
      return { contract: 'PriorityRegister', data, items };
    }
    case 'revoke': {
      const { leafHash, reason, replacement } = action;
      const entry = [withPrefix(leafHash), reasonUint(reason), withPrefix(replacement)] as const;
      return { contract: 'DocumentLog', data: encodeCall('DocumentLog', 'revoke', office, ...entry), items };
    }
    default:
      throw new RangeError(`${action.type} goes in a batch`);
  }
}

/** Sorted by key, so that the order of a batch tells nothing. */
function batch<T extends ActionType>(
  items: readonly OutboxItem[],
  type: T,
  contract: ContractCall['contract'],
  keyOf: (action: Action<T>) => string,
  encode: (actions: Action<T>[]) => string,
): ContractCall {
  const entries = items.map((item) => ({ item, action: checked(item, type) }));
  entries.sort((a, b) => (keyOf(a.action) < keyOf(b.action) ? -1 : 1));
  return {
    contract,
    data: encode(entries.map(({ action }) => action)),
    items: entries.map(({ item }) => item),
  };
}

function checked<T extends ActionType>(item: OutboxItem, type: T): Action<T> {
  if (item.action.type !== type) throw new RangeError(`${item.id} is no ${type}`);
  return item.action as Action<T>; // the union is discriminated by `type`, which was just compared
}

const sealedItem = ({ key, seal, rightType, profile, filingDate }: Action<'record-sealed'>) => ({
  ...{ key: withPrefix(key), seal: withPrefix(seal), rightType: rightTypeByte(rightType) },
  ...{ profile: profileUint(profile), filingDate: dateUint(filingDate) },
});

const openItem = ({ applicationId, digest, profile, filingDate }: Action<'record-open'>) => {
  const { number, rightType } = parseApplicationId(applicationId);
  return {
    ...{ number: numberBytes(number), digest: withPrefix(digest), rightType: rightTypeByte(rightType) },
    ...{ profile: profileUint(profile), filingDate: dateUint(filingDate) },
  };
};

const openingItem = (action: Action<'open'>) => {
  const { number, rightType } = parseApplicationId(action.applicationId);
  return {
    ...{
      sealedKey: withPrefix(action.sealedKey),
      number: numberBytes(number),
      digest: withPrefix(action.digest),
    },
    ...{ blinding: withPrefix(action.blinding), rightType: rightTypeByte(rightType) },
    ...{ profile: profileUint(action.profile), filingDate: dateUint(action.filingDate) },
  };
};

const sealedClaimItem = ({ claimKey, claimSeal, maskedLaterKey, maskedDate }: Action<'declare-sealed'>) => ({
  ...{ claimKey: withPrefix(claimKey), claimSeal: withPrefix(claimSeal) },
  ...{ maskedLaterKey: withPrefix(maskedLaterKey), maskedDate: withPrefix(maskedDate) },
});

const openClaimItem = ({ earlierKey, laterKey, claimedDate }: Action<'declare-open'>) => ({
  ...{ openKey: withPrefix(earlierKey), laterKey: withPrefix(laterKey), claimedDate: dateUint(claimedDate) },
});

const claimOpeningItem = (action: Action<'open-claim'>) => ({
  ...{ claimKey: withPrefix(action.claimKey), openKey: withPrefix(action.earlierKey) },
  ...{ laterKey: withPrefix(action.laterKey), claimMask: withPrefix(action.claimMask) },
  claimedDate: dateUint(action.claimedDate),
});
