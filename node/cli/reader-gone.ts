import { constants } from 'node:os';

/** For `error` of standard output: its reader has seen enough, as `head` does, and so the command ends as by SIGPIPE. */
export function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(128 + constants.signals.SIGPIPE);
}
