import { bytesOf, type DigestCase, latin1, utf8, utf16 } from './digest-case.ts';

function raw(
  name: string,
  title: string,
  input: string | Uint8Array,
  notes: readonly string[] = [],
  differsFrom?: string,
): DigestCase {
  const bytes = typeof input === 'string' ? utf8(input) : input;
  return { name, title, bytes, expect: { profile: 'raw', notes, ...(differsFrom ? { differsFrom } : {}) } };
}

const DOCTYPE = ['DOCTYPE_RAW'];
const ENTITY = ['DOCTYPE_RAW', 'ENTITY_NOT_LOADED'];
const ENCODING = ['ENCODING_RAW'];
const LIMIT = ['OVER_LIMIT_RAW'];
const many = (count: number, item: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => item(i)).join(' ');

/** Documents that are digested as their bytes are. */
export const rawCases: readonly DigestCase[] = [
  raw('doctype', 'A DOCTYPE with the name alone', '<!DOCTYPE r><r><s/></r>', DOCTYPE, 'no-default'),
  raw(
    'doctype-line-feed',
    'One byte more is another digest',
    '<!DOCTYPE r><r><s/></r>\n',
    DOCTYPE,
    'doctype',
  ),
  raw(
    'doctype-system',
    'A DOCTYPE with a system identifier, which is not loaded',
    '<!DOCTYPE r SYSTEM "http://example.org/r.dtd"><r/>',
    DOCTYPE,
    'root-alone',
  ),
  raw(
    'doctype-public',
    'A DOCTYPE with a public identifier',
    '<!DOCTYPE r PUBLIC "-//EXAMPLE//R 1.0//EN" "r.dtd" [ ]><r/>',
    DOCTYPE,
    'root-alone',
  ),
  raw(
    'doctype-quoted',
    'A > in quotes and comments does not end a DOCTYPE',
    '<!DOCTYPE r SYSTEM "a>b" [<!-- ]> --><?p ]>?><!ENTITY e "]>">]><r/>',
    DOCTYPE,
    'root-alone',
  ),
  raw(
    'doctype-after-comment',
    'A DOCTYPE after a comment and an instruction',
    '<!-- a --><?p q?>\n<!DOCTYPE r><r/>',
    DOCTYPE,
    'root-alone',
  ),
  raw(
    'doctype-default-attribute',
    'A DOCTYPE with a default attribute',
    '<!DOCTYPE r [<!ATTLIST r a CDATA "x">]><r/>',
    DOCTYPE,
    'root-alone',
  ),
  raw('doctype-utf16', 'A DOCTYPE in UTF-16', utf16('<!DOCTYPE r><r/>', 'le'), DOCTYPE, 'root-alone'),
  raw(
    'doctype-latin1',
    'A DOCTYPE in ISO-8859-1',
    latin1('<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE r><r>ü</r>'),
    DOCTYPE,
  ),
  raw(
    'entity-internal',
    'An entity of the internal subset is not expanded',
    '<!DOCTYPE r [<!ENTITY e "x">]><r a="&e;">&e;</r>',
    ENTITY,
    'entity-expanded',
  ),
  raw(
    'entity-external',
    'An external entity is not loaded',
    '<!DOCTYPE r [<!ENTITY e SYSTEM "/etc/hostname">]><r>&e;</r>',
    ENTITY,
  ),
  raw(
    'entity-undeclared',
    'An entity that an external DTD may declare',
    '<!DOCTYPE r SYSTEM "r.dtd"><r>&sect; 1</r>',
    ENTITY,
  ),
  raw(
    'entity-parameter',
    'A parameter entity is not loaded',
    '<!DOCTYPE r [<!ENTITY % p SYSTEM "p.ent"> %p;]><r/>',
    DOCTYPE,
    'root-alone',
  ),
  raw(
    'entity-bomb',
    'Entities that would expand to ten thousand million',
    `<!DOCTYPE r [<!ENTITY e0 "0123456789">${many(9, (i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`)}]><r>&e9;</r>`,
    [...DOCTYPE, ...LIMIT],
  ),
  raw(
    'encoding-utf16-no-mark',
    'UTF-16 without byte order mark',
    utf16('<?xml version="1.0" encoding="UTF-16"?><r/>', 'be', false),
    ENCODING,
    'root-alone',
  ),
  raw(
    'encoding-utf16le-name',
    'UTF-16 named by its byte order',
    utf16('<?xml version="1.0" encoding="UTF-16LE"?><r/>', 'le'),
    ENCODING,
    'root-alone',
  ),
  raw(
    'encoding-shift-jis',
    'Shift_JIS',
    bytesOf('<?xml version="1.0" encoding="Shift_JIS"?><r>', [0x93, 0xfa], '</r>'),
    ENCODING,
  ),
  raw(
    'encoding-windows-1252',
    'windows-1252',
    bytesOf('<?xml version="1.0" encoding="windows-1252"?><r>', [0x80], '</r>'),
    ENCODING,
  ),
  raw(
    'encoding-alias',
    'A name of UTF-8 that is not registered',
    '<?xml version="1.0" encoding="UTF8"?><r/>',
    ENCODING,
    'root-alone',
  ),
  raw(
    'encoding-unknown',
    'An encoding that nobody knows',
    '<?xml version="1.0" encoding="x-example"?><r/>',
    ['ENCODING_NOT_READ'],
    'root-alone',
  ),
  raw(
    'encoding-utf32',
    'UTF-32',
    bytesOf([0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c, 0, 0, 0, 0x72, 0, 0, 0, 0x2f, 0, 0, 0, 0x3e]),
    ['ENCODING_NOT_READ'],
    'root-alone',
  ),
  raw('depth-257', 'Elements 257 deep', `${'<a>'.repeat(257)}${'</a>'.repeat(257)}`, LIMIT),
  raw('attributes-1001', 'An element with 1,001 attributes', `<a ${many(1001, (i) => `a${i}=""`)}/>`, LIMIT),
  raw(
    'namespaces-too-many',
    'Too many namespaces in scope of too many elements',
    `<a ${many(1000, (i) => `xmlns:n${i}="urn:example:${i}"`)}>${'<b/>'.repeat(100)}</a>`,
    LIMIT,
  ),
  raw('name-too-long', 'A name of 50,001 characters', `<${'a'.repeat(50_001)}/>`, LIMIT),
  raw('pdf', 'A PDF', '%PDF-1.7\n%âãÏÓ\n'),
  raw('json', 'A JSON text', '{"a": "<r/>"}'),
  raw('plain-text', 'A text that mentions <r/>', 'see <r/>\n'),
  raw('byte-order-mark-alone', 'A byte order mark and nothing more', bytesOf([0xef, 0xbb, 0xbf])),
  raw('less-than-alone', 'A single <', '<'),
];
