// Reads and digests one file after the other, in a process of its own: its peak memory is the file's, and a crash
// takes nothing else down.
import { readFileSync } from 'node:fs';
import { digestDocument } from '#protocol/digest-document.ts';
import { CodedError } from '#protocol/errors.ts';
import { readDocument } from '#standards/read.ts';
import { foundIn } from './found.ts';
import type { ChildMessage, Outcome } from './outcome.ts';

function send(message: ChildMessage): void {
  process.send?.(message);
}

function read(canonical: Uint8Array): Pick<Outcome, 'reading' | 'records' | 'found'> {
  try {
    const { reader, documents } = readDocument(canonical);
    const found = foundIn(documents, new TextDecoder().decode(canonical));
    return { reading: reader, records: documents.length, found };
  } catch (error) {
    if (error instanceof CodedError) return { reading: error.code, records: 0 };
    throw error;
  }
}

function outcomeOf(file: string): Omit<Outcome, 'milliseconds' | 'megabytes'> {
  try {
    const { profile, digest, canonical } = digestDocument(readFileSync(file), {
      expectXml: file.endsWith('.xml'),
    });
    const reading = canonical ? read(canonical) : { reading: 'not XML', records: 0 };
    return { result: 'digested', profile, digest, ...reading };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return { result: 'refused', code: error.code, message: error.message, records: 0 };
  }
}

process.on('message', (file: string) => {
  const start = performance.now();
  const outcome = outcomeOf(file);
  const milliseconds = performance.now() - start;
  send({ file, outcome: { ...outcome, milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 } });
});
process.on('disconnect', () => process.exit(0));
send({ ready: true });
