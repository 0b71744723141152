/** What the contract says of all operations together: security, headers, tags, and where it leaves the standards. */
import type { JsonSchema } from './openapi-schemas.ts';
import type { Operation } from './operation.ts';

/** Ways in which a caller shows who he is. None is needed where `security` also lists `{}`. */
export const SECURITY: Readonly<Record<string, JsonSchema>> = {
  apiKey: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Api-Key',
    description: 'a key that the office gave out; kept by it as a hash only',
  },
  bearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'a token of the OpenID provider that the office trusts',
  },
  clientCertificate: { type: 'mutualTLS', description: 'a client certificate that the office has listed' },
};

export const TAGS: Readonly<Record<string, string>> = {
  checks: 'The questions of examiners and third parties',
  office:
    'What the people of the office do: only where an office serves its own gateway, and to whom it gave a role',
  operation: 'The gateway about itself',
};

const text = (description: string): JsonSchema => ({ description, schema: { type: 'string' } });

export const HEADERS: Readonly<Record<string, JsonSchema>> = {
  'X-Correlation-Id': text(
    "the request's own where it was harmless, else a new one; in the log of the gateway",
  ),
  'Content-Language': text('language of the messages, and of a sheet for people'),
  ETag: text('weak; the same as long as the answer says the same, its age apart'),
  Location: text('path of the resource that has the answer, or will have it'),
  'Retry-After': { description: 'seconds after which asking again makes sense', schema: { type: 'integer' } },
  'WWW-Authenticate': text('how to show who is calling'),
};

/** Headers of a request that some or all operations read. */
export function headersOf({ method, momentary, idempotent }: Operation): JsonSchema[] {
  const header = (name: string, description: string, schema: JsonSchema) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema,
  });
  return [
    header('Accept-Language', 'language of the messages, and of a sheet for people', { type: 'string' }),
    header('X-Correlation-Id', 'comes back in the answer; replaced when it is long or not harmless', {
      type: 'string',
    }),
    ...(method === 'get' && momentary !== true
      ? [
          header('If-None-Match', 'ETag of an earlier answer: 304 when it would be the same', {
            type: 'string',
          }),
        ]
      : []),
    ...(idempotent === true
      ? [
          header(
            'Idempotency-Key',
            'made by the client for this one action: the same key with the same body gets the same answer again',
            { type: 'string', pattern: '^[!-~]{1,128}$' },
          ),
        ]
      : []),
  ];
}

/** Where the contract leaves WIPO ST.90 or ST.97. The README has the same table. */
export const DEVIATIONS: readonly { readonly topic: string; readonly here: string; readonly why: string }[] =
  [
    {
      topic: 'unexpected fields and parameters are ignored',
      here: 'they are refused',
      why: 'a misspelt `sealedKey` would silently turn a check into *not recorded*',
    },
    {
      topic: 'element names of ST.96 in lowerCamelCase',
      here: '`office`, `rightType` for `IPOfficeCode` and the kinds of right',
      why: 'one word for one thing in code, documents and API',
    },
    {
      topic: 'JSON numbers',
      here: 'integers only',
      why: 'nothing here is a fraction, and 2^53 is never exceeded',
    },
    {
      topic: 'XML as a format of answers',
      here: 'JSON only; documents are taken as XML',
      why: 'receipts and findings have no ST.96 form',
    },
    {
      topic: 'number queries by GET',
      here: 'they are POSTed',
      why: 'numbers hold `/`, `,` and spaces, and keys of unpublished applications must not stand in a URL',
    },
  ];
