/** The findings of a quality report, on a refused file as on a document in the log: each with its place and remedy. */
import type { AnswerOf } from '#gateway/client/client.ts';
import { t } from '../../language/text.ts';
import { Findings, type ShownFinding } from '../../parts/findings.tsx';
import type { Tone } from '../../parts/mark.tsx';
import { Values } from '../../parts/values.tsx';

export type Report = Pick<AnswerOf<'listRefusals'>['refusalBag'][number], 'findingCount' | 'findingBag'>;
type Finding = Report['findingBag'][number];

/** @param more says that there are more than are shown, and where */
export function ReportFindings({
  findingCount: total,
  findingBag,
  more,
}: Report & { readonly more: (counts: { total: number; shown: number }) => string }) {
  const shown = findingBag.length;
  return (
    <>
      {shown > 0 && <Findings findings={findingBag.map(shownFinding)} />}
      {total > shown && <p>{more({ total, shown })}</p>}
    </>
  );
}

const TONES = { info: 'plain', warning: 'open', error: 'bad' } as const satisfies Record<string, Tone>;

/** The sign of a severity, and the word that says the same. */
export function markOf(severity: Finding['severity']): Pick<ShownFinding, 'tone' | 'outcome'> {
  return {
    tone: TONES[severity],
    outcome: severity === 'info' ? t('result.note') : t(`severity.${severity}`),
  };
}

function shownFinding({ code, severity, message, ...finding }: Finding): ShownFinding {
  const { line, path, value, meaning, remedy } = finding;
  return {
    ...{ code, message, ...markOf(severity) },
    more: (
      <Values
        rows={[
          [t('console.finding.line'), line],
          [t('console.finding.place'), path ? <code dir="ltr">{path}</code> : undefined],
          [t('console.finding.value'), value ? <bdi>{value}</bdi> : undefined],
          [t('console.finding.meaning'), meaning ? <English>{meaning}</English> : undefined],
          [t('console.finding.remedy'), remedy ? <English>{remedy}</English> : undefined],
        ]}
      />
    ),
  };
}

/** As the catalogue of codes has it, in one language only. */
function English({ children }: { readonly children: string }) {
  return (
    <bdi lang="en" dir="ltr">
      {children}
    </bdi>
  );
}
