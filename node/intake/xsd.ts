/**
 * Validation against the schemas of one folder, by libxml2. It runs in a worker: see validation.ts.
 *
 * A schema and what it imports come from the folder alone; nothing is fetched, no link is followed. A schema is
 * compiled once in a thread and kept.
 */
import { readdirSync } from 'node:fs';
import {
  ParseOption,
  XmlDocument,
  XmlValidateError,
  XsdValidator,
  xmlCleanupInputProvider,
  xmlRegisterInputProvider,
} from 'libxml2-wasm';
import { digestDocument } from '#protocol/digest-document.ts';
import { NodeError } from '../errors.ts';
import { type ReadLimits, readFile } from './read-file.ts';

/** One thing that the schema does not allow. Values are shown only where they are dates or short codes. */
export interface SchemaMessage {
  readonly code: 'XSD_INVALID';
  /** Of the document as it was given; of its canonical form when it has a DOCTYPE or another encoding. */
  readonly line: number;
  readonly message: string;
}

export interface Validated {
  /** File name of the schema. */
  readonly schema: string;
  /** Of the bytes that were validated. */
  readonly rawDigest: string;
  readonly messages: readonly SchemaMessage[];
}

interface Root {
  readonly name: string;
  readonly namespace: string;
  /** Value of `com:st96Version`. */
  readonly version?: string;
}

const COMMON = 'http://www.wipo.int/standards/XMLSchema/ST96/Common';
const SCHEMA_BYTES = 16 * 2 ** 20;
/** Base of the names under which libxml2 asks for schemas. */
const BASE = 'schemas/';
const OPTIONS = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_BIG_LINES;

export class SchemaFolder {
  readonly #folder: string;
  readonly #files: ReadonlySet<string>;
  readonly #compiled = new Map<string, XsdValidator>();

  /** @throws NodeError FILE_UNREADABLE when the folder cannot be listed */
  constructor(folder: string) {
    this.#folder = folder;
    try {
      this.#files = new Set(readdirSync(folder).filter((name) => name.endsWith('.xsd')));
    } catch (cause) {
      throw new NodeError('FILE_UNREADABLE', 'the folder of schemas cannot be read', { cause });
    }
  }

  /**
   * Validates one file by the schema for its root element and version.
   * @throws NodeError SCHEMA_MISSING, SCHEMA_INVALID, DOCUMENT_NOT_READ, FILE_*; ProtocolError for refused XML
   */
  validate(path: string, limits: ReadLimits): Validated {
    const bytes = readFile(path, limits);
    const { profile, canonical, rawDigest, notes } = digestDocument(bytes, { ...limits, expectXml: true });
    if (canonical === undefined) {
      throw new NodeError('DOCUMENT_NOT_READ', notes.at(-1)?.message ?? 'the document cannot be read');
    }
    const document = XmlDocument.fromBuffer(profile === 'c14n' ? bytes : canonical, { option: OPTIONS });
    try {
      const schema = this.#schemaFor(rootOf(document));
      const validator = this.#compiled.get(schema) ?? this.#compile(schema);
      return { schema, rawDigest, messages: messagesOf(validator, document) };
    } finally {
      document.dispose();
    }
  }

  #schemaFor({ name, namespace, version }: Root): string {
    // Where two components have a root of one name, its file begins with that of the component: `TMK_`, `DGN_`.
    const candidates = [...this.#files]
      .map((file) => /^(?:[A-Z]{3}_)?([^_]+)_(V\d+_\d+)\.xsd$/.exec(file))
      .filter((match) => match?.[1] === name && (version === undefined || match[2] === version))
      .map((match) => match?.[0] ?? '')
      .filter((file) => this.#text(file).includes(`targetNamespace="${namespace}"`))
      .sort((a, b) => versionOf(b) - versionOf(a));
    const [newest] = candidates;
    if (newest !== undefined) return newest;
    throw new NodeError(
      'SCHEMA_MISSING',
      `the folder has no schema for root element ${name}${version === undefined ? '' : ` of ${version}`}`,
    );
  }

  #text(file: string): string {
    return new TextDecoder().decode(this.#read(file));
  }

  #read(file: string): Uint8Array {
    return readFile(`${this.#folder}/${file}`, { maxBytes: SCHEMA_BYTES });
  }

  #compile(file: string): XsdValidator {
    const close = this.#serve();
    try {
      const schema = XmlDocument.fromBuffer(this.#read(file), { url: `${BASE}${file}`, option: OPTIONS });
      try {
        const validator = XsdValidator.fromDoc(schema);
        this.#compiled.set(file, validator);
        return validator;
      } finally {
        schema.dispose();
      }
    } catch (cause) {
      throw new NodeError('SCHEMA_INVALID', `${file} and what it imports make no schema`, { cause });
    } finally {
      close();
    }
  }

  /** Gives libxml2 the files of the folder, and no other. */
  #serve(): () => void {
    const open = new Map<number, { readonly bytes: Uint8Array; at: number }>();
    let next = 1;
    xmlRegisterInputProvider({
      match: () => true,
      open: (name) => {
        const file = name.startsWith(BASE) ? name.slice(BASE.length) : '';
        if (!this.#files.has(file)) return undefined;
        open.set(next, { bytes: this.#read(file), at: 0 });
        return next++;
      },
      read: (id, buffer) => {
        const file = open.get(id);
        if (file === undefined) return -1;
        const piece = file.bytes.subarray(file.at, file.at + buffer.byteLength);
        buffer.set(piece);
        file.at += piece.length;
        return piece.length;
      },
      close: (id) => open.delete(id),
    });
    return xmlCleanupInputProvider;
  }
}

function versionOf(file: string): number {
  const [, major = 0, minor = 0] = /_V(\d+)_(\d+)\.xsd$/.exec(file) ?? [];
  return Number(major) * 1000 + Number(minor);
}

function rootOf({ root }: XmlDocument): Root {
  const version = root.attrs.find(
    ({ name, namespaceUri }) => name === 'st96Version' && namespaceUri === COMMON,
  )?.value;
  return { name: root.name, namespace: root.namespaceUri, ...(version === undefined ? {} : { version }) };
}

function messagesOf(validator: XsdValidator, document: XmlDocument): SchemaMessage[] {
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map(({ message, line }) => ({
      code: 'XSD_INVALID',
      line,
      message: masked(message),
    }));
  }
}

/** Values in the messages of libxml2: `'…' is not a valid value`, `The value '…'`, `key-sequence ['…']`. */
const VALUE =
  /(: |\] |[Vv]alue |key-sequence )(\[?)'([\s\S]*?)'(?=\]? (?:is not|has a|does not|of |in )|\]|\.)/g;
/** Dates, times and codes of three characters at most may be shown; anything else may be a name. */
const HARMLESS = /^(?:\d{4}(?:-\d{2}){0,2}(?:T[\d:.]{5,18})?(?:Z|[+-]\d{2}:\d{2})?|[A-Za-z0-9]{0,3})$/;

function masked(message: string): string {
  return message
    .trim()
    .replaceAll(/\{http:\/\/www\.wipo\.int\/standards\/XMLSchema\/ST96\/(\w+)\}/g, '{$1}')
    .replaceAll(VALUE, (whole, before: string, bracket: string, value: string) =>
      HARMLESS.test(value) ? whole : `${before}${bracket}'…'`,
    );
}
