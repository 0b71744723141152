import type { Found } from './found.ts';
import type { Outcome } from './outcome.ts';

/** Folders of files that are made to be hard for a parser, and no offices' documents. */
const MADE_FOR_PARSERS = /c14n|attack/i;
/** The standard that the name of a folder says, which is the reader that its documents call for. */
const STANDARD = /(?:^|[/_])st(96|36|66|86)(?=[/_])/;

/** How much of what real documents have was found in them, and what was not. */
export class Shares {
  readonly #rows = new Map<string, { found: number; of: number }>();
  readonly #exceptions: string[] = [];

  /** `name`: path below the folder of the run. */
  add(name: string, { result, reading, code, found }: Outcome): void {
    if (!name.endsWith('.xml') || MADE_FOR_PARSERS.test(name)) return;
    const standard = STANDARD.exec(name)?.[1];
    if (result !== 'digested' || reading === undefined) {
      this.#exceptions.push(`${name}: not read: ${code ?? result}`);
      return;
    }
    if (found === undefined) {
      this.#exceptions.push(`${name}: not read: ${reading}`);
      // What is refused by name is no document of an application.
      if (!reading.startsWith('DOCUMENT_IS_')) this.#count('read', 0, 1);
      return;
    }
    this.#count('read', 1, 1);
    if (standard !== undefined) {
      const right = reading === `st${standard}`;
      this.#count('by the right reader', Number(right), 1);
      if (!right) this.#exceptions.push(`${name}: read as ${reading}`);
    }
    this.#records(name, found);
  }

  lines(): string[] {
    const rows = [...this.#rows].map(
      ([name, { found, of }]) =>
        `${`${found}/${of}`.padStart(9)}  ${((100 * found) / Math.max(of, 1)).toFixed(1).padStart(5)} %  ${name}`,
    );
    if (rows.length === 0) return [];
    return ['real documents, share found', ...rows, '', 'not found, and why', ...this.#exceptions];
  }

  #records(name: string, found: Found): void {
    this.#count('records: office', found.office, found.records);
    this.#count('records: application number', found.number, found.records);
    this.#count('records: canonical number', found.canonical, found.records);
    this.#count('records: filing date', found.filingDate, found.records);
    this.#count('priority claims found', found.claims, found.claimsWritten);
    this.#count('priority claims parsed', found.claimsParsed, found.claims);
    this.#exceptions.push(...found.lacks.map((lack) => `${name}: ${lack}`));
    if (found.claims !== found.claimsWritten) {
      this.#exceptions.push(`${name}: ${found.claims} priority claims of ${found.claimsWritten} elements`);
    }
  }

  #count(name: string, found: number, of: number): void {
    const row = this.#rows.get(name) ?? { found: 0, of: 0 };
    this.#rows.set(name, { found: row.found + found, of: row.of + of });
  }
}
