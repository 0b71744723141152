/** What a PDF of pdfkit shows, without a reader of PDF. */
import { inflateSync } from 'node:zlib';

/** The content streams, inflated. */
function streamsOf(bytes: Uint8Array): string[] {
  const source = Buffer.from(bytes);
  const found: string[] = [];
  for (let from = source.indexOf('stream\n'); from !== -1; from = source.indexOf('stream\n', from)) {
    const [begin, end] = [from + 'stream\n'.length, source.indexOf('endstream', from)];
    const data = source.subarray(begin, end);
    found.push(data[0] === 0x78 ? inflateSync(data).toString('latin1') : data.toString('latin1'));
    from = end + 'endstream'.length;
  }
  return found;
}

const WIN_ANSI = new TextDecoder('windows-1252');

/** What a glyph of each font stands for, by the name of the font in the content; the standard fonts have no such list. */
function listsOf(bytes: Uint8Array): Map<string, readonly string[]> {
  const source = Buffer.from(bytes);
  const text = source.toString('latin1');
  const objectAt = (number = '') => text.indexOf(`\n${number} 0 obj`);
  const named = [...text.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', number]): [string, string[]] => {
    const font = text.slice(objectAt(number), text.indexOf('endobj', objectAt(number)));
    const [, list] = /\/ToUnicode (\d+) 0 R/.exec(font) ?? [];
    const [map = ''] = list === undefined ? [] : streamsOf(source.subarray(objectAt(list)));
    const written = [...map.matchAll(/\[(<[^\]]*>)\]/g)].flatMap(([, part = '']) => part.split('> <'));
    const bytesOf = (hex: string) => Buffer.from(hex.replaceAll(/[<> ]/g, ''), 'hex');
    return [name, written.map((hex) => bytesOf(hex).swap16().toString('utf16le'))];
  });
  return new Map(named);
}

/**
 * The shown text: pdfkit writes it as hexadecimal strings, with kerning between; of WinAnsi, or of the glyphs of a font
 * of its own. What is Arabic is in the content from left to right, as it is seen, and here as it is read.
 */
export function textOf(bytes: Uint8Array): string {
  const lists = listsOf(bytes);
  const blocks = streamsOf(bytes)
    .join('\n')
    .matchAll(/^BT$(.*?)^ET$/gms);
  return [...blocks]
    .map(([, block = '']) => {
      const glyphs = lists.get(/\/(F\d+) [\d.]+ Tf/.exec(block)?.[1] ?? '') ?? [];
      const pieces = [...block.matchAll(/\[([^\]]*)\] TJ/g)].flatMap(([, shown = '']) => [
        ...shown.matchAll(/<([0-9a-f]*)>/g),
      ]);
      const hex = pieces.map(([, piece]) => piece).join('');
      return glyphs.length === 0 ? WIN_ANSI.decode(Buffer.from(hex, 'hex')) : signsOf(hex, glyphs);
    })
    .join('\n');
}

function signsOf(hex: string, glyphs: readonly string[]): string {
  // The first glyph of a font is what it shows for a character that it has not.
  const signs = (hex.match(/.{4}/g) ?? []).map(
    (glyph) => glyphs[Number.parseInt(glyph, 16) || -1] ?? '\ufffd',
  );
  return (signs.some((sign) => /\p{Script=Arabic}/u.test(sign)) ? signs.reverse() : signs).join('');
}

export function squaresOf(bytes: Uint8Array): { x: number; y: number; width: number }[] {
  const rectangles = streamsOf(bytes)
    .join('\n')
    .matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re$/gm);
  return [...rectangles].map(([, x, y, width]) => ({ x: Number(x), y: Number(y), width: Number(width) }));
}
