import type { DigestProfile } from '#protocol/digest.ts';
import type { Found } from './found.ts';

/** What reading and digesting one file came to. */
export interface Outcome {
  /** `crash` and `limit` are set by the parent, for a child that died or was ended. */
  readonly result: 'digested' | 'refused' | 'crash' | 'limit';
  readonly profile?: DigestProfile;
  readonly digest?: string;
  /** Code of the refusal. */
  readonly code?: string;
  readonly message?: string;
  /** `st96`, `st36`, `st66` or `st86`, or the code that says why it could not be read; absent when the file was refused. */
  readonly reading?: string;
  /** Number of records read. */
  readonly records: number;
  /** Absent when nothing was read. */
  readonly found?: Found;
  readonly milliseconds: number;
  /** Peak resident memory of the child process after this file, in MB. */
  readonly megabytes: number;
}

export type ChildMessage = { readonly ready: true } | { readonly file: string; readonly outcome: Outcome };
