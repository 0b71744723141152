import { expect } from 'chai';
import fc from 'fast-check';
import { OFFICE_NUMBERS } from '#standards/numbers/offices.ts';
import { parseNumber } from '#standards/numbers/parse.ts';
import type { NumberReading } from '#standards/numbers/reading.ts';

function ids(reading: NumberReading): string[] {
  if (reading.outcome === 'refused') return [reading.code];
  const all = reading.outcome === 'canonical' ? [reading] : reading.candidates;
  return all.map(({ office, rightType, canonical }) => `${office}.${rightType}.${canonical}`);
}

describe('spellings of a number', () => {
  it('reads every example alike in any spelling', () => {
    const examples = OFFICE_NUMBERS.flatMap(({ office, rules }) =>
      rules.flatMap(({ rightTypes, examples: all, superseded }) =>
        superseded === undefined
          ? all.map(([text, , date]) => ({ office, rightType: rightTypes[0], text, date }))
          : [],
      ),
    );
    const wide = (text: string) =>
      text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(
        fc.constantFrom(...examples),
        fc.constantFrom<(text: string) => string>(
          (text) => text.toLowerCase(),
          wide,
          (text) => text.replaceAll('-', '\u2011'),
          (text) => text.replaceAll(' ', '\u3000'),
        ),
        fc.nat(20),
        fc.constantFrom(' ', '\t', '\u00a0', ''),
        (example, respell, at, space) => {
          const text = respell(`${example.text.slice(0, at)}${space}${example.text.slice(at)}`);
          expect(ids(parseNumber({ ...example, text })), text).to.deep.equal(ids(parseNumber(example)));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
