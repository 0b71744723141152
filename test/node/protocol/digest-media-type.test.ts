import { expect } from 'chai';
import { utf8 } from '#protocol/bytes.ts';
import { mediaTypeOf } from '#protocol/digest-media-type.ts';

describe('the media type by the first bytes', () => {
  const cases: [string, string | readonly number[], string][] = [
    ['XML', '<?xml version="1.0"?>', 'application/xml'],
    ['XML behind white space', ' \n<a/>', 'application/xml'],
    ['PDF', '%PDF-1.7', 'application/pdf'],
    ['TIFF, little-endian', 'II*\0', 'image/tiff'],
    ['TIFF, big-endian', 'MM\0*', 'image/tiff'],
    ['ZIP', 'PK\u0003\u0004', 'application/zip'],
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'image/png'],
    ['JPEG', [0xff, 0xd8, 0xff, 0xe0], 'image/jpeg'],
    ['a JSON object', ' {\n "a": 1}', 'application/json'],
    ['a JSON array', '[ -1 ]', 'application/json'],
    ['a brace that opens no JSON', '{a}', 'application/octet-stream'],
    ['a PDF header further on', ' %PDF-1.7', 'application/octet-stream'],
    ['text', 'a < b', 'application/octet-stream'],
    ['nothing', '', 'application/octet-stream'],
  ];
  for (const [title, start, mediaType] of cases) {
    it(`is ${mediaType} for ${title}`, () => {
      expect(mediaTypeOf(typeof start === 'string' ? utf8(start) : Uint8Array.from(start))).to.equal(
        mediaType,
      );
    });
  }
});
