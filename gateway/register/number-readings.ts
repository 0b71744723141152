/**
 * POST /api/v1/number-readings: what do these numbers mean? A client derives keys from the application ids itself, so
 * that it needs no numbering rules of its own and sends no access code.
 */
import { z } from 'zod';
import { formatApplicationId } from '#protocol/application-id.ts';
import { FINDINGS, type Finding, type FindingCode, finding } from '#standards/finding.ts';
import { formatNumber } from '#standards/numbers/format.ts';
import { parseNumber } from '#standards/numbers/parse.ts';
import type { NumberCandidate, NumberReading } from '#standards/numbers/reading.ts';
import { officeFinding } from '#standards/reading/office-finding.ts';
import { type Operation, operation } from '../operation.ts';
import * as schema from '../schema.ts';

const MAX_NUMBERS = 1_000;

const number = z.strictObject({
  office: schema.office,
  rightType: schema.rightType.exactOptional().describe('without, the number is read for every right type'),
  applicationNumber: schema.numberAsWritten,
  filingDate: schema.partialDate.exactOptional().describe('prefers the rules of its time'),
});

const numberReadingRequest = z.strictObject({
  numberBag: z
    .array(number, { error: 'expected a list of numbers' })
    .min(1, { error: 'expected at least one number' })
    .max(MAX_NUMBERS, { error: `expected at most ${MAX_NUMBERS} numbers` }),
});

const candidate = z.strictObject({
  applicationId: z.string().describe('<office>.<right type>.<canonical number>'),
  rule: z.string().describe('<rule id>@<version>'),
  reason: z.string().describe('why the number can mean this'),
  officeForm: z.string().optional().describe('as the office itself writes it'),
});

export const numberReadingAnswer = z.strictObject({
  numberReadingBag: z
    .array(
      z.strictObject({
        outcome: z.enum(['canonical', 'candidates', 'refused']),
        candidateBag: z.array(candidate).describe('one when canonical, the most likely first when several'),
        formerBag: z
          .array(candidate)
          .describe('what superseded rules gave: a record of that time may stand under it'),
        findingBag: z.array(
          z.strictObject({
            code: z.enum(Object.keys(FINDINGS) as FindingCode[]), // the keys of a const object
            severity: schema.severity,
            message: z.string().describe('for people; may change'),
          }),
        ),
      }),
    )
    .describe('one for each number, in the order of the request'),
});

export function numberReadingOperations(): Operation[] {
  return [
    operation({
      method: 'post',
      path: '/api/v1/number-readings',
      id: 'readNumbers',
      tag: 'checks',
      summary: 'What do these application numbers mean, and which rules say so?',
      access: 'anyone',
      body: numberReadingRequest,
      answer: numberReadingAnswer,
      handle: async ({ body }) => ({
        numberReadingBag: body.numberBag.map(({ office, rightType, applicationNumber, filingDate }) => {
          const reading = parseNumber({ office, rightType, text: applicationNumber, date: filingDate });
          const doubt = officeFinding(office, 'warning', {}, filingDate);
          const findings = doubt === undefined ? reading.findings : [doubt, ...reading.findings];
          return shown({ ...reading, findings }, filingDate);
        }),
      }),
    }),
  ];
}

function shown(reading: NumberReading, date: string | undefined) {
  const findingBag = reading.findings.map(shownFinding);
  const none = { candidateBag: [], formerBag: [] };
  const show = (one: NumberCandidate) => shownCandidate(one, date);
  switch (reading.outcome) {
    case 'canonical':
      return {
        outcome: reading.outcome,
        candidateBag: [show(reading)],
        formerBag: reading.former.map(show),
        findingBag,
      };
    case 'candidates':
      return { ...none, outcome: reading.outcome, candidateBag: reading.candidates.map(show), findingBag };
    case 'refused': {
      const refusal = shownFinding(finding(reading.code, 'error', reading.message));
      return { ...none, outcome: reading.outcome, findingBag: [refusal, ...findingBag] };
    }
  }
}

function shownCandidate({ office, rightType, canonical, rule, reason }: NumberCandidate, date?: string) {
  const written = formatNumber({ office, rightType, canonical, date });
  return {
    applicationId: formatApplicationId({ office, rightType, number: canonical }),
    rule,
    reason,
    ...(written.outcome === 'written' && { officeForm: written.text }),
  };
}

function shownFinding({ code, severity, message }: Finding) {
  return { code, severity, message };
}
