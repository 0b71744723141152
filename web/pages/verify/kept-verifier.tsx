/** For who would not trust the server of this page: the page as a file, whose digest can be compared elsewhere. */
import { t } from '../../language/text.ts';
import { Hash } from '../../parts/values.tsx';

export function KeptVerifier() {
  return (
    <details>
      <summary>{t('verify.kept')}</summary>
      <p>{t('verify.kept.how')}</p>
      <p>
        SHA-256 <Hash>{VERIFIER_SHA256}</Hash>
      </p>
      <pre dir="ltr">
        <code>sha256sum -c verifier.html.sha256</code>
      </pre>
      <p class="actions">
        <a class="button" href="/verifier.html" download="verifier.html">
          {t('verify.kept.save')}
        </a>
        <a href="/verifier.html.sha256" download="verifier.html.sha256">
          verifier.html.sha256
        </a>
      </p>
    </details>
  );
}
