/** Who seals the blocks, and what the offices vote on. */
import type { AnswerOf } from '#gateway/client/client.ts';
import { formatNumber, formatTime, t } from '../../language/text.ts';
import { addressOf } from '../../navigation.ts';
import { officeName } from '../../parts/office-name.ts';
import { Empty } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { Hash, Values } from '../../parts/values.tsx';

type Told = NonNullable<AnswerOf<'getNetwork'>['governance']>;
type RollCall = NonNullable<Told['proposalBag'][number]['rollCall']>;

/** @param again reads the chain anew */
export function Governance({
  governance,
  again,
}: {
  /** Null: it could not be read yet. */
  readonly governance: Told | null;
  readonly again: () => void;
}) {
  return (
    <>
      <h2>{t('network.validators')}</h2>
      {governance === null ? (
        <>
          <Empty>{t('network.unknown')}</Empty>
          <button type="button" onClick={again}>
            {t('state.retry')}
          </button>
        </>
      ) : governance.decidedBy === 'one-account' ? (
        <Empty>{t('network.alone')}</Empty>
      ) : (
        <Votes governance={governance} />
      )}
    </>
  );
}

function Votes({ governance }: { readonly governance: Told }) {
  const { validatorBag, memberCount, proposalBag, isPart, blockNumber, readAt } = governance;
  return (
    <>
      <p>{t('network.validators.lead')}</p>
      <Table
        label={t('network.validators')}
        columns={[t('term.office'), t('office.key.address')]}
        rows={validatorBag.map(({ office, address }) => ({
          key: address,
          cells: [
            <a key="office" href={addressOf(`/offices/${office}`)}>
              {officeName(office)}
            </a>,
            <Hash key="address">{address}</Hash>,
          ],
        }))}
      />
      <h2>{t('network.votes')}</h2>
      <p>{t('network.members', { count: memberCount })}</p>
      {proposalBag.length === 0 ? (
        <Empty>{t('network.votes.none')}</Empty>
      ) : (
        <ol class="findings proposals">
          {proposalBag.map((proposal) => (
            <Proposal key={proposal.proposalId} proposal={proposal} />
          ))}
        </ol>
      )}
      {isPart && <p>{t('network.votes.part')}</p>}
      <p class="small">{t('network.readAt', { block: blockNumber, time: formatTime(readAt) })}</p>
    </>
  );
}

/** What it does is told in English, made from the bytes that are voted on. */
function Proposal({ proposal }: { readonly proposal: Told['proposalBag'][number] }) {
  const { callBag, state, isEmergency, reason, proposalId, proposedInBlock, rollCall } = proposal;
  return (
    <li class="finding">
      {callBag.map((words, place) => (
        <p key={place}>
          <strong lang="en" dir="ltr">
            {words}
          </strong>
        </p>
      ))}
      <p>
        {isEmergency && `${t('network.emergency')}: `}
        {t(`network.proposal.${state}`)}
      </p>
      <p>
        {t('network.tally', {
          for: proposal.forCount,
          needed: proposal.neededCount,
          against: proposal.againstCount,
          abstain: proposal.abstainCount,
        })}
      </p>
      {rollCall === null && <p>{t('network.voted.unknown')}</p>}
      <Values
        rows={[
          ...(rollCall === null ? [] : votedRows(rollCall)),
          [t('network.votingUntil'), formatTime(proposal.votingUntil)],
          [t('network.executableUntil'), formatTime(proposal.executableUntil)],
          [t('network.reason'), <bdi key="reason">{reason}</bdi>],
          [t('network.proposedIn'), formatNumber(proposedInBlock)],
          [t('network.proposal'), <Hash key="id">{proposalId}</Hash>],
        ]}
      />
    </li>
  );
}

function votedRows({ forBag, againstBag, abstainBag, notVotedBag }: RollCall) {
  return [
    [t('network.voted.for'), officeList(forBag)],
    [t('network.voted.against'), officeList(againstBag)],
    [t('network.voted.abstain'), officeList(abstainBag)],
    [t('network.voted.none'), officeList(notVotedBag)],
  ] as const;
}

/** Code and name each in its own direction. */
function officeList(offices: readonly string[]) {
  if (offices.length === 0) return undefined;
  return (
    <ul class="offices">
      {offices.map((office) => (
        <li key={office}>
          <bdi dir="ltr">{office}</bdi> <bdi>{officeName(office)}</bdi>
        </li>
      ))}
    </ul>
  );
}
