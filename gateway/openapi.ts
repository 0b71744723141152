/**
 * The contract: an OpenAPI 3.1 document written from the same list of operations that is mounted, and from the same
 * schemas that validate. Nothing in it is written by hand for one operation only.
 */
import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { GATEWAY_ERRORS, type GatewayErrorCode } from './errors.ts';
import { Components, type JsonSchema } from './openapi-schemas.ts';
import { DEVIATIONS, HEADERS, headersOf, SECURITY, TAGS } from './openapi-text.ts';
import { FORM_TYPE, type Operation, ROLES } from './operation.ts';
import { PROBLEM_TYPE, problemSchema } from './problem.ts';

/** Codes that any operation can answer, and those that come with what it takes. */
const ALWAYS: readonly GatewayErrorCode[] = [
  'REQUEST_MALFORMED',
  'QUERY_INVALID',
  'CREDENTIALS_INVALID',
  'TOO_MANY_REQUESTS',
  'NOT_ACCEPTABLE',
  'INTERNAL',
  'ACCESS_UNAVAILABLE',
];
const WITH_BODY: readonly GatewayErrorCode[] = [
  'REQUEST_INCOMPLETE',
  'BODY_TOO_LARGE',
  'CONTENT_TYPE_UNSUPPORTED',
];

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: JsonSchema;
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
  readonly [part: string]: unknown;
}

/** @param version of the software */
export function describeContract(operations: readonly Operation[], version: string): OpenApiDocument {
  const components = new Components();
  components.add(problemSchema, 'output');
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method]: describeOperation(operation, components) };
  }
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return {
    openapi: '3.1.0',
    info: {
      title: 'IPAnchor',
      version,
      summary: 'A register that many intellectual property offices keep together and no one of them owns',
      description: `Answers are true for one block of the chain, named in \`asOf\`, and say how old the data is.\n\nDeviations from WIPO ST.90 and ST.97:\n\n${DEVIATIONS.map(({ topic, here, why }) => `- ${topic}: ${here}. Why: ${why}.`).join('\n')}`,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: tags.map((name) => ({ name, ...(TAGS[name] !== undefined && { description: TAGS[name] }) })),
    paths,
    components: { schemas: components.schemas(), headers: HEADERS, securitySchemes: SECURITY },
  };
}

function describeOperation(operation: Operation, components: Components): JsonSchema {
  const { id, tag, summary, description, access } = operation;
  const roles = access === 'anyone' ? [] : [...access];
  const text = [description, ...roles.map((role) => `Role ${role}: ${ROLES[role]}.`)].filter(
    (part) => part !== undefined,
  );
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(text.length > 0 && { description: text.join('\n\n') }),
    security: [
      ...(access === 'anyone' ? [{}] : []),
      ...Object.keys(SECURITY).map((name) => ({ [name]: roles })),
    ],
    parameters: parametersOf(operation, components),
    ...requestBodyOf(operation, components),
    responses: responsesOf(operation, components),
  };
}

function parametersOf(operation: Operation, components: Components): JsonSchema[] {
  return [
    ...(operation.params === undefined ? [] : fieldsOf(operation.params, 'path', components)),
    ...(operation.query === undefined ? [] : fieldsOf(operation.query, 'query', components)),
    ...headersOf(operation),
  ];
}

function fieldsOf(schema: z.ZodObject, place: 'path' | 'query', components: Components): JsonSchema[] {
  const { properties = {}, required = [] } = components.add(schema, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema: rest,
  }));
}

function requestBodyOf({ body, binary = [], form }: Operation, components: Components): JsonSchema {
  if (body === undefined && binary.length === 0) return {};
  const content = {
    ...(body !== undefined && { 'application/json': { schema: components.add(body, 'input') } }),
    ...Object.fromEntries(binary.map((type) => [type, { schema: {} }])),
    ...(form !== undefined && { [FORM_TYPE]: formOf(form, binary, components) }),
  };
  return { requestBody: { required: true, content } };
}

/** A file of a form is of a type that is taken alone too; what is no file is JSON. */
function formOf(form: z.ZodObject, binary: readonly string[], components: Components): JsonSchema {
  const files = binary.filter((type) => type !== FORM_TYPE).join(', ');
  const parts = Object.entries(form.shape).map(([name, part]) => [
    name,
    { contentType: part instanceof z.ZodFile ? files : 'application/json' },
  ]);
  return { schema: components.add(form, 'input'), encoding: Object.fromEntries(parts) };
}

function responsesOf(operation: Operation, components: Components): JsonSchema {
  const { answer, produces = ['application/json'], status = 200 } = operation;
  const schema = answer === undefined ? undefined : components.add(answer, 'output');
  const content = Object.fromEntries(
    produces.map((type) => [
      type,
      // What is JSON of a type of its own is described where that type is: receipts in the protocol.
      type === 'application/json'
        ? { schema }
        : type.endsWith('+json')
          ? { schema: {} }
          : { schema: { type: 'string' } },
    ]),
  );
  const cached = operation.method === 'get' && operation.momentary !== true;
  const ok = {
    description: operation.summary,
    headers: named(['X-Correlation-Id', 'Content-Language', ...(cached ? ['ETag'] : [])]),
    content,
  };
  const problems = Map.groupBy(codesOf(operation), (code) => statusOf(code));
  return {
    [status]: ok,
    ...(operation.repeatedStatus !== undefined && { [operation.repeatedStatus]: ok }),
    ...(operation.accepted !== undefined && {
      202: {
        description: 'Taken; the answer can be had later, where the header Location says',
        headers: named(['X-Correlation-Id', 'Content-Language', 'Location']),
        content: { 'application/json': { schema: components.add(operation.accepted, 'output') } },
      },
    }),
    ...(cached && {
      304: { description: 'Not changed since the ETag of If-None-Match', headers: named(['ETag']) },
    }),
    ...Object.fromEntries(
      [...problems].sort(([a], [b]) => a - b).map(([code, list]) => [code, refusal(code, list)]),
    ),
  };
}

/** Every code that an operation can answer. */
export function codesOf(operation: Operation): GatewayErrorCode[] {
  const { access, params, body, binary, idempotent, problems = [] } = operation;
  const codes = new Set<GatewayErrorCode>([...ALWAYS, ...problems]);
  if (params !== undefined) codes.add('RESOURCE_NOT_FOUND');
  if (body !== undefined || binary !== undefined) for (const code of WITH_BODY) codes.add(code);
  if (body !== undefined) codes.add('JSON_MALFORMED').add('BODY_INVALID');
  if (access !== 'anyone') codes.add('CREDENTIALS_MISSING').add('ROLE_MISSING');
  if (idempotent === true) codes.add('IDEMPOTENCY_KEY_INVALID').add('IDEMPOTENCY_CONFLICT');
  return [...codes];
}

function statusOf(code: GatewayErrorCode): number {
  const entry = GATEWAY_ERRORS[code];
  if (!('status' in entry))
    throw new TypeError(`${code} keeps a gateway from starting: no operation answers it`);
  return entry.status;
}

function refusal(status: number, codes: readonly GatewayErrorCode[]): JsonSchema {
  const schema = {
    allOf: [
      { $ref: '#/components/schemas/Problem' },
      { type: 'object', properties: { status: { const: status }, code: { enum: codes } } },
    ],
  };
  return {
    description: `${STATUS_CODES[status]}: ${codes.map((code) => GATEWAY_ERRORS[code].title).join('; ')}`,
    headers: named(['X-Correlation-Id', 'Content-Language', ...(HEADERS_OF_STATUS[status] ?? [])]),
    content: { [PROBLEM_TYPE]: { schema } },
  };
}

const HEADERS_OF_STATUS: Readonly<Record<number, readonly string[]>> = {
  401: ['WWW-Authenticate'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};

function named(names: readonly string[]): JsonSchema {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
