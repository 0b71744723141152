/** One field of a form: label, what is expected, what is wrong with it, all tied to the control. */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../language/text.ts';

export interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly type?: 'text' | 'date' | 'password' | 'search';
  /** Id of a list of what can be chosen. */
  readonly list?: string;
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly dir?: 'ltr' | 'rtl';
  /** Below the field. */
  readonly children?: ComponentChildren;
}

export function Field({ label, hint, error, onValue, children, ...input }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const control = useRef<HTMLInputElement>(null);
  // What was said holds until there is another value, typed or filled in.
  useLayoutEffect(() => control.current?.setCustomValidity(''), [input.value, input.required]);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        autocomplete="off"
        spellcheck={false}
        {...(input as object)} // which attributes go with which type is not checked here
        ref={control}
        onInvalid={({ currentTarget }) => {
          // The browser would say it in its own language.
          if (currentTarget.validity.valueMissing)
            currentTarget.setCustomValidity(
              t(input.type === 'date' ? 'field.required.date' : 'field.required'),
            );
        }}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
        id={id}
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={error === undefined ? undefined : true}
      />
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

export function Choice({
  label,
  value,
  options,
  onValue,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onValue: (value: string) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => onValue(currentTarget.value)}>
        {options.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
