import type { AnswerOf } from '#gateway/client/client.ts';
import { gateway } from '../../api.ts';
import { formatNumber, formatTime, t } from '../../language/text.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { Ask } from '../../parts/ask.tsx';
import { officeName } from '../../parts/office-name.ts';
import { Table } from '../../parts/table.tsx';
import { Hash, Values } from '../../parts/values.tsx';
import { TreeHeads } from './tree-heads.tsx';

type Office = AnswerOf<'getOffice'>;

/** @param within a page that has a heading of its own */
export function OfficeView({ code, within = false }: { readonly code: string; readonly within?: boolean }) {
  return (
    <>
      {within ? <h2>{officeName(code)}</h2> : <h1>{officeName(code)}</h1>}
      <Ask of={code} ask={(signal) => gateway().call('getOffice', { params: { code } }, { signal })}>
        {(office) => (
          <>
            <Summary office={office} />
            <Keys office={office} />
            <TreeHeads code={code} />
            <AsOf {...office} />
          </>
        )}
      </Ask>
    </>
  );
}

function Summary({ office }: { readonly office: Office }) {
  const { status, since, admin, profileUri, lastWriteAt, coverage } = office;
  return (
    <Values
      rows={[
        [t('register.status'), t(`office.${status}`)],
        [t('office.since'), formatTime(since)],
        [t('office.lastWrite'), lastWriteAt && formatTime(lastWriteAt)],
        [t('office.open'), formatNumber(coverage.openApplicationCount)],
        [t('office.sealed'), formatNumber(coverage.sealedApplicationCount)],
        [t('office.claims'), formatNumber(coverage.priorityClaimCount)],
        [t('office.admin'), <Hash>{admin}</Hash>],
        // An address that an office wrote is shown, never followed by the page.
        [t('office.profile'), profileUri === '' ? undefined : <bdi dir="ltr">{profileUri}</bdi>],
      ]}
    />
  );
}

function Keys({ office }: { readonly office: Office }) {
  return (
    <section>
      <h2>{t('office.keys')}</h2>
      <Table
        label={t('office.keys')}
        columns={[
          t('office.key.address'),
          t('office.key.role'),
          t('office.key.from'),
          t('office.key.until'),
          t('office.key.compromised'),
        ]}
        rows={office.keyBag.map(({ address, role, fromBlock, untilBlock, compromisedSinceBlock }) => ({
          key: `${address}${role}${fromBlock}`,
          cells: [
            <Hash key="address">{address}</Hash>,
            t(`office.role.${role}`),
            formatNumber(fromBlock),
            untilBlock === undefined ? '–' : formatNumber(untilBlock),
            compromisedSinceBlock === undefined ? '–' : formatNumber(compromisedSinceBlock),
          ],
        }))}
      />
    </section>
  );
}
