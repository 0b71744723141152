/** GET /api/v1/problems/{code}: what a problem means and what to do about it. `type` of every problem leads here. */
import { z } from 'zod';
import { GATEWAY_ERRORS, type GatewayErrorCode } from './errors.ts';
import { languageOf } from './language.ts';
import { CATALOGUES } from './messages/catalogue.ts';
import type { Language } from './messages/languages.ts';
import { type Operation, operation } from './operation.ts';

/** Codes that a client can meet: the others keep a gateway from starting. */
type ClientCode = {
  [Code in GatewayErrorCode]: (typeof GATEWAY_ERRORS)[Code] extends { status: number } ? Code : never;
}[GatewayErrorCode];
const CLIENT_CODES = Object.keys(GATEWAY_ERRORS).filter(
  (code): code is ClientCode => 'status' in GATEWAY_ERRORS[code as GatewayErrorCode],
);

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
      params: z.object({ code: z.enum(CLIENT_CODES).describe('stable code of a problem') }),
      answer: problemDescriptionAnswer,
      handle: async ({ params, response }) => describe(params.code, languageOf(response)),
    }),
  ];
}

function describe(code: ClientCode, language: Language): z.input<typeof problemDescriptionAnswer> {
  const { title, meaning, remedy } = CATALOGUES[language][code];
  return { code, status: GATEWAY_ERRORS[code].status, title, meaning, remedy };
}
