/** Findings, one for each step: what was looked at, what came out, and the evidence for who wants to see it. */
import type { ComponentChildren } from 'preact';
import { t, tCode } from '../language/text.ts';
import { Mark, type Tone } from './mark.tsx';

export interface ShownFinding {
  readonly code: string;
  /** What stands for `{name}` in the words of the code. */
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly tone: Tone;
  /** One word for the tone, as the catalogue has it: never colour alone. */
  readonly outcome: string;
  /** As the gateway says it, in English. */
  readonly message: string;
  readonly evidence?: Readonly<Record<string, unknown>> | undefined;
  /** What everyone should see of it, below the message. */
  readonly more?: ComponentChildren;
}

/** @param kind whose codes they are, as the catalogue of messages has them; without, codes stand for themselves */
export function Findings({
  kind,
  findings,
}: {
  readonly kind?: string;
  readonly findings: readonly ShownFinding[];
}) {
  return (
    <ul class="findings">
      {findings.map((finding, index) => (
        <li key={`${finding.code}${index}`} class={`finding ${finding.tone}`}>
          <p class="outcome">
            <Mark tone={finding.tone} />
            <strong>{(kind && tCode(kind, finding.code, finding.values)) ?? finding.code}</strong>
            <span class="result">{finding.outcome}</span>
          </p>
          <p>
            <bdi lang="en" dir="ltr">
              {finding.message}
            </bdi>
          </p>
          {finding.more}
          {finding.evidence !== undefined && <Evidence values={finding.evidence} />}
        </li>
      ))}
    </ul>
  );
}

export function Evidence({ values }: { readonly values: Readonly<Record<string, unknown>> }) {
  return (
    <details>
      <summary>{t('finding.evidence')}</summary>
      <dl class="values">
        {Object.entries(values).map(([name, value]) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              <code dir="ltr">{typeof value === 'object' ? JSON.stringify(value) : String(value)}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
