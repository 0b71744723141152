/** What `scripts/pages.ts` puts in when it builds. */

/** Of the file `verifier.html`, 64 hexadecimal digits; empty in that file itself. */
declare const VERIFIER_SHA256: string;
/** Another one for every build. */
declare const BUILD: string;
/** Text of the worker's script; in the file `verifier.html` only. */
declare const WORKER: string;
