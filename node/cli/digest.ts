import { formatDigest } from '#protocol/digest.ts';
import { CodedError } from '#protocol/errors.ts';
import { type Command, EXIT, type Exit } from './command.ts';
import { FileDigester } from './document-file.ts';
import { exitOf } from './exit.ts';

interface Digested {
  readonly file: string;
  readonly digest: string;
  readonly rawDigest: string;
  readonly mediaType: string;
}

interface Failed {
  readonly file: string;
  readonly code: string;
  readonly message: string;
}

export const command: Command = {
  name: 'digest',
  summary: 'Prints the document digest of files, a line each, like sha256sum.',
  arguments: { usage: 'FILE…', least: 1, most: Number.POSITIVE_INFINITY },
  options: {},
  example: 'ipanchor digest application.xml drawing.pdf',
  async run(call) {
    const digests: Digested[] = [];
    const refused: Failed[] = [];
    let exit: Exit = EXIT.done;
    const digester = new FileDigester();
    try {
      for (const file of call.arguments) {
        try {
          const { profile, digest, rawDigest, mediaType } = await digester.digest(file);
          digests.push({ file, digest: formatDigest(profile, digest), rawDigest, mediaType });
          call.print(`${formatDigest(profile, digest)}  ${file}`);
        } catch (error) {
          if (!(error instanceof CodedError)) throw error;
          refused.push({ file, code: error.code, message: error.message });
          process.stderr.write(`ipanchor: ${error.code}: ${error.message} (${file})\n`);
          // A file that could not be read says nothing about the others that were refused.
          exit = exit === EXIT.unable ? exit : exitOf(error);
        }
      }
    } finally {
      await digester.close();
    }
    return { exit, value: { digests, refused } };
  },
};
