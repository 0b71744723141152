/** Writes the types of the typed client from the published contract, which nothing else tells the client. */
import { readFile } from 'node:fs/promises';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { z } from 'zod';
import { generate } from './generated.ts';

const JSON_TYPE = 'application/json';
const SCHEMA = z.record(z.string(), z.unknown());
const CONTENT = z.record(z.string(), z.looseObject({ schema: SCHEMA }));

const OPERATION = z.looseObject({
  operationId: z.string(),
  parameters: z
    .array(
      z.looseObject({ name: z.string(), in: z.string(), required: z.boolean().optional(), schema: SCHEMA }),
    )
    .default([]),
  requestBody: z.looseObject({ required: z.boolean().optional(), content: CONTENT }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: CONTENT.optional() })),
});
type Operation = z.infer<typeof OPERATION>;

const CONTRACT = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), OPERATION)),
  components: z.looseObject({ schemas: z.record(z.string(), SCHEMA) }),
});

const contract = CONTRACT.parse(
  JSON.parse(await readFile(new URL('../gateway/openapi.generated.json', import.meta.url), 'utf8')),
);
await generate('gateway/client/api.generated.ts', await source());

async function source(): Promise<string> {
  const definitions: Record<string, JSONSchema> = {};
  for (const [name, schema] of Object.entries(contract.components.schemas)) definitions[name] = plain(schema);
  const types: string[] = [];
  const calls: string[] = [];
  for (const [path, methods] of Object.entries(contract.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const { operationId: id } = operation;
      const name = `${id[0]?.toUpperCase()}${id.slice(1)}`;
      definitions[`${name}Request`] = requestOf(operation);
      const answer = answerOf(operation);
      const answerName = answer === undefined ? 'never' : (nameOf(answer) ?? `${name}Answer`);
      if (answer !== undefined && nameOf(answer) === undefined) definitions[answerName] = answer;
      types.push(`  ${id}: { request: ${name}Request; answer: ${answerName} };`);
      const key = hasHeader(operation, 'Idempotency-Key');
      calls.push(`  ${id}: { method: '${method.toUpperCase()}', path: '${path}', idempotencyKey: ${key} },`);
    }
  }
  const root = { title: 'Contract', type: 'object', additionalProperties: false, definitions } as JSONSchema;
  const compiled = await compile(root, 'Contract', {
    bannerComment: '',
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: true,
    style: { singleQuote: true, printWidth: 110 },
  });
  return [
    '// Written by `npm run generate` from gateway/openapi.generated.json.',
    // What the generator says of itself, and the empty type that only holds the others.
    compiled
      .replace(
        / \*\n \* This interface was referenced by `Contract`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/g,
        '',
      )
      .replace(
        /\/\*\*\n \* This interface was referenced by `Contract`'s JSON-Schema\n \* via the `definition` "\w+"\.\n \*\/\n/g,
        '',
      )
      .replace(/export interface Contract \{\}\n/, '')
      .trim(),
    '',
    '/** What each operation takes and answers; `never` where the answer is no JSON. */',
    `export interface Operations {\n${types.join('\n')}\n}`,
    '',
    `export const OPERATIONS = {\n${calls.join('\n')}\n} as const;`,
    '',
  ].join('\n');
}

/** Parameters and body as one object; a part is there only where the operation has it. */
function requestOf({ parameters, requestBody }: Operation): JSONSchema {
  const properties: Record<string, JSONSchema> = {};
  const required: string[] = [];
  for (const [part, place] of [
    ['params', 'path'],
    ['query', 'query'],
  ] as const) {
    const own = parameters.filter((parameter) => parameter.in === place);
    if (own.length === 0) continue;
    const needed = own.filter((parameter) => parameter.required === true).map(({ name }) => name);
    properties[part] = closed(
      Object.fromEntries(own.map(({ name, schema }) => [name, plain(schema)])),
      needed,
    );
    if (needed.length > 0) required.push(part);
  }
  const body = requestBody?.content[JSON_TYPE];
  if (body !== undefined) {
    properties.body = plain(body.schema);
    // Where there are other types of body, `send` takes those.
    if (requestBody?.required === true && Object.keys(requestBody.content).length === 1)
      required.push('body');
  }
  return closed(properties, required);
}

/** What any success can answer as JSON. */
function answerOf({ responses }: Operation): JSONSchema | undefined {
  const answers = Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([, { content }]) => content?.[JSON_TYPE]?.schema ?? [])
    .map(plain);
  return answers.length < 2 ? answers[0] : { anyOf: answers };
}

/** Of the type that a reference means. */
function nameOf({ $ref }: JSONSchema): string | undefined {
  return $ref?.replace('#/definitions/', '');
}

function closed(properties: Record<string, JSONSchema>, required: string[]): JSONSchema {
  return { type: 'object', additionalProperties: false, properties, required };
}

function hasHeader({ parameters }: Operation, name: string): boolean {
  return parameters.some((parameter) => parameter.in === 'header' && parameter.name === name);
}

/**
 * Leaves what makes the shape. Beside a reference nothing else stands, or the generator would make a type of its own of
 * the two; and an `anyOf` beside a `type` only narrows which values are right.
 */
function plain(schema: unknown): JSONSchema {
  return JSON.parse(JSON.stringify(schema), (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    const { $ref, anyOf, ...others } = value as Record<string, unknown>;
    if (typeof $ref === 'string') return { $ref: $ref.replace('#/components/schemas/', '#/definitions/') };
    return Array.isArray(anyOf) && typeof others.type === 'string' ? others : value;
  });
}
