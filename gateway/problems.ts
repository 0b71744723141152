/** GET /api/v1/problems/{code}: what a problem means and what to do about it. `type` of every problem leads here. */
import { z } from 'zod';
import { GATEWAY_ERRORS, GatewayError, type GatewayErrorCode } from './errors.ts';
import { languageOf } from './language.ts';
import { CATALOGUES, type Language } from './messages/catalogue.ts';
import { type Operation, operation } from './operation.ts';

export const problemDescriptionAnswer = z.strictObject({
  code: z.string(),
  status: z.int(),
  title: z.string(),
  meaning: z.string(),
  remedy: z.string(),
});

export function problemOperations(): Operation[] {
  return [
    operation({
      method: 'get',
      path: '/api/v1/problems/:code',
      id: 'getProblem',
      tag: 'operation',
      summary: 'What a problem means and what to do about it',
      access: 'anyone',
      params: z.object({ code: z.string().describe('stable code of a problem') }),
      answer: problemDescriptionAnswer,
      handle: async ({ params, response }) => describe(params.code, languageOf(response)),
    }),
  ];
}

function describe(code: string, language: Language): z.input<typeof problemDescriptionAnswer> {
  if (!isCode(code)) throw new GatewayError('RESOURCE_NOT_FOUND', 'there is no problem with this code');
  const entry = GATEWAY_ERRORS[code];
  if (!('status' in entry)) throw new GatewayError('RESOURCE_NOT_FOUND', 'no client can meet this problem');
  const { title, meaning, remedy } = (CATALOGUES[language] ?? CATALOGUES.en)[code];
  return { code, status: entry.status, title, meaning, remedy };
}

function isCode(text: string): text is GatewayErrorCode {
  return Object.hasOwn(GATEWAY_ERRORS, text);
}
