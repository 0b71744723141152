import { formatApplicationId } from '#protocol/application-id.ts';
import type { ContractEvent } from '../chain/contracts.ts';
import {
  certainDateOf,
  numberOf,
  officeCodeOf,
  plain,
  profileOfUint,
  rightTypeOf,
} from '../chain/encoding.ts';
import { type Counts, FILINGS, RECORDS, type RegisterRow } from '../store/register.ts';
import type { BlockView } from './block-view.ts';

type ApplicationEvent = Extract<ContractEvent, { contract: 'ApplicationRegister' }>;

export async function applyApplicationEvent(
  view: BlockView,
  { name, args }: ApplicationEvent,
  transactionHash: string,
): Promise<void> {
  const { number: blockNumber, timestamp } = view.block;
  const office = officeCodeOf(args.office);
  const changed = { blockNumber, transactionHash };
  // A refusal writes nothing; the office that sent the item settles it by the transaction.
  if (name === 'ApplicationRefused') return;
  await view.wrote(office);
  switch (name) {
    case 'SealedRecorded':
    case 'OpenRecorded': {
      const key = plain(args.key);
      const rightType = rightTypeOf(args.rightType);
      const row: RegisterRow = {
        ...{ office, key, rightType, profile: profileOfUint(args.profile) },
        state: name === 'OpenRecorded' ? 'open' : 'sealed',
        digest: plain(name === 'OpenRecorded' ? args.digest : args.seal),
        filingDate: certainDateOf(args.filingDate),
        ...(name === 'OpenRecorded' && {
          applicationId: formatApplicationId({ office, rightType, number: numberOf(args.number) }),
        }),
        ...{ withdrawn: false, revision: 0, recordedAt: timestamp, ...changed },
      };
      return replace(view, { office, key }, row);
    }
    case 'ApplicationOpened': {
      const from = { office, key: plain(args.sealedKey) };
      const row = await view.get(RECORDS, from);
      if (row === undefined) return;
      const key = plain(args.openKey);
      const number = numberOf(args.number);
      const applicationId = formatApplicationId({ office, rightType: row.rightType, number });
      const digest = plain(args.digest);
      const opened = { key, digest, applicationId, openedAt: timestamp, ...changed };
      await replace(view, { office, key }, { ...row, ...opened, state: 'open' });
      return replace(view, from, { ...row, state: 'opened', openedAs: key, ...changed });
    }
    case 'ApplicationSuperseded':
      return replace(view, { office, key: plain(args.key) }, undefined);
    case 'ApplicationCorrected': {
      const correction = {
        digest: plain(args.value),
        rightType: rightTypeOf(args.rightType),
        profile: profileOfUint(args.profile),
        filingDate: certainDateOf(args.filingDate),
        revision: Number(args.revision),
        revisedAt: timestamp,
      };
      const place = { office, key: plain(args.key) };
      const row = await view.get(RECORDS, place);
      return row && replace(view, place, { ...row, ...correction, ...changed });
    }
    case 'ApplicationReclassified': {
      const from = { office, key: plain(args.fromKey) };
      const row = await view.get(RECORDS, from);
      if (row === undefined) return;
      const key = plain(args.toKey);
      const rightType = rightTypeOf(args.rightType);
      const applicationId = formatApplicationId({ office, rightType, number: numberOf(args.number) });
      const { openedAs: _, ...moved } = row;
      const revised = { revision: Number(args.revision), revisedAt: timestamp, ...changed };
      await replace(view, { office, key }, { ...moved, key, rightType, applicationId, ...revised });
      return replace(view, from, { ...row, state: 'opened', openedAs: key, ...changed });
    }
    case 'ApplicationWithdrawn':
    case 'WithdrawalUndone': {
      const place = { office, key: plain(args.key) };
      const found = await view.get(RECORDS, place);
      if (found === undefined) return;
      const { withdrawnAt: _, ...row } = found;
      const withdrawn = name === 'ApplicationWithdrawn';
      const withdrawal = { withdrawn, ...(withdrawn && { withdrawnAt: timestamp }) };
      return replace(view, place, { ...row, ...withdrawal, ...changed });
    }
  }
}

/** Puts a record in the place of what is there, or takes that away, and keeps counts and lists of its office. */
async function replace(
  view: BlockView,
  place: { office: string; key: string },
  row: RegisterRow | undefined,
): Promise<void> {
  const before = await view.get(RECORDS, place);
  if (row === undefined) view.delete(RECORDS, place);
  else view.put(RECORDS, place, row);
  if (before?.state === 'open') view.delete(FILINGS, before);
  if (row?.state === 'open') view.put(FILINGS, row, row.key);
  await view.count(place.office, (counts) => tally(tally(counts, before, -1), row, 1));
}

function tally(counts: Counts, row: RegisterRow | undefined, more: 1 | -1): Counts {
  if (row === undefined || row.state === 'opened') return counts;
  const { state, rightType } = row;
  const { [rightType]: count = 0, ...others } = counts[state];
  const now = count + more === 0 ? others : { ...others, [rightType]: count + more };
  return { ...counts, [state]: now };
}
