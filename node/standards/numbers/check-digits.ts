/**
 * Check digits. Real numbers fail them now and then (an EPO number of 1992 among 37 does), so a wrong one
 * is a warning and never a refusal, and it is no part of the canonical number.
 */

export const CHECK_DIGITS = { 'mod-11': modulo11, luhn, 'mod-11-br': brazil, 'mod-11-de': germany } as const;

export type CheckDigit = keyof typeof CHECK_DIGITS;

/** CNIPA: weights 2 to 9 repeated, sum modulo 11, ten is written X. Of 8 or 12 digits. */
function modulo11(digits: string): string {
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (2 + (i % 8)), 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

/** Weights from the right beginning with 2, up to `highest` and again. */
function fromRight(digits: string, highest: number): number {
  return [...digits].reduceRight(
    (total, digit, i, all) => total + Number(digit) * (2 + ((all.length - 1 - i) % (highest - 1))),
    0,
  );
}

/** INPI Brazil: weights 2 to 9 from the right, 11 minus the sum modulo 11, ten and eleven are written 0. */
function brazil(digits: string): string {
  const rest = 11 - (fromRight(digits, 9) % 11);
  return String(rest > 9 ? 0 : rest);
}

/**
 * DPMA: weights from 2 on from the right, 11 minus the sum modulo 11; how ten is written is not known. A letter in
 * front does not count.
 */
function germany(number: string): string | undefined {
  const rest = (11 - (fromRight(number.replace(/^[A-Z]/, ''), 13) % 11)) % 11;
  return rest === 10 ? undefined : String(rest);
}

/** EPO: ISO/IEC 7812 (Luhn) over 8 digits, every second digit doubled beginning with the second. */
function luhn(digits: string): string {
  const sum = [...digits].reduce((total, digit, i) => {
    const weighted = Number(digit) * (1 + (i % 2));
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
