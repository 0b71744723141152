/** The result on paper: the page prints itself; a signed result is a file of its own, to go on file. */
import { useSignal } from '@preact/signals';
import { gateway } from '../../api.ts';
import { t } from '../../language/text.ts';
import { Failure } from '../../parts/states.tsx';
import { type CheckForm, checkClaims } from './claim-form.ts';

export function Report({ asked }: { readonly asked: CheckForm }) {
  const error = useSignal<unknown>(undefined);
  const save = async () => {
    try {
      const answer = await checkClaims(gateway(), asked, { signed: true });
      const text = 'signedResult' in answer ? (answer.signedResult ?? '') : '';
      const blob = new Blob([text], { type: 'application/jose' });
      const link = Object.assign(document.createElement('a'), {
        href: URL.createObjectURL(blob),
        download: 'priority-check.jws',
      });
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (failure) {
      error.value = failure;
    }
  };
  return (
    <>
      <p class="actions">
        <button type="button" class="quiet" onClick={() => print()}>
          {t('claims.print')}
        </button>
        <button type="button" class="quiet" onClick={save}>
          {t('claims.signed')}
        </button>
      </p>
      {error.value !== undefined && <Failure error={error.value} />}
    </>
  );
}
