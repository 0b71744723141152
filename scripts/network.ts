/** `npm run network`: writes the files with which offices start a network of their own. */
import { EXIT } from '#node/cli/command.ts';
import { exitOf } from '#node/cli/exit.ts';
import { CodedError } from '#protocol/errors.ts';
import { generateNetwork } from './network/generate.ts';
import { joinNetwork } from './network/join.ts';
import { HELP, readOptions } from './network/options.ts';

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const options = readOptions(process.argv.slice(2));
    if (options === undefined) {
      process.stdout.write(`${HELP}\n`);
      return EXIT.done;
    }
    const { out, json } = options;
    const [joining = ''] = options.offices;
    const description =
      options.join === undefined
        ? await generateNetwork(out, options)
        : await joinNetwork(out, options.join, {
            ...options,
            office: joining,
            host: options.hosts?.[joining],
          });
    const { engine, chainId, genesisHash, offices } = description;
    process.stdout.write(
      json
        ? `${JSON.stringify(description)}\n`
        : `${out}: chain ${chainId} on ${engine}, genesis ${genesisHash}\n` +
            `${offices
              .filter(({ office }) => options.offices.includes(office))
              .map(({ office }) => `  ${office}/README.md says how ${office} starts its part\n`)
              .join('')}` +
            `  README.md says what to do with the folders\n`,
    );
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    process.stderr.write(`${error.code}: ${error.message}\n`);
    return exitOf(error);
  }
}
