/** A receipt in an address, behind `#` where no server sees it: deflated (RFC 1951), in base64url. */
import { fromBase64Url, toBase64Url } from '#protocol/base64url.ts';

const MARK = 'r=';
/** A receipt is a few KB; what unpacks to more is none. */
const MOST_BYTES = 256 * 1024;

export async function packReceipt(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return MARK + toBase64Url(new Uint8Array(await new Response(stream).arrayBuffer()));
}

/** @param fragment of an address, with its `#` */
export function holdsReceipt(fragment: string): boolean {
  return fragment.startsWith(`#${MARK}`);
}

/** @returns undefined where the address holds none, or none that can be unpacked */
export async function unpackReceipt(fragment: string): Promise<string | undefined> {
  const text = fragment.replace(/^#/, '');
  if (!text.startsWith(MARK)) return undefined;
  try {
    const packed = fromBase64Url(text.slice(MARK.length));
    const reader = new Blob([packed])
      .stream()
      .pipeThrough(new DecompressionStream('deflate-raw'))
      .getReader();
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let unpacked = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return unpacked + decoder.decode();
      unpacked += decoder.decode(value, { stream: true });
      if (unpacked.length > MOST_BYTES) {
        await reader.cancel();
        return undefined;
      }
    }
  } catch {
    return undefined; // not base64url, not deflated, or not UTF-8
  }
}

/** @param text of a QR code: an address that holds a receipt, of whichever gateway, or the receipt itself */
export async function receiptOfCode(text: string): Promise<string | undefined> {
  if (/^\s*\{/.test(text)) return /"leafIndex"\s*:/.test(text) && /"entry"\s*:/.test(text) ? text : undefined;
  const fragment = text.indexOf('#');
  return fragment < 0 ? undefined : unpackReceipt(text.slice(fragment));
}
