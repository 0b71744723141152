/** Who claims whom: a picture, and the same as a table. */
import type { AnswerOf } from '#gateway/client/client.ts';
import { formatDate, formatTime, t } from '../../language/text.ts';
import { addressOf } from '../../navigation.ts';
import { Scrolled } from '../../parts/scrolled.tsx';
import { Table } from '../../parts/table.tsx';

type FamilyBag = AnswerOf<'lookUpFamily'>['familyBag'][number];

const COLUMN = 210;
const ROW = 56;
/** Holds two lines. */
const BOX = { width: 184, height: 40 } as const;

interface Name {
  readonly id?: string | undefined;
  readonly words: string;
}

export function Family({ family }: { readonly family: FamilyBag }) {
  const members = new Map(family.memberBag.map(({ key, application }) => [key, application]));
  /** Of what is claimed and not published only the key is known, which tells nobody whether it is recorded, sealed. */
  const nameOf = (key: string): Name => {
    const application = members.get(key);
    const id = application?.applicationId;
    return { id, words: id ?? t(application === undefined ? 'register.unknown' : 'register.sealed') };
  };
  return (
    <>
      <Picture family={family} nameOf={nameOf} />
      <h3>{t('register.claims')}</h3>
      <Table
        label={t('register.claims')}
        columns={[
          t('register.earlier'),
          t('register.later'),
          t('register.claimedDate'),
          t('register.status'),
          t('register.declared'),
        ]}
        rows={family.priorityClaimBag.map((claim) => ({
          key: claim.claimId,
          cells: [
            <LinkedName key="earlier" {...nameOf(claim.earlierKey)} />,
            <LinkedName key="later" {...nameOf(claim.laterKey)} />,
            claim.claimedDate === undefined ? '' : formatDate(claim.claimedDate),
            claim.withdrawnAt === undefined ? t(`claim.${claim.status}`) : t('register.withdrawn'),
            formatTime(claim.declaredAt),
          ],
        }))}
      />
      {!family.whole && <p class="small">{t('register.family.part')}</p>}
    </>
  );
}

function LinkedName({ id, words }: Name) {
  if (id === undefined) return <>{words}</>;
  return <a href={addressOf(`/register/${encodeURIComponent(id)}`)}>{words}</a>;
}

/** Earlier applications before later ones, in reading direction; one column for each step. */
function Picture({ family, nameOf }: { readonly family: FamilyBag; readonly nameOf: (key: string) => Name }) {
  const columns = columnsOf(family);
  const rows = new Map<number, number>();
  const placed = new Map<string, { x: number; y: number }>();
  const rightToLeft = document.documentElement.dir === 'rtl';
  const last = Math.max(...columns.values());
  for (const [key, column] of columns) {
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    placed.set(key, { x: (rightToLeft ? last - column : column) * COLUMN, y: row * ROW });
  }
  const width = last * COLUMN + BOX.width + 4;
  const height = (Math.max(...rows.values()) - 1) * ROW + BOX.height + 4;
  return (
    <Scrolled label={t('register.family')}>
      <svg
        viewBox={`-2 -2 ${width} ${height}`}
        width={width}
        height={height}
        class="family"
        aria-hidden="true"
      >
        {family.priorityClaimBag.map(({ claimId, earlierKey, laterKey }) => {
          const [from, to] = [placed.get(earlierKey), placed.get(laterKey)];
          if (from === undefined || to === undefined) return null;
          const [start, end] = rightToLeft ? [from.x, to.x + BOX.width] : [from.x + BOX.width, to.x];
          return (
            <path
              key={claimId}
              class="claim"
              d={`M${start} ${from.y + BOX.height / 2}L${end} ${to.y + BOX.height / 2}`}
            />
          );
        })}
        {[...placed].map(([key, { x, y }]) => (
          <g key={key} class={key === family.memberBag[0]?.key ? 'asked' : 'member'}>
            <rect x={x} y={y} width={BOX.width} height={BOX.height} rx={6} />
            <foreignObject x={x} y={y} {...BOX}>
              <NameInBox {...nameOf(key)} />
            </foreignObject>
          </g>
        ))}
      </svg>
    </Scrolled>
  );
}

function NameInBox({ id, words }: Name) {
  return <p dir="auto">{id === undefined ? words : <code>{id}</code>}</p>;
}

/** Each application stands behind all that it claims. Claims in a circle, which data can hold, end the walk. */
function columnsOf({ memberBag, priorityClaimBag }: FamilyBag): Map<string, number> {
  const columns = new Map(memberBag.map(({ key }) => [key, 0]));
  for (let round = 0; round < memberBag.length; round += 1) {
    let moved = false;
    for (const { earlierKey, laterKey } of priorityClaimBag) {
      const least = (columns.get(earlierKey) ?? 0) + 1;
      if ((columns.get(laterKey) ?? 0) < least && least < memberBag.length) {
        columns.set(laterKey, least);
        moved = true;
      }
    }
    if (!moved) break;
  }
  return columns;
}
