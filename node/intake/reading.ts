/** What intake passes from step to step: a file to read, and what was read or why not. */
import type { RightType } from '#protocol/application-id.ts';
import type { DigestProfile } from '#protocol/digest.ts';
import type { EntryKind } from '#protocol/entry.ts';
import type { QualityReport } from '#standards/quality/defect.ts';
import type { Sidecar } from './sidecar.ts';

/** A file to be read. */
export interface Job {
  readonly path: string;
  /** In bytes, as listed: batches are bounded by it. */
  readonly size: number;
  /** Path of `<file>.json` beside it. */
  readonly sidecar?: string;
  /** What the caller says of the file, in place of a sidecar. */
  readonly statement?: Sidecar;
}

/** One reason why a file is not taken. The code is of any layer's catalogue. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  /** A path in the document, a line, a field. */
  readonly where?: string;
}

/** A priority claim as far as it can be recorded. */
export interface ClaimReading {
  /** Application ids that the number can mean, the likeliest first. */
  readonly candidates: readonly string[];
  readonly date?: string; // yyyy-mm-dd; missing when not given in full
}

/** Which record of a package. */
export interface RecordPlace {
  /** In the document, as local names. */
  readonly path: string;
  /** Application number as written, masked; missing when none is given. */
  readonly number?: string;
}

/** A record of a package that is not taken, and every reason. */
export interface NotTaken extends RecordPlace {
  readonly refusals: readonly Refusal[];
}

/** One application that a document speaks of. */
export interface Filing {
  /** Of a package only. */
  readonly record?: RecordPlace;
  readonly office: string;
  readonly rightType: RightType;
  readonly applicationId: string;
  readonly kind: EntryKind;
  readonly filingDate?: string;
  /** Number of a publication or grant, or '' when the document shows one without a number. */
  readonly published?: string;
  readonly claims: readonly ClaimReading[];
  /** Why this cannot be recorded as an application; a document of a known one it may still be. */
  readonly obstacles: readonly Refusal[];
}

/** A document that was digested and read. */
export interface Reading {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly profile: DigestProfile;
  readonly digest: string;
  readonly rawDigest: string;
  readonly mediaType: string;
  /** Of the file: `data-package` when it holds several records. */
  readonly kind: EntryKind;
  readonly filings: readonly Filing[];
  /** The records of a package that name no application. */
  readonly notTaken: readonly NotTaken[];
  readonly quality: QualityReport;
  readonly statement: Sidecar;
}

export type ReadOutcome =
  | { readonly path: string; readonly reading: Reading }
  /** Not to be taken, for these reasons; they stand in the report too, where the document could be read. */
  | { readonly path: string; readonly refusals: readonly Refusal[]; readonly quality?: QualityReport }
  /** Not now: the file is still being written. */
  | { readonly path: string; readonly later: Refusal };
