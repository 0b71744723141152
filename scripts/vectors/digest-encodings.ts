import { bytesOf, c14n, type DigestCase, declared, latin1, utf8, utf16 } from './digest-case.ts';

const ACCENTED = '<t>Zürich ÿ</t>';

/** One document in every encoding that may be digested canonically, and what only looks like it. */
export const encodingCases: readonly DigestCase[] = [
  c14n('accents', 'Characters beyond ASCII, in UTF-8 without declaration', ACCENTED),
  c14n(
    'accents-references',
    'The same as references, in US-ASCII',
    declared('US-ASCII', '<t>Z&#xFC;rich &#255;</t>'),
    { equals: 'accents' },
  ),
  c14n('accents-latin1', 'The same in ISO-8859-1', latin1(declared('ISO-8859-1', ACCENTED)), {
    equals: 'accents',
  }),
  c14n(
    'accents-utf8-mark',
    'The same in UTF-8 with byte order mark',
    utf8(`\ufeff${declared('UTF-8', ACCENTED)}`),
    { equals: 'accents' },
  ),
  c14n('accents-utf16le', 'The same in UTF-16, little-endian', utf16(declared('UTF-16', ACCENTED), 'le'), {
    equals: 'accents',
  }),
  c14n('accents-utf16be', 'The same in UTF-16, big-endian', utf16(declared('utf-16', ACCENTED), 'be'), {
    equals: 'accents',
  }),
  c14n('accents-utf16-undeclared', 'The same in UTF-16, not declared', utf16(ACCENTED, 'le'), {
    equals: 'accents',
  }),
  c14n('accents-decomposed', 'Unicode is not normalised', '<t>Zu\u0308rich ÿ</t>', {
    differsFrom: 'accents',
  }),
  c14n(
    'accents-misread',
    'UTF-8 bytes that are declared ISO-8859-1 are another text',
    utf8(declared('ISO-8859-1', ACCENTED)),
    { differsFrom: 'accents' },
  ),
  c14n(
    'latin1-controls',
    'Bytes 80 to 9F of ISO-8859-1 are controls, not those of Windows',
    bytesOf('<?xml version="1.0" encoding="ISO-8859-1"?><t>', [0x80, 0x85, 0x9f], '</t>'),
    { equals: 'latin1-controls-utf8' },
  ),
  c14n('latin1-controls-utf8', 'The same in UTF-8', '<t>\u0080\u0085\u009f</t>'),
  c14n('beyond-bmp', 'A character beyond the basic plane, in UTF-16', utf16('<t>𠮷</t>', 'be'), {
    equals: 'beyond-bmp-utf8',
  }),
  c14n('beyond-bmp-utf8', 'The same in UTF-8', '<t>𠮷</t>'),
];
