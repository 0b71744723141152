/** Fills the form from the later application itself, which is read here and sent nowhere. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { FiledDocument } from '#standards/filed-document.ts';
import { t } from '../../language/text.ts';
import { FileDrop } from '../../parts/file-drop.tsx';
import { Empty, Failure } from '../../parts/states.tsx';
import { readFile } from '../../work/read-file.ts';
import { type CheckForm, NO_CLAIM } from './claim-form.ts';

export function LaterDocument({ onForm }: { readonly onForm: (form: CheckForm) => void }) {
  const records = useSignal<readonly FiledDocument[] | undefined>(undefined);
  const error = useSignal<unknown>(undefined);
  const running = useRef<AbortController>(undefined);
  const take = async ([file]: readonly File[]) => {
    if (file === undefined) return;
    running.current?.abort();
    running.current = new AbortController();
    error.value = undefined;
    records.value = undefined;
    try {
      const read = await readFile(file, running.current.signal);
      records.value = read;
      const [first] = read.filter(({ priorityClaims }) => priorityClaims.length > 0);
      if (first !== undefined) onForm(formOf(first));
    } catch (failure) {
      error.value = failure;
    }
  };
  const withClaims = records.value?.filter(({ priorityClaims }) => priorityClaims.length > 0);
  return (
    <FileDrop
      label={t('claims.drop')}
      hint={t('claims.drop.hint')}
      accept=".xml,text/xml,application/xml"
      onFiles={take}
    >
      {error.value !== undefined && <Failure error={error.value} />}
      {withClaims?.length === 0 && <Empty>{t('claims.drop.none')}</Empty>}
      {withClaims !== undefined && withClaims.length > 1 && (
        <select
          aria-label={t('claims.drop.record')}
          onChange={({ currentTarget }) => {
            const chosen = withClaims[Number(currentTarget.value)];
            if (chosen !== undefined) onForm(formOf(chosen));
          }}
        >
          {withClaims.map(({ applicationId, path }, index) => (
            <option key={path} value={index}>
              {applicationId ?? path}
            </option>
          ))}
        </select>
      )}
    </FileDrop>
  );
}

function formOf({ office, rightType, filingDate, priorityClaims }: FiledDocument): CheckForm {
  return {
    later: { office: office ?? '', rightType, filingDate: filingDate?.date ?? '' },
    claims: priorityClaims.map((claim) => ({
      ...NO_CLAIM,
      office: claim.office ?? '',
      rightType: claim.rightType ?? '',
      applicationNumber: claim.number?.text ?? '',
      filingDate: claim.date?.date ?? '',
    })),
  };
}
