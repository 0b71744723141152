import { useSignal } from '@preact/signals';
import { formatDate, formatTime, t } from '../../language/text.ts';
import { Answer } from '../../parts/answer.tsx';
import { Evidence, Findings, type ShownFinding } from '../../parts/findings.tsx';
import type { Tone } from '../../parts/mark.tsx';
import type { CheckAnswer, CheckedClaim, CheckForm } from './claim-form.ts';
import { LaterOnPaper, Report } from './report.tsx';
import { Timeline } from './timeline.tsx';

type Compared = CheckedClaim['findingBag'][number]['compared'];

const TONES = {
  confirmed: 'good',
  contradicted: 'bad',
  'not-recorded': 'open',
  'needs-review': 'open',
} as const satisfies Record<CheckedClaim['verdict'], Tone>;

const SEVERITY_TONES = { info: 'good', warning: 'open', error: 'bad' } as const satisfies Record<
  CheckedClaim['findingBag'][number]['severity'],
  Tone
>;

export function ClaimResults({ asked, answer }: { readonly asked: CheckForm; readonly answer: CheckAnswer }) {
  // What was signed takes the place of what was shown before, so that both say the same.
  const signed = useSignal<CheckAnswer | undefined>(undefined);
  const shown = signed.value ?? answer;
  if (!('priorityCheckBag' in shown) || shown.priorityCheckBag === undefined) return null;
  const { asOf, freshness, priorityCheckBag } = shown;
  return (
    <>
      <LaterOnPaper later={asked.later} />
      {priorityCheckBag.map((check, index) => (
        <ClaimResult key={index} place={index + 1} asked={asked} check={check} />
      ))}
      {asOf !== undefined && (
        <p class="small">
          {t(freshness?.state === 'current' ? 'shell.upToBlock' : 'shell.behind', {
            block: asOf.blockNumber,
            time: formatTime(asOf.blockTime),
          })}
        </p>
      )}
      <Report
        asked={asked}
        onSigned={(next) => {
          signed.value = next;
        }}
      />
    </>
  );
}

function ClaimResult({
  place,
  asked,
  check,
}: {
  readonly place: number;
  readonly asked: CheckForm;
  readonly check: CheckedClaim;
}) {
  const { verdict, basis, findingBag, evidence } = check;
  const claim = asked.claims[place - 1];
  return (
    <article>
      <Answer tone={TONES[verdict]} sentence={t(`claims.verdict.${verdict}`)}>
        <p>
          {t('claims.claim', { place })}:{' '}
          <bdi dir="ltr">
            {claim?.office} {claim?.applicationNumber}
          </bdi>
        </p>
        {verdict === 'not-recorded' && (
          <p>{t(claim?.accessCode.trim() ? 'claims.notFound.code' : 'claims.notFound')}</p>
        )}
        {basis !== undefined && (
          <p>{t(basis === 'proven since' ? 'claims.basis.proven' : 'claims.basis.stated')}</p>
        )}
      </Answer>
      {claim !== undefined && (
        <Timeline later={asked.later.filingDate} claim={claim.filingDate} findings={findingBag} />
      )}
      <h3>{t('claims.findings')}</h3>
      <Findings kind="finding" findings={findingBag.map(shownFinding)} />
      {evidence !== undefined && <Evidence values={{ ...evidence }} />}
    </article>
  );
}

function shownFinding(finding: CheckedClaim['findingBag'][number]): ShownFinding {
  const { code, severity, message, legalBasis, compared, evidence, resolution } = finding;
  // What is not there is neither in order nor out of it.
  const missing = code === 'NOT_RECORDED';
  return {
    ...{ code, message, values: daysOf(compared) },
    tone: missing ? 'open' : SEVERITY_TONES[severity],
    outcome: missing ? t('result.absent') : t(`severity.${severity}`),
    more: <OnPaper basis={legalBasis} compared={compared} />,
    evidence: { legalBasis, ...compared, ...evidence, ...(resolution !== undefined && { resolution }) },
  };
}

/** On paper in place of the evidence, which fills pages: what was compared, and the rule, as the gateway says it. */
function OnPaper({ basis, compared = {} }: { readonly basis: string; readonly compared: Compared }) {
  const values = Object.entries(compared).map(([name, value]) => `${inWords(name)} ${value}`);
  return (
    <p class="on-paper small">
      <bdi lang="en" dir="ltr">
        {[...values, basis].join('; ')}
      </bdi>
    </p>
  );
}

/** `laterApplication` as "later application". */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** There is no clock in a check: until when something could be done is said with its day, which is true on any day. */
function daysOf({ lastDay, restorableUntil }: Compared = {}) {
  return {
    ...(lastDay !== undefined && { lastDay: formatDate(lastDay) }),
    ...(restorableUntil !== undefined && { restorableUntil: formatDate(restorableUntil) }),
  };
}
