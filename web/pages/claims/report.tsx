/** The result on paper: the page prints itself; a signed result is a file of its own, to go on file. */
import { useSignal } from '@preact/signals';
import { gateway } from '../../api.ts';
import { formatDate, listOf, t } from '../../language/text.ts';
import { addressOf } from '../../navigation.ts';
import { fitsQrCode, QrCode } from '../../parts/qr-code.tsx';
import { rightTypeName } from '../../parts/right-type.ts';
import { saveFile } from '../../parts/save-file.ts';
import { Failure } from '../../parts/states.tsx';
import { Values } from '../../parts/values.tsx';
import { type CheckAnswer, type CheckForm, checkClaims, toFragment } from './claim-form.ts';
import { marksOf, SIGNED_RESULT_FILE, SignedResult, type SignedResultMarks } from './signed-result.tsx';

/** @param onSigned is told the answer that was signed: the register was asked anew for it */
export function Report({
  asked,
  onSigned,
}: {
  readonly asked: CheckForm;
  readonly onSigned: (answer: CheckAnswer) => void;
}) {
  const error = useSignal<unknown>(undefined);
  const signed = useSignal<SignedResultMarks | undefined>(undefined);
  const save = async () => {
    error.value = undefined;
    try {
      const answer = await checkClaims(gateway(), asked, { signed: true });
      const text = 'signedResult' in answer ? (answer.signedResult ?? '') : '';
      const marks = marksOf(text);
      saveFile(SIGNED_RESULT_FILE, 'application/jose', text);
      signed.value = marks;
      onSigned(answer);
    } catch (failure) {
      error.value = failure;
    }
  };
  return (
    <>
      <CodeOnPaper asked={asked} />
      {signed.value !== undefined && <SignedResult {...signed.value} />}
      <p class="actions">
        <button type="button" class="quiet" onClick={() => print()}>
          {t('claims.print')}
        </button>
        <button type="button" class="quiet" onClick={save}>
          {t('claims.signed')}
        </button>
      </p>
      {error.value !== undefined && <Failure error={error.value} retry={save} />}
    </>
  );
}

/** On paper only, where there is no form: what was asked stands before what was answered. */
export function LaterOnPaper({ later }: { readonly later: CheckForm['later'] }) {
  const { office, rightType, filingDate } = later;
  return (
    <div class="on-paper">
      <Values
        rows={[[t('claims.later'), listOf([office, rightTypeName(rightType), formatDate(filingDate)])]]}
      />
    </div>
  );
}

/** On paper only: who has the sheet can ask again. */
function CodeOnPaper({ asked }: { readonly asked: CheckForm }) {
  const link = `${location.origin}${addressOf('/claims')}${toFragment(asked)}`;
  const fits = fitsQrCode(link);
  return (
    <div class="on-paper">
      <Values
        rows={[[t('claims.qr'), fits ? <QrCode key="code" text={link} label={t('claims.qr')} /> : undefined]]}
      />
      <p>{t(fits ? 'claims.qr.how' : 'claims.qr.none')}</p>
    </div>
  );
}
