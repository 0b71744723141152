/** To which application a document is thought to belong: asked where it does not say so itself. */
import { useSignal } from '@preact/signals';
import { t } from '../../language/text.ts';
import { Choice, Field } from '../../parts/field.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { OfficeField } from '../../parts/office-field.tsx';
import { rightTypeOptions } from '../../parts/right-type.ts';
import { NOTHING_SOUGHT, type Sought } from './verification.ts';

export default function ApplicationForm({
  named,
  onSought,
}: {
  /** Applications that the document names. */
  readonly named: readonly Sought[];
  readonly onSought: (sought: Sought) => void;
}) {
  const form = useSignal(named[0] ?? NOTHING_SOUGHT);
  const put = (part: Partial<Sought>) => {
    form.value = { ...form.value, ...part };
  };
  const { office, rightType, applicationNumber, accessCode } = form.value;
  const number = { office, rightType, text: applicationNumber, date: '' };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSought(form.value);
      }}
    >
      {named.length > 1 && (
        <Choice
          label={t('claims.drop.record')}
          value={String(named.indexOf(form.value))}
          options={[...named.entries()].map(([place, one]) => [
            String(place),
            `${one.office} ${one.rightType} ${one.applicationNumber}`,
          ])}
          onValue={(place) => {
            form.value = named[Number(place)] ?? form.value;
          }}
        />
      )}
      <div class="fields">
        <OfficeField label={t('field.office')} value={office} onValue={(value) => put({ office: value })} />
        <Choice
          label={t('field.rightType')}
          value={rightType}
          options={[['', t('field.rightType.any')], ...rightTypeOptions()]}
          onValue={(value) => put({ rightType: value })}
        />
        <NumberField
          label={t('field.number')}
          number={number}
          onText={(value) => put({ applicationNumber: value })}
        />
        <Field
          label={t('claims.claim.code')}
          hint={t('verify.application.code')}
          type="password"
          value={accessCode}
          maxLength={40}
          dir="ltr"
          onValue={(value) => put({ accessCode: value })}
        />
      </div>
      <p class="actions">
        <button type="submit">{t('claims.check')}</button>
      </p>
    </form>
  );
}
