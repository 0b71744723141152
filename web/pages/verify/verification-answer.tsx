import { formatTime, t } from '../../language/text.ts';
import { Answer } from '../../parts/answer.tsx';
import { Findings, type ShownFinding } from '../../parts/findings.tsx';
import type { Tone } from '../../parts/mark.tsx';
import { CheckAgain } from './check-again.tsx';
import { sentenceOf } from './sentence.ts';
import { Unchecked } from './unchecked.tsx';
import type { DocumentInHand, FoundInLog, Sought, Verification } from './verification.ts';

const RESULT_TONES = {
  holds: 'good',
  fails: 'bad',
  absent: 'open',
  unknown: 'open',
  note: 'plain',
} as const satisfies Record<Verification['findingBag'][number]['result'], Tone>;

export function VerificationAnswer({
  verification,
  document,
  receiptName,
  found,
  sought,
  again,
}: {
  readonly verification: Verification;
  readonly document?: DocumentInHand;
  readonly receiptName?: string;
  /** Where the receipt is from, if it was not given. */
  readonly found?: FoundInLog;
  /** The application that was asked about, where there is no receipt. */
  readonly sought?: Sought;
  readonly again?: () => void;
}) {
  const { findingBag, asOf, sent } = verification;
  const { tone, sentence, next } = sentenceOf(verification, document, sought);
  return (
    <>
      <Answer tone={tone} sentence={sentence}>
        {document !== undefined && <FileName>{document.file.name}</FileName>}
        {receiptName !== undefined && <FileName>{receiptName}</FileName>}
        <Said verification={verification} sought={sought} />
        {next !== undefined && <p>{next}</p>}
        {found !== undefined && <p>{t('verify.found', { office: found.office, count: found.count })}</p>}
      </Answer>
      {sent === undefined && verification.receipt !== undefined && (
        <Unchecked verification={verification} again={again} />
      )}
      <section>
        <h2>{t('verify.findings')}</h2>
        <Findings kind="step" findings={foremost(findingBag).map(shownFinding)} />
      </section>
      <CheckAgain verification={verification} document={document} receiptName={receiptName} />
      {sent !== undefined && (
        <details>
          <summary>{t('verify.sent')}</summary>
          <p>{t('verify.sent.how')}</p>
          <pre dir="ltr">
            <code>{JSON.stringify(sent, undefined, 2)}</code>
          </pre>
        </details>
      )}
      {asOf !== undefined && (
        <p class="small">
          {t('shell.upToBlock', { block: asOf.blockNumber, time: formatTime(asOf.blockTime) })}
        </p>
      )}
    </>
  );
}

function FileName({ children }: { readonly children: string }) {
  return (
    <p>
      <bdi>{children}</bdi>
    </p>
  );
}

/** What exactly is proven, of whom, since when. */
function Said({
  verification: { verdict, entry, head, findingBag },
  sought,
}: {
  readonly verification: Verification;
  readonly sought: Sought | undefined;
}) {
  if (sought !== undefined) {
    const { office, applicationNumber } = sought;
    const since = findingBag.find(({ code }) => code === 'APPLICATION_RECORDED')?.evidence?.recordedAt;
    return (
      <p>
        {t('verify.sought', { office, number: applicationNumber })}{' '}
        {since !== undefined && t('verify.since', { time: formatTime(String(since)) })}
      </p>
    );
  }
  if (entry === undefined) return null;
  // Of a receipt that does not hold nothing is proven but what it is for.
  if (verdict !== 'verified')
    return <p>{t('verify.for', { subject: entry.subject, kind: t(`kind.${entry.kind}`) })}</p>;
  return (
    <p>
      {t('verify.said', {
        office: entry.log.split('/')[2] ?? '',
        subject: entry.subject,
        kind: t(`kind.${entry.kind}`),
        time: formatTime(head?.recordedAt ?? entry.issuedAt),
      })}
    </p>
  );
}

const FOREMOST = ['fails', 'absent', 'unknown', 'note', 'holds'] as const;

/** What decides stands before what holds; otherwise in the order of the steps. */
function foremost(findings: Verification['findingBag']): Verification['findingBag'] {
  return FOREMOST.flatMap((result) => findings.filter((finding) => finding.result === result));
}

function shownFinding({ code, result, message, evidence }: Verification['findingBag'][number]): ShownFinding {
  return { code, tone: RESULT_TONES[result], outcome: t(`result.${result}`), message, evidence };
}
