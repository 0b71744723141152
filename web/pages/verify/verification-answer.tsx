import { formatTime, t } from '../../language/text.ts';
import { Answer } from '../../parts/answer.tsx';
import { Findings, type ShownFinding } from '../../parts/findings.tsx';
import type { Tone } from '../../parts/mark.tsx';
import type { Verification } from './verification.ts';

const TONES = {
  verified: 'good',
  contradicted: 'bad',
  'not-recorded': 'open',
  incomplete: 'open',
} as const satisfies Record<Verification['verdict'], Tone>;

const RESULT_TONES = {
  holds: 'good',
  fails: 'bad',
  absent: 'open',
  unknown: 'open',
  note: 'plain',
} as const satisfies Record<Verification['findingBag'][number]['result'], Tone>;

export function VerificationAnswer({
  verification,
  name,
}: {
  readonly verification: Verification;
  readonly name: string | undefined;
}) {
  const { verdict, entry, head, asOf } = verification;
  const office = entry?.log.split('/')[2] ?? '';
  return (
    <>
      <Answer tone={TONES[verdict]} sentence={t(`verify.verdict.${verdict}`, { office })}>
        {name !== undefined && (
          <p>
            <bdi>{name}</bdi>
          </p>
        )}
        {entry !== undefined && verdict === 'verified' && (
          <p>
            {t('verify.said', {
              office,
              subject: entry.subject,
              kind: t(`kind.${entry.kind}`),
              time: formatTime(head?.recordedAt ?? entry.issuedAt),
            })}
          </p>
        )}
      </Answer>
      <section>
        <h2>{t('verify.findings')}</h2>
        <Findings kind="step" findings={verification.findingBag.map(shownFinding)} />
      </section>
      <section>
        <h2>{t('verify.again')}</h2>
        <p>{t('verify.again.how')}</p>
        <pre dir="ltr">
          <code>npx ipanchor verify document.xml --receipt document.xml.receipt.json</code>
        </pre>
      </section>
      {asOf !== undefined && (
        <p class="small">
          {t('shell.upToBlock', { block: asOf.blockNumber, time: formatTime(asOf.blockTime) })}
        </p>
      )}
    </>
  );
}

function shownFinding({ code, result, message, evidence }: Verification['findingBag'][number]): ShownFinding {
  return { code, tone: RESULT_TONES[result], outcome: t(`result.${result}`), message, evidence };
}
