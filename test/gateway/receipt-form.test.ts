import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import fc from 'fast-check';
import { Components } from '#gateway/openapi-schemas.ts';
import { receiptSchema } from '#gateway/receipt-form.ts';
import * as schema from '#gateway/schema.ts';
import { isDate, isTime } from '#protocol/dates.ts';
import { readJson } from '#protocol/json.ts';
import { parseReceipt } from '#protocol/receipt.ts';

const LIMITS = { length: 1 << 20, depth: 16 };
const folder = new URL('../vectors/receipt/', import.meta.url);

function holds(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

describe('the form of a receipt in the contract', () => {
  it('takes what the protocol takes, and refuses what it refuses', () => {
    const components = new Components();
    const form = components.add(receiptSchema, 'input');
    const valid = new Ajv2020({ strict: false }).compile({
      ...form,
      components: { schemas: components.schemas() },
    });
    const seen = { taken: 0, refused: 0 };
    for (const name of readdirSync(folder)) {
      for (const file of readdirSync(new URL(`${name}/`, folder))) {
        const { input } = JSON.parse(readFileSync(new URL(`${name}/${file}`, folder), 'utf8'));
        // What a strict reader of JSON refuses never comes before the schema.
        if (typeof input?.receipt !== 'string' || !holds(() => readJson(input.receipt, LIMITS))) continue;
        const taken = holds(() => parseReceipt(input.receipt));
        expect(valid(JSON.parse(input.receipt)), name).to.equal(taken);
        seen[taken ? 'taken' : 'refused']++;
      }
    }
    expect(seen.taken).to.be.above(5);
    expect(seen.refused).to.be.above(5);
  });

  it('knows the days and times that the protocol knows', () => {
    const digits = (max: number, length: number) =>
      fc.integer({ min: 0, max }).map((number) => String(number).padStart(length, '0'));
    const date = fc.tuple(digits(9999, 4), digits(13, 2), digits(32, 2)).map((parts) => parts.join('-'));
    const clock = fc.tuple(digits(24, 2), digits(60, 2), digits(60, 2)).map((parts) => parts.join(':'));
    const leap = fc.integer({ min: 0, max: 9999 }).map((year) => `${String(year).padStart(4, '0')}-02-29`);
    fc.assert(
      fc.property(fc.oneof(date, leap), clock, (day, hour) => {
        expect(schema.date.safeParse(day).success, day).to.equal(isDate(day));
        expect(schema.partialDate.safeParse(day).success, day).to.equal(isDate(day));
        expect(schema.time.safeParse(`${day}T${hour}Z`).success).to.equal(isTime(`${day}T${hour}Z`));
      }),
      { numRuns: 2000 },
    );
  });
});
