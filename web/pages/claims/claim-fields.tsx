import { t } from '../../language/text.ts';
import { Choice, Field } from '../../parts/field.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { OfficeField } from '../../parts/office-field.tsx';
import { rightTypeOptions } from '../../parts/right-type.ts';
import type { ClaimForm, LaterForm } from './claim-form.ts';

export function LaterFields({
  later,
  onLater,
}: {
  readonly later: LaterForm;
  readonly onLater: (later: LaterForm) => void;
}) {
  return (
    <fieldset>
      <legend>{t('claims.later')}</legend>
      <div class="fields">
        <OfficeField
          label={t('field.office')}
          value={later.office}
          onValue={(office) => onLater({ ...later, office })}
        />
        <Choice
          label={t('field.rightType')}
          value={later.rightType}
          options={rightTypeOptions()}
          onValue={(rightType) => onLater({ ...later, rightType })}
        />
        <Field
          label={t('field.filingDate')}
          type="date"
          value={later.filingDate}
          required
          onValue={(filingDate) => onLater({ ...later, filingDate })}
        />
      </div>
    </fieldset>
  );
}

export function ClaimFields({
  place,
  claim,
  onClaim,
  onRemove,
}: {
  readonly place: number;
  readonly claim: ClaimForm;
  readonly onClaim: (claim: ClaimForm) => void;
  readonly onRemove: (() => void) | undefined;
}) {
  return (
    <fieldset>
      <legend>{t('claims.claim', { place })}</legend>
      <div class="fields">
        <OfficeField
          label={t('claims.claim.office')}
          value={claim.office}
          onValue={(office) => onClaim({ ...claim, office })}
        />
        <Choice
          label={t('field.rightType')}
          value={claim.rightType}
          options={[['', t('field.rightType.any')], ...rightTypeOptions()]}
          onValue={(rightType) => onClaim({ ...claim, rightType })}
        />
        <Field
          label={t('claims.claim.date')}
          type="date"
          value={claim.filingDate}
          required
          onValue={(filingDate) => onClaim({ ...claim, filingDate })}
        />
        <NumberField
          label={t('field.number')}
          number={{ ...claim, text: claim.applicationNumber, date: claim.filingDate }}
          onText={(applicationNumber) => onClaim({ ...claim, applicationNumber })}
        />
        <Field
          label={t('claims.claim.code')}
          hint={t('claims.claim.code.hint')}
          type="password"
          value={claim.accessCode}
          dir="ltr"
          onValue={(accessCode) => onClaim({ ...claim, accessCode })}
        />
      </div>
      {onRemove !== undefined && (
        <button type="button" class="quiet" onClick={onRemove}>
          {t('claims.remove', { place })}
        </button>
      )}
    </fieldset>
  );
}
