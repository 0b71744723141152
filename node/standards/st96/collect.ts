/** One pass over a document that fills a draft for each record, led by the grammar. */

import { ENTER, SKIP, type StartTag, type Step, TEXT, type Visitor } from '../canonical-walk.ts';
import { StandardsError } from '../errors.ts';
import { type DraftClaim, type DraftRecord, type Family, Texts } from './draft.ts';
import { GRAMMAR, type Holder, type Part, type Place } from './grammar.ts';
import { COMMON, type ElementName, elementName } from './names.ts';

type Parts = ReadonlyMap<string, Part>;

const PARTS = new Map(
  Object.entries(GRAMMAR).map(([place, parts]): [string, Parts] => [place, new Map(Object.entries(parts))]),
);
const OUTSIDE = partsOf('outside');

function partsOf(place: Place): Parts {
  return PARTS.get(place) ?? new Map();
}

/** An element that was entered, and what to go back to when it ends. */
interface Level {
  readonly local: string;
  readonly parts: Parts;
  readonly part: Part;
}

export class St96Collector implements Visitor<ElementName> {
  /** st96Version of the root, as written. */
  version: string | undefined;
  readonly records: DraftRecord[] = [];
  readonly #levels: Level[] = [];
  #parts: Parts = OUTSIDE;
  /** What is being filled. */
  #record: DraftRecord | undefined;
  #claim: DraftClaim | undefined;
  #number = new Texts();
  /** The part whose text comes next. */
  #awaited: Part | undefined;

  resolve(namespace: string, local: string): ElementName {
    return elementName(namespace, local);
  }

  start(name: ElementName, tag: StartTag): Step {
    const part = name.known ? this.#parts.get(name.local) : undefined;
    if (this.#levels.length === 0) {
      if (part === undefined) throw unknownRoot(name);
      this.version = tag.attribute(COMMON, 'st96Version');
    }
    if (part === undefined) return SKIP;
    if (part.record !== undefined) this.#beginRecord(name, part.record, tag);
    else if (part.begin === 'claim') this.#beginClaim(name, tag);
    else if (part.begin === 'number') this.#beginNumber();
    if (part.enter === undefined) {
      this.#awaited = part;
      return TEXT;
    }
    if (part.enter === 'patent') this.#record?.texts.add('version', tag.attribute(COMMON, 'st96Version'));
    this.#levels.push({ local: name.local, parts: this.#parts, part });
    this.#parts = partsOf(part.enter);
    return ENTER;
  }

  text(_name: ElementName, text: string): void {
    const [holder, field] = this.#awaited?.take ?? [];
    if (holder !== undefined && field !== undefined) this.#holder(holder)?.add(field, text);
  }

  end(): void {
    const level = this.#levels.pop();
    if (level === undefined) return;
    this.#parts = level.parts;
    if (level.part.record !== undefined) this.#record = undefined;
    if (level.part.begin === 'claim') this.#claim = undefined;
  }

  #holder(holder: Holder): Texts | undefined {
    if (holder === 'number') return this.#number;
    if (holder === 'claim') return this.#claim?.texts;
    if (holder === 'record') return this.#record?.texts;
    return this.#record?.[holder];
  }

  #beginRecord({ local, office }: ElementName, family: Family, tag: StartTag): void {
    const above = this.#levels.map((level) => `/${level.local}`).join('');
    const path = `${above}/${local}[${this.records.length + 1}]`;
    const texts = new Texts();
    texts.add('publishingOffice', office);
    texts.add('language', tag.attribute(COMMON, 'languageCode'));
    const [publication, grant] = [new Texts(), new Texts()];
    this.#record = { family, path, texts, numbers: [], publication, grant, claims: [] };
    this.records.push(this.#record);
  }

  #beginClaim({ local }: ElementName, tag: StartTag): void {
    if (this.#record === undefined) return;
    const { path, claims } = this.#record;
    const texts = new Texts();
    texts.add('sequence', tag.attribute(COMMON, 'sequenceNumber'));
    this.#claim = { path: `${path}/${local}[${claims.length + 1}]`, texts, numbers: [] };
    claims.push(this.#claim);
  }

  #beginNumber(): void {
    this.#number = new Texts();
    (this.#claim ?? this.#record)?.numbers.push(this.#number);
  }
}

function unknownRoot({ namespace, local }: ElementName): StandardsError {
  const known = [...OUTSIDE.keys()].join(', ');
  const seen = shortened(namespace === '' ? local : `{${namespace}}${local}`);
  return new StandardsError('ROOT_UNKNOWN', `the root element is ${seen}; known are, of ST.96: ${known}`, {
    where: '/',
  });
}

/** The name comes from the document: bounded, and visible ASCII only. */
function shortened(name: string): string {
  return name.replace(/[^!-~]/g, '?').slice(0, 160);
}
