/**
 * A document and its receipt in one ZIP file. Any other ZIP file is a document itself, so what is no such pair is told
 * by giving nothing, and is no error. Names in an archive are shown and never used as paths.
 */
import { type UnzipFileInfo, unzipSync } from 'fflate';
import { CodedError } from '#protocol/errors.ts';

/** What is unpacked is held in memory. */
const MOST_UNPACKED_BYTES = 256 * 1024 * 1024;
/** A directory may list millions of entries; a pair has two, and a few folders. */
const MOST_ENTRIES = 64;

/**
 * @returns the two files of an archive that has two; empty where it has others, or cannot be read
 * @throws CodedError ARCHIVE_TOO_LARGE: a pair that unpacks to more than is held in memory
 */
export function unpackPair(archive: Uint8Array<ArrayBuffer>): readonly File[] {
  const files = listed(archive);
  if (files === undefined || files.length !== 2 || !files.some(({ name }) => /\.json$/i.test(name)))
    return [];
  const bytes = files.reduce((sum, { originalSize }) => sum + originalSize, 0);
  if (bytes > MOST_UNPACKED_BYTES)
    throw new CodedError(
      'ARCHIVE_TOO_LARGE',
      'the archive is too large to unpack here: unpack it, and choose both files',
    );
  try {
    // Inflating writes into as many bytes as the archive declares, so one that lies gives a file that is cut off.
    const unpacked = unzipSync(archive, { filter: isFile });
    return Object.entries(unpacked).map(
      ([name, content]) => new File([content], name.split('/').at(-1) ?? name),
    );
  } catch {
    return []; // spoilt, or packed in a way of its own
  }
}

/** Undefined where there are too many, or what is given is no archive. */
function listed(archive: Uint8Array): readonly UnzipFileInfo[] | undefined {
  const files: UnzipFileInfo[] = [];
  let entries = 0;
  try {
    unzipSync(archive, {
      filter(entry) {
        entries += 1;
        // The library keeps what it unpacks under its name, in an object.
        if (entries > MOST_ENTRIES || entry.name === '__proto__') throw new RangeError('no pair');
        if (isFile(entry)) files.push(entry);
        return false;
      },
    });
    return files;
  } catch {
    return undefined;
  }
}

/** Neither a folder nor what a Mac adds. */
function isFile({ name }: UnzipFileInfo): boolean {
  return !name.endsWith('/') && !name.startsWith('__MACOSX/');
}
