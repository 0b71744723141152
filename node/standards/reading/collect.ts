/** One pass over a document that fills a draft for each record, led by the grammar of its dialect. */

import type { ElementName } from '../canonical-names.ts';
import { ENTER, SKIP, type StartTag, type Step, TEXT, type Visitor } from '../canonical-walk.ts';
import { type DraftClaim, type DraftRecord, type Family, Texts } from './draft.ts';
import {
  type CompiledPart,
  type CompiledParts,
  compileGrammar,
  type Dialect,
  type Holder,
  isOneOf,
} from './grammar.ts';
import { officeOfNamespace } from './office-namespaces.ts';

/** An element that was entered, and what to go back to when it ends. */
interface Level {
  readonly local: string;
  readonly parts: CompiledParts;
  readonly part: CompiledPart;
  readonly form: string | undefined;
}

export class Collector implements Visitor {
  dialect: Dialect | undefined;
  /** As written. */
  version: string | undefined;
  /** Namespaces that the root declares; an office's own among them tells its dialect. */
  declared: readonly string[] = [];
  /** Whether a prefix that the schemas use for one namespace stands for another. */
  rebound = false;
  readonly #choose: (namespace: string, local: string) => Dialect;
  readonly #finished: (record: DraftRecord) => void;
  readonly #levels: Level[] = [];
  #parts: CompiledParts = new Map();
  /** Namespaces, and whether the dialect reads them. */
  readonly #read = new Map<string, boolean>();
  /** The declarations that were looked at last. */
  #prefixes: ReadonlyMap<string, string> | undefined;
  /** What is being filled. */
  #record: DraftRecord | undefined;
  /** The record that began last, ended or not, and how many did. */
  #last: DraftRecord | undefined;
  #begun = 0;
  #claim: DraftClaim | undefined;
  #number = new Texts();
  /** In a list without an element for each claim. */
  #flat = false;
  /** Claims of the record by sequence number, to bring together the forms of one. */
  #bySequence = new Map<string, DraftClaim>();
  #form: string | undefined;
  /** The tag of the element that was taken last. */
  #tag: StartTag | undefined;
  /** The part whose text comes next. */
  #awaited: CompiledPart | undefined;

  /**
   * `choose` gives the dialect of a root, or throws. `finished` gets each record when the next begins, the last by
   * `finish`: a file of many records has room for one draft at a time.
   */
  constructor(
    choose: (namespace: string, local: string) => Dialect,
    finished: (record: DraftRecord) => void,
  ) {
    this.#choose = choose;
    this.#finished = finished;
  }

  finish(): void {
    if (this.#last !== undefined) this.#finished(this.#last);
    this.#last = undefined;
  }

  start(name: ElementName, tag: StartTag): Step {
    if (this.#levels.length === 0) this.#root(name, tag);
    this.#notePrefixes(tag.declared());
    const part = this.#parts.get(name.local);
    if (part === undefined || !this.#reads(name.namespace)) return SKIP;
    this.#tag = tag;
    const outer = this.#form;
    if (part.form !== undefined) this.#form = tag.attribute(...part.form) ?? outer;
    if (part.record !== undefined) this.#beginRecord(name, part.record, part);
    if (part.begin !== undefined) this.#begin(part.begin, name, tag, part);
    for (const [namespace, local, holder, field] of part.attributes ?? []) {
      this.#holder(holder)?.add(field, tag.attribute(namespace, local));
    }
    if (part.inside === undefined) {
      this.#awaited = part;
      this.#form = outer;
      return TEXT;
    }
    this.#levels.push({ local: name.local, parts: this.#parts, part, form: outer });
    this.#parts = part.inside;
    return ENTER;
  }

  text(_name: ElementName, text: string): void {
    const [holder, field] = this.#awaited?.take ?? [];
    if (holder === undefined || field === undefined) return;
    if (holder === 'claim' && this.#flat && this.#claim?.texts.first(field) !== undefined) this.#nextClaim();
    this.#holder(holder)?.add(field, text);
  }

  end(): void {
    const level = this.#levels.pop();
    if (level === undefined) return;
    this.#parts = level.parts;
    this.#form = level.form;
    const { record, begin } = level.part;
    if (record !== undefined) this.#record = undefined;
    if (begin === 'claim' || begin === 'claims') {
      this.#claim = undefined;
      this.#flat = false;
    }
  }

  #root({ namespace, local }: ElementName, tag: StartTag): void {
    this.dialect ??= this.#choose(namespace, local);
    this.#parts = compileGrammar(this.dialect.grammar);
    this.declared = [...tag.declared().values()];
    const { version } = this.dialect;
    if (version !== undefined) this.version = tag.attribute(...version);
  }

  #notePrefixes(declared: ReadonlyMap<string, string>): void {
    const usual = this.dialect?.prefixes;
    if (declared === this.#prefixes || usual === undefined) return;
    this.#prefixes = declared;
    this.rebound ||= Object.entries(usual).some(
      ([prefix, namespace]) => (declared.get(prefix) ?? namespace) !== namespace,
    );
  }

  /** Whether the namespace is one that the dialect reads. */
  #reads(namespace: string): boolean {
    let reads = this.#read.get(namespace);
    if (reads === undefined) {
      const { namespaces = [], below = [] } = this.dialect ?? {};
      reads = isOneOf(namespaces, namespace) || isOneOf(below, namespace);
      this.#read.set(namespace, reads);
    }
    return reads;
  }

  #holder(holder: Holder): Texts | undefined {
    if (holder === 'number') return this.#number;
    if (holder === 'record') return this.#record?.texts;
    if (holder === 'issue') return this.#record?.issues.at(-1);
    if (holder !== 'claim') return this.#record?.[holder];
    if (this.#claim === undefined && this.#flat) this.#nextClaim();
    return this.#claim?.texts;
  }

  #beginRecord(
    { namespace, local }: ElementName,
    family: Family,
    { rightType, kind, office }: CompiledPart,
  ): void {
    this.finish();
    this.#begun += 1;
    const above = this.#levels.map((level) => `/${level.local}`).join('');
    this.#record = {
      family,
      rightType,
      kind,
      path: `${above}/${local}[${this.#begun}]`,
      offset: this.#tag?.offset ?? 0,
      texts: new Texts(),
      numbers: [],
      publication: new Texts(),
      grant: new Texts(),
      issues: [],
      claims: [],
    };
    this.#record.texts.add('office', office);
    this.#record.texts.add('publishingOffice', officeOfNamespace(namespace));
    this.#bySequence = new Map();
    this.#last = this.#record;
  }

  #begin(
    what: NonNullable<CompiledPart['begin']>,
    name: ElementName,
    tag: StartTag,
    part: CompiledPart,
  ): void {
    if (what === 'claims') this.#flat = true;
    else if (what === 'claim') this.#beginClaim(name, tag, part);
    else if (what === 'issue') this.#record?.issues.push(this.#formed());
    else {
      if (this.#flat && (this.#claim === undefined || this.#claim.numbers.length > 0)) this.#nextClaim();
      this.#number = this.#formed();
      (this.#claim ?? this.#record)?.numbers.push(this.#number);
    }
  }

  #formed(): Texts {
    const texts = new Texts();
    texts.add('form', this.#form);
    return texts;
  }

  /** A claim that is written in several forms has an element for each, all with one sequence number. */
  #beginClaim({ local }: ElementName, tag: StartTag, { form, attributes = [] }: CompiledPart): void {
    const sequenceName = attributes.find(([, , , field]) => field === 'sequence');
    const sequence = sequenceName && tag.attribute(sequenceName[0], sequenceName[1]);
    const formed = sequence !== undefined && form !== undefined && tag.attribute(...form) !== undefined;
    this.#claim = formed ? this.#bySequence.get(sequence) : undefined;
    if (this.#claim !== undefined) return;
    this.#nextClaim(local);
    if (formed && this.#claim !== undefined) this.#bySequence.set(sequence, this.#claim);
  }

  #nextClaim(local = this.#levels.at(-1)?.local ?? ''): void {
    if (this.#record === undefined) return;
    const { path, claims } = this.#record;
    const place = { path: `${path}/${local}[${claims.length + 1}]`, offset: this.#tag?.offset ?? 0 };
    this.#claim = { ...place, texts: new Texts(), numbers: [] };
    claims.push(this.#claim);
  }
}
