/** What this proves and what it does not, the words, and where developers begin. */
import { t } from '../../language/text.ts';

const PROVES = [
  'help.proves.document',
  'help.proves.time',
  'help.proves.office',
  'help.proves.claim',
] as const;
const NOT = ['help.not.law', 'help.not.before', 'help.not.content', 'help.not.absence'] as const;

/** In the order in which they are needed; each has a text `term.<name>` and `term.<name>.meaning`. */
const TERMS = [
  'office',
  'number',
  'claim',
  'offices',
  'document',
  'code',
  'digest',
  'log',
  'head',
  'receipt',
  'chain',
  'final',
  'observer',
  'basis',
] as const;

const COMMANDS = [
  'npx ipanchor verify document.xml --receipt document.xml.receipt.json --gateway https://gateway.example',
  'xmllint --nonet --c14n document.xml | sha256sum',
] as const;

export default function HelpPage() {
  return (
    <>
      <h1>{t('help.title')}</h1>
      <section>
        <h2>{t('help.proves')}</h2>
        <ul>
          {PROVES.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('help.not')}</h2>
        <ul>
          {NOT.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('help.privacy')}</h2>
        <p>{t('help.privacy.text')}</p>
      </section>
      <section>
        <h2>{t('help.words')}</h2>
        <dl class="values">
          {TERMS.map((term) => (
            <div key={term}>
              <dt>{t(`term.${term}`)}</dt>
              <dd>{t(`term.${term}.meaning`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>{t('help.developers')}</h2>
        <p>{t('help.developers.text')}</p>
        <ul>
          <li>
            <a href="/api/v1/docs">{t('help.developers.contract')}</a>
          </li>
          <li>
            <a href="/api/v1/openapi.json">OpenAPI 3.1</a>
          </li>
        </ul>
        <pre dir="ltr">
          <code>{COMMANDS.join('\n')}</code>
        </pre>
      </section>
    </>
  );
}
