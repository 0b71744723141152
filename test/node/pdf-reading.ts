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

/** The shown text: pdfkit writes it as hexadecimal strings of WinAnsi, with kerning between. */
export function textOf(bytes: Uint8Array): string {
  const shown = streamsOf(bytes)
    .join('\n')
    .matchAll(/\[([^\]]*)\] TJ/g);
  return [...shown]
    .map(([, pieces = '']) =>
      [...pieces.matchAll(/<([0-9a-f]*)>/g)]
        .map(([, hex = '']) => WIN_ANSI.decode(Buffer.from(hex, 'hex')))
        .join(''),
    )
    .join('\n');
}

export function squaresOf(bytes: Uint8Array): { x: number; y: number; width: number }[] {
  const rectangles = streamsOf(bytes)
    .join('\n')
    .matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re$/gm);
  return [...rectangles].map(([, x, y, width]) => ({ x: Number(x), y: Number(y), width: Number(width) }));
}
