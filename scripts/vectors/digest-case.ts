/** A vector of the document digest. The expected hash is not given here: the generator asks xmllint and SHA-256. */
export interface DigestCase {
  readonly name: string;
  readonly title: string;
  readonly bytes: Uint8Array;
  /** The caller knows by name or media type that it should be XML. */
  readonly expectXml?: true;
  readonly expect:
    | {
        readonly profile: 'c14n' | 'raw';
        /** Another case of the same digest. */
        readonly equals?: string;
        /** Another case that must have another digest. */
        readonly differsFrom?: string;
        /** Codes of the notes. */
        readonly notes?: readonly string[];
      }
    | { readonly error: string };
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Each character as one byte. */
export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

export function utf16(text: string, order: 'le' | 'be', mark = true): Uint8Array {
  const units = [
    ...(mark ? [0xfeff] : []),
    ...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)),
  ];
  return Uint8Array.from(
    units.flatMap((unit) => (order === 'le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  );
}

export function bytesOf(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...utf8(part)] : [...part])));
}

/** An XML declaration and what follows. */
export function declared(encoding: string, body: string): string {
  return `<?xml version="1.0" encoding="${encoding}"?>\n${body}`;
}

/** A case of the profile c14n. */
export function c14n(
  name: string,
  title: string,
  input: string | Uint8Array,
  link: { readonly equals?: string; readonly differsFrom?: string } = {},
  notes: readonly string[] = [],
): DigestCase {
  const bytes = typeof input === 'string' ? utf8(input) : input;
  return { name, title, bytes, expect: { profile: 'c14n', ...link, notes } };
}
