/** A number as people write it, and under it how it is read: by the rules of its office, here in the page. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { formatApplicationId, isOfficeCode, isRightType } from '#protocol/application-id.ts';
import type { NumberCandidate, NumberReading } from '#standards/numbers/reading.ts';
import { listOf, t } from '../language/text.ts';
import { Field } from './field.tsx';

export interface NumberToRead {
  readonly office: string;
  readonly rightType: string;
  readonly text: string;
  readonly date: string;
}

export function NumberField({
  label,
  hint = t('number.hint'),
  number,
  error,
  onText,
}: {
  readonly label: string;
  /** Until there is a number to read. */
  readonly hint?: string;
  readonly number: NumberToRead;
  readonly error?: string | undefined;
  readonly onText: (text: string) => void;
}) {
  const reading = useSignal<NumberReading | undefined>(undefined);
  const { office, rightType, text, date } = number;
  useEffect(() => {
    let current = true;
    if (!isOfficeCode(office) || text === '') reading.value = undefined;
    else
      readNumber({ office, rightType, text, date }).then(
        (result) => {
          if (current) reading.value = result;
        },
        () => undefined, // the rules cannot be loaded now: the gateway reads the number, too
      );
    return () => {
      current = false;
    };
  }, [office, rightType, text, date, reading]);
  return (
    <Field label={label} value={text} error={error} maxLength={64} required dir="ltr" onValue={onText}>
      <p class="hint" aria-live="polite">
        {reading.value === undefined ? hint : wordsFor(reading.value)}
      </p>
    </Field>
  );
}

/** The rules of all offices are larger than the page, so they come when the first number is typed. */
export async function readNumber({ office, rightType, text, date }: NumberToRead): Promise<NumberReading> {
  const { parseNumber } = await import('#standards/numbers/parse.ts');
  return parseNumber({
    office,
    text,
    ...(isRightType(rightType) && { rightType }),
    ...(/^\d{4}-\d\d-\d\d$/.test(date) && { date }),
  });
}

function wordsFor(reading: NumberReading): string {
  if (reading.outcome === 'canonical') return t('number.canonical', { id: idOf(reading) });
  if (reading.outcome === 'refused') return t('number.refused');
  return t('number.candidates', {
    count: reading.candidates.length,
    ids: listOf(reading.candidates.map(idOf)),
  });
}

export function idOf({ office, rightType, canonical }: NumberCandidate): string {
  return formatApplicationId({ office, rightType, number: canonical });
}
