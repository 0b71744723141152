/** What the quality report of a document in the log finds, above the list in which it was asked for. */
import { useEffect, useRef } from 'preact/hooks';
import type { AnswerOf, GatewayClient } from '#gateway/client/client.ts';
import { t } from '../../language/text.ts';
import { Ask } from '../../parts/ask.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Values } from '../../parts/values.tsx';
import { markOf, ReportFindings } from './report-findings.tsx';

type Document = AnswerOf<'getDocument'>;

/** @param index place of the document in the log */
export function DocumentFindings({
  client,
  index,
}: {
  readonly client: GatewayClient;
  readonly index: number;
}) {
  const params = { index: String(index) };
  return (
    <Ask of={params.index} ask={(signal) => client.call('getDocument', { params }, { signal })}>
      {(document) => <Shown {...document} />}
    </Ask>
  );
}

function Shown({ fileName, leafIndex, subject, findingCount, findingBag }: Document) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [leafIndex]);
  return (
    <section class="sheet">
      <h2 ref={heading} tabIndex={-1}>
        {t('console.findings.title')}
      </h2>
      <Values
        rows={[
          [t('console.file'), <bdi>{fileName}</bdi>],
          [t('console.subject'), <bdi dir="ltr">{subject}</bdi>],
          [t('console.entry'), String(leafIndex)],
        ]}
      />
      <ReportFindings
        findingCount={findingCount}
        findingBag={findingBag}
        more={(counts) => t('console.findings.more', counts)}
      />
    </section>
  );
}

/** How many findings there are and how bad the worst is, on a button that shows them; or that there are none. */
export function FindingsButton({
  quality,
  fileName,
  onShow,
}: {
  /** None where no report was kept. */
  readonly quality: Document['quality'] | undefined;
  readonly fileName: string;
  readonly onShow: () => void;
}) {
  if (quality === undefined) return <>{t('console.findings.unkept')}</>;
  const { errorCount, warningCount, infoCount } = quality;
  const count = errorCount + warningCount + infoCount;
  if (count === 0) return <>{t('console.findings.none')}</>;
  const { tone, outcome } = markOf(errorCount > 0 ? 'error' : warningCount > 0 ? 'warning' : 'info');
  return (
    <button type="button" class="quiet" onClick={onShow}>
      <Mark tone={tone} />
      {t('console.findings.show', { count })}{' '}
      <span class="unseen">
        {outcome} {fileName}
      </span>
    </button>
  );
}
