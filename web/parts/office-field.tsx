/** An office, found by its name or its code (WIPO ST.3). */
import { useId } from 'preact/hooks';
import { CURRENT_CODES } from '#standards/st3-codes.ts';
import { currentLanguage, t } from '../language/text.ts';
import { Field } from './field.tsx';
import { officeName } from './office-name.ts';

export function OfficeField({
  label,
  value,
  error,
  onValue,
}: {
  readonly label: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onValue: (code: string) => void;
}) {
  const list = useId();
  return (
    <Field
      label={label}
      value={value}
      hint={CURRENT_CODES.has(value) ? officeName(value) : t('office.hint')}
      error={error}
      list={list}
      maxLength={60}
      required
      onValue={(typed) => onValue(codeOf(typed))}
    >
      <datalist id={list}>
        {[...CURRENT_CODES.keys()].map((code) => (
          <option key={code} value={code}>
            {officeName(code)}
          </option>
        ))}
      </datalist>
    </Field>
  );
}

/** What was typed, or the code whose name it is. */
function codeOf(typed: string): string {
  const wanted = typed.trim().toLocaleLowerCase(currentLanguage());
  const named = [...CURRENT_CODES.keys()].find(
    (code) => officeName(code).toLocaleLowerCase(currentLanguage()) === wanted,
  );
  return named ?? (typed.trim().length <= 2 ? typed.trim().toUpperCase() : typed);
}
