import { checkNetwork } from '../network/check.ts';
import { type Command, EXIT } from './command.ts';
import { wrongValue } from './errors.ts';

export const command: Command = {
  name: 'network',
  summary: "Checks the files of a network, or of one office's part of it, before anything is started.",
  arguments: { usage: 'check DIR', least: 2, most: 2 },
  options: {
    against: {
      type: 'string',
      multiple: true,
      value: 'FILE',
      help: "network.json of another network: none of its keys may be in this one's",
    },
  },
  example: 'ipanchor network check . --against /srv/old/network.json',
  async run(call) {
    const [action = '', folder = ''] = call.arguments;
    if (action !== 'check') throw wrongValue('check', action, 'check');
    const { description, offices, findings } = await checkNetwork(folder, call.texts('against'));
    const { chainId, engine, genesisHash } = description;
    for (const { code, file, message } of findings) call.print(`${code}  ${file}: ${message}`);
    const looked =
      offices.length === 0 ? 'no folder of an office is there' : `looked at ${offices.join(', ')}`;
    const result = findings.length === 0 ? 'nothing is wrong' : `${findings.length} things are wrong`;
    call.print(`network ${chainId} on ${engine}, genesis ${genesisHash}: ${looked}; ${result}`);
    const isUnclear = findings.every(({ code }) => code === 'NETWORK_FILE_MISSING');
    const exit = findings.length === 0 ? EXIT.done : isUnclear ? EXIT.unable : EXIT.no;
    return { exit, value: { chainId, engine, genesisHash, offices, findings } };
  },
};
