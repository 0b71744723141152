/**
 * Check digits. Real numbers fail them now and then (an EPO number of 1992 among 37 does), so a wrong one
 * is a warning and never a refusal, and it is no part of the canonical number.
 */

export const CHECK_DIGITS = { 'mod-11': modulo11, luhn } as const;

export type CheckDigit = keyof typeof CHECK_DIGITS;

/** CNIPA: weights 2 to 9 repeated, sum modulo 11, ten is written X. Of 8 or 12 digits. */
function modulo11(digits: string): string {
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (2 + (i % 8)), 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

/** EPO: ISO/IEC 7812 (Luhn) over 8 digits, every second digit doubled beginning with the second. */
function luhn(digits: string): string {
  const sum = [...digits].reduce((total, digit, i) => {
    const weighted = Number(digit) * (1 + (i % 2));
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
