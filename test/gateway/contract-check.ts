/** Holds what a gateway answers against its contract. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { OpenApiDocument } from '#gateway/openapi.ts';

export interface Answer {
  readonly method: string;
  /** Path of the resource as the contract writes it. */
  readonly resource: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>; // names in lower case
  readonly body: string;
}

const pointer = (...parts: string[]): string =>
  parts.map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

export class ContractCheck {
  readonly #document: OpenApiDocument;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, formats: { binary: true } });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(document: OpenApiDocument) {
    this.#document = document;
    this.#ajv.addSchema({ $id: 'contract', ...document });
  }

  /** The schema at a place of the document. */
  schema(...parts: string[]): ValidateFunction {
    const place = pointer(...parts);
    const known = this.#compiled.get(place);
    if (known !== undefined) return known;
    const compiled = this.#ajv.compile({ $ref: `contract#${place}` });
    this.#compiled.set(place, compiled);
    return compiled;
  }

  /** What is wrong with an answer: a status, a type, a header or a body that the contract does not have. */
  faults({ method, resource, status, headers, body }: Answer): string[] {
    const name = `${method} ${resource} ${status}`;
    const verb = method === 'HEAD' ? 'get' : method.toLowerCase();
    const operation = this.#document.paths[resource]?.[verb] as
      | { responses: Record<string, never> }
      | undefined;
    if (operation === undefined) return []; // OPTIONS, 404 and 405 belong to no operation
    const response = operation.responses[status] as
      | { content?: Record<string, unknown>; headers?: Record<string, unknown> }
      | undefined;
    if (response === undefined) return [`${name}: no such status`];
    const missing = Object.keys(response.headers ?? {}).filter(
      (header) => headers[header.toLowerCase()] === undefined,
    );
    const wrong = missing.map((header) => `${name}: no header ${header}`);
    if (method === 'HEAD' || status === 304) return wrong;
    const type = String(headers['content-type']).split(';')[0] ?? '';
    if (response.content?.[type] === undefined) return [...wrong, `${name}: no such type ${type}`];
    if (!type.endsWith('json')) return wrong;
    const valid = this.schema(
      'paths',
      resource,
      verb,
      'responses',
      String(status),
      'content',
      type,
      'schema',
    );
    return valid(JSON.parse(body)) ? wrong : [...wrong, `${name}: ${this.#ajv.errorsText(valid.errors)}`];
  }
}
