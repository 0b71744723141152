/** From the schemas that validate to the schemas of the contract: what is named once becomes a component. */
import { z } from 'zod';

export type JsonSchema = Readonly<Record<string, unknown>>;

const PREFIX = '#/components/schemas/';

/** Collects the components of one contract while its schemas are written. */
export class Components {
  readonly #schemas = new Map<string, string>();

  /**
   * A schema as it stands in the contract.
   * @param io what a client may send, or what it gets: defaults and transformations tell them apart
   * @throws TypeError when two schemas share an id and differ: one component cannot say both
   */
  add(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    return this.#hoisted(z.toJSONSchema(schema, { io, target: 'draft-2020-12' }));
  }

  /** By name, in alphabetical order. */
  schemas(): Record<string, unknown> {
    const sorted = [...this.#schemas].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(sorted.map(([name, text]) => [name, JSON.parse(text)]));
  }

  #hoisted(value: object): JsonSchema {
    const { $defs = {}, $schema: _dialect, ...own } = value as Record<string, unknown>;
    for (const [name, schema] of Object.entries($defs as Record<string, object>))
      this.#define(name, this.#hoisted(schema));
    return Object.fromEntries(
      Object.entries(own)
        .filter(([name, part]) => name !== 'propertyNames' || !isPlainText(part)) // that names are text goes without saying
        .map(([name, part]) => [name, this.#part(name, part)]),
    );
  }

  #part(name: string, part: unknown): unknown {
    if (name === '$ref') return String(part).replace('#/$defs/', PREFIX);
    if (Array.isArray(part)) return part.map((each) => this.#part('', each));
    return typeof part === 'object' && part !== null ? this.#hoisted(part) : part;
  }

  #define(name: string, schema: JsonSchema): void {
    const text = JSON.stringify(schema);
    const known = this.#schemas.get(name);
    if (known !== undefined && known !== text) throw new TypeError(`two schemas are called ${name}`);
    this.#schemas.set(name, text);
  }
}

function isPlainText(schema: unknown): boolean {
  return JSON.stringify(schema) === '{"type":"string"}';
}
