/** Names of files on disk. The usual file systems take 255 bytes of UTF-8, whatever number of characters that is. */
import { utf8 } from '#protocol/bytes.ts';

/** The longest end of a name that is no more than so many bytes: the end tells of what type the file is. */
export function endOfName(name: string, maxBytes: number): string {
  const characters = [...name];
  let bytes = 0;
  let start = characters.length;
  while (start > 0) {
    bytes += utf8(characters[start - 1] ?? '').length;
    if (bytes > maxBytes) break;
    start -= 1;
  }
  return characters.slice(start).join('');
}

/** The usual names: letters, digits, dot, hyphen; what is not safe in one is an underscore. */
export function safeName(name: string, maxBytes = 160): string {
  return endOfName(name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_'), maxBytes);
}
