import type { NetworkErrorCode } from './errors.ts';

/** One thing that is wrong, and in which file: a path below the folder that was checked. */
export interface NetworkFinding {
  readonly code: NetworkErrorCode;
  readonly file: string;
  readonly message: string;
}

export const finding = (code: NetworkErrorCode, file: string, message: string): NetworkFinding => ({
  code,
  file,
  message,
});
