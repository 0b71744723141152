import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { utf8 } from '#protocol/bytes.ts';
import { digestDocument } from '#protocol/digest-document.ts';
import { StandardsError } from '#standards/errors.ts';
import type { FiledDocument, PriorityClaim, ReadResult } from '#standards/filed-document.ts';
import { readDocument } from '#standards/read.ts';

const DOCUMENTS = new URL('../../documents/', import.meta.url);

export function sampleNames(folder: string): string[] {
  return readdirSync(new URL(folder, DOCUMENTS))
    .filter((name) => name.endsWith('.xml'))
    .map((name) => `${folder}/${name}`);
}

export function canonicalSample(name: string): Uint8Array {
  const { canonical } = digestDocument(readFileSync(new URL(name, DOCUMENTS)));
  if (canonical === undefined) throw new Error(`${name} has no canonical form`);
  return canonical;
}

export function readSample(name: string): ReadResult {
  return readDocument(canonicalSample(name));
}

/** The only record of a sample. */
export function onlyRecord(name: string): FiledDocument {
  const [record, ...others] = readSample(name).documents;
  if (record === undefined || others.length > 0) throw new Error(`${name} has not one record`);
  return record;
}

export function errorOf(xml: string): StandardsError {
  try {
    readDocument(utf8(xml));
  } catch (error) {
    if (error instanceof StandardsError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** What a claim says, for comparison at one glance. */
export function claimLine({ sequence, office, number, date, kind, status }: PriorityClaim): string {
  const parts = [sequence, office, number?.text, number?.applicationId, date?.text, kind, status];
  return parts.map((part) => part ?? '-').join(' ');
}

/** Whatever bytes of a sample are changed, reading ends in an answer or a StandardsError. */
export function checkDamage(name: string): void {
  const whole = canonicalSample(name);
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255), fc.nat(40));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
      const bytes = Uint8Array.from(whole);
      for (const [at, byte, length] of changes) {
        bytes[at] = byte;
        bytes.copyWithin(at, Math.max(0, at - length), at);
      }
      try {
        readDocument(bytes);
      } catch (error) {
        expect(error).to.be.instanceOf(StandardsError);
      }
    }),
    { numRuns: 60 },
  );
}
