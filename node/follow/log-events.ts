import type { ContractEvent } from '../chain/contracts.ts';
import { officeCodeOf, plain, reasonOf } from '../chain/encoding.ts';
import { CLOSED_LOGS, LOG_HEADS, REVOCATIONS } from '../store/register.ts';
import type { BlockView } from './block-view.ts';

type LogEvent = Extract<ContractEvent, { contract: 'DocumentLog' }>;

export async function applyLogEvent(
  view: BlockView,
  { name, args }: LogEvent,
  transaction: string,
): Promise<void> {
  const { number: blockNumber, hash: blockHash, timestamp } = view.block;
  const office = officeCodeOf(args.office);
  switch (name) {
    case 'HeadAppended': {
      const place = { office, logNumber: Number(args.logNumber), size: Number(args.size) };
      view.put(LOG_HEADS, place, {
        ...place,
        ...{ root: plain(args.root), recordedAt: timestamp, key: plain(args.key) },
        ...{ blockNumber, blockHash, transactionHash: transaction },
      });
      return view.wrote(office);
    }
    case 'LogClosed': {
      const log = { office, logNumber: Number(args.logNumber) };
      return view.put(CLOSED_LOGS, log, { ...log, goodSize: Number(args.goodSize), closedAt: timestamp });
    }
    case 'EntryRevoked': {
      const entry = { office, leafHash: plain(args.leaf) };
      const reason = reasonOf(args.reason);
      view.put(REVOCATIONS, entry, {
        ...entry,
        reason,
        ...{ replacement: plain(args.replacement), key: plain(args.key) },
        ...{ blockNumber, revokedAt: timestamp },
      });
      return view.wrote(office);
    }
    case 'RevocationAnnulled':
      return view.change(REVOCATIONS, { office, leafHash: plain(args.leaf) }, (row) => ({
        ...row,
        annulledAt: timestamp,
      }));
    // Of these the contract itself is asked.
    case 'LogCloseRequested':
    case 'CustodianNamed':
      return;
  }
}
