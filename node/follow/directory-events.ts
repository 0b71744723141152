import type { ContractEvent } from '../chain/contracts.ts';
import { officeCodeOf, one, plain } from '../chain/encoding.ts';
import {
  AUTHORISATIONS,
  type AuthorisationRow,
  COMPROMISED_KEYS,
  DELEGATIONS,
  LISTED_CONTRACTS,
  OFFICES,
  type OfficeRow,
} from '../store/register.ts';
import type { BlockView } from './block-view.ts';

type DirectoryEvent = Extract<ContractEvent, { contract: 'OfficeDirectory' }>;

const ROLES = ['recorder', 'registrar'] as const;
/** The contract writes the greatest uint48 for an interval without end. */
const NO_END = 2n ** 48n - 1n;
const NOBODY = `0x${'0'.repeat(40)}`;

const until = (block: bigint) => (block === NO_END ? {} : { until: Number(block) });

export async function applyDirectoryEvent(view: BlockView, { name, args }: DirectoryEvent): Promise<void> {
  switch (name) {
    case 'OfficeAdmitted': {
      const code = officeCodeOf(args.office);
      const known = await view.get(OFFICES, code);
      const term = Number(args.term);
      return view.put(OFFICES, code, {
        ...{ profileUri: '', profileDigest: '0'.repeat(64) },
        ...known,
        ...{ code, status: 'active', admin: plain(args.admin), since: view.block.timestamp, term },
        history: [...(known?.history ?? []), { status: 'active', term, from: view.block.number }],
      });
    }
    case 'OfficeSuspended':
      return changeStatus(view, args.office, 'suspended');
    case 'OfficeReinstated':
      return changeStatus(view, args.office, 'active');
    case 'OfficeRemoved':
      return changeStatus(view, args.office, 'removed');
    case 'AdminChanged':
      return view.change(OFFICES, officeCodeOf(args.office), (row) => ({ ...row, admin: plain(args.admin) }));
    case 'ProfileChanged': {
      const profile = { profileUri: args.uri, profileDigest: plain(args.digest) };
      return view.change(OFFICES, officeCodeOf(args.office), (row) => ({ ...row, ...profile }));
    }
    case 'KeyGranted': {
      const office = officeCodeOf(args.office);
      const role = one(ROLES, args.role, 'role');
      const compromisedSince = await view.get(COMPROMISED_KEYS, { office, key: plain(args.key) });
      const row: AuthorisationRow = {
        ...{ office, key: plain(args.key), role, from: Number(args.fromBlock) },
        ...until(args.untilBlock),
        term: (await view.get(OFFICES, office))?.term ?? 0,
        ...(compromisedSince !== undefined && { compromisedSince }),
      };
      return view.put(AUTHORISATIONS, row, row);
    }
    case 'KeyEnded': {
      const office = officeCodeOf(args.office);
      const role = one(ROLES, args.role, 'role');
      const term = (await view.get(OFFICES, office))?.term ?? 0;
      const end = Number(args.untilBlock);
      // Every interval of this term, also those that have not begun.
      for (const row of await view.all(AUTHORISATIONS, `${office}/${plain(args.key)}/${role}/`)) {
        if (row.term === term && (row.until ?? end + 1) > end)
          view.put(AUTHORISATIONS, row, { ...row, until: end });
      }
      return;
    }
    case 'KeyMarkedCompromised': {
      const place = { office: officeCodeOf(args.office), key: plain(args.key) };
      const isMarked = args.sinceBlock !== 0n;
      if (isMarked) view.put(COMPROMISED_KEYS, place, Number(args.sinceBlock));
      else view.delete(COMPROMISED_KEYS, place);
      for (const row of await view.all(AUTHORISATIONS, `${place.office}/${place.key}/`)) {
        const { compromisedSince: _, ...trusted } = row;
        const mark = isMarked ? { compromisedSince: Number(args.sinceBlock) } : {};
        view.put(AUTHORISATIONS, row, { ...trusted, ...mark });
      }
      return;
    }
    case 'DelegationStarted': {
      const row = {
        grantor: officeCodeOf(args.grantor),
        delegate: officeCodeOf(args.delegate),
        from: Number(args.fromBlock),
      };
      return view.put(DELEGATIONS, row, row);
    }
    case 'DelegationEnded': {
      const prefix = `${officeCodeOf(args.grantor)}/${officeCodeOf(args.delegate)}/`;
      const last = await view.last(DELEGATIONS, prefix);
      if (last !== undefined) view.put(DELEGATIONS, last, { ...last, until: Number(args.untilBlock) });
      return;
    }
    case 'BookEntryListed': {
      if (args.target === NOBODY) return; // a data file
      const place = { name: plain(args.name), target: plain(args.target) };
      const listed = { ...place, codeHash: plain(args.digest), from: Number(args.fromBlock) };
      return view.put(LISTED_CONTRACTS, place, listed);
    }
    // Of these the contract itself is asked: nothing that is read from the projection depends on them.
    case 'AdminProposed':
    case 'AdminProposalCancelled':
    case 'OfficeFrozen':
    case 'OfficeThawed':
    case 'SuspensionLimited':
    case 'SuspensionConfirmed':
    case 'DelegateChanged':
    case 'DelegateVotesChanged':
      return;
  }
}

function changeStatus(view: BlockView, office: string, status: OfficeRow['status']): Promise<void> {
  return view.change(OFFICES, officeCodeOf(office), (row) => ({
    ...row,
    status,
    history: [...row.history, { status, term: row.term, from: view.block.number }],
  }));
}
