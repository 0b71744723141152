import { expect } from 'chai';
import { CliError } from '#node/cli/errors.ts';
import { readOptions } from '../../../scripts/start/options.ts';

describe('options of npm start', () => {
  it('have defaults', () => {
    expect(readOptions([], {})).to.deep.equal({
      once: false,
      json: false,
      help: false,
      documents: undefined,
      port: 8080,
      dataFolder: '.ipanchor',
    });
  });

  it('are read from the command line before the environment', () => {
    const environment = { IPANCHOR_PORT: '9000', IPANCHOR_DATA: '/data' };
    expect(readOptions(['--once', '--json', '--documents', 'here'], environment)).to.deep.equal({
      once: true,
      json: true,
      help: false,
      documents: 'here',
      port: 9000,
      dataFolder: '/data',
    });
    expect(readOptions(['--port=0'], environment).port).to.equal(0);
  });

  it('are refused by name when wrong', () => {
    for (const [args, named] of [
      [
        ['--onze', '--jason'],
        ['--onze', '--jason'],
      ],
      [['--port', 'http'], ['--port']],
      [['--port', '65536'], ['--port']],
      [['here'], ['here']],
      [['--documents'], ['--documents']],
    ] as const) {
      expect(() => readOptions(args, {}))
        .to.throw(CliError)
        .that.satisfies(
          (error: CliError) =>
            error.code === 'WRONG_USE' && named.every((name) => error.message.includes(name)),
        );
    }
  });
});
