import { expect } from 'chai';
import { CliError } from '#node/cli/errors.ts';
import { parseCommandLine } from '#node/cli/parse.ts';

const shape = {
  arguments: { usage: 'FILE', least: 1, most: 2 },
  options: {
    data: { type: 'string', value: 'DIR', help: '' },
    claim: { type: 'string', multiple: true, help: '' },
    offline: { type: 'boolean', short: 'o', help: '' },
  },
} as const;

function problemsOf(...args: string[]): readonly { field: string; message: string }[] {
  try {
    parseCommandLine('sample', shape, args);
  } catch (error) {
    if (error instanceof CliError && error.code === 'WRONG_USE') return error.fields;
    throw error;
  }
  return [];
}

describe('command line', () => {
  it('reads options in both forms, in any order, and arguments', () => {
    const call = parseCommandLine('sample', shape, [
      'a.xml',
      '--data=here',
      '-o',
      '--claim',
      '1',
      '--claim',
      '2',
      'b.xml',
    ]);
    expect(call.arguments).to.deep.equal(['a.xml', 'b.xml']);
    expect(call.text('data')).to.equal('here');
    expect(call.texts('claim')).to.deep.equal(['1', '2']);
    expect(call.flag('offline')).to.equal(true);
    expect(call.json).to.equal(false);
  });

  it('takes all after -- as arguments', () => {
    expect(parseCommandLine('sample', shape, ['--', '--data']).arguments).to.deep.equal(['--data']);
  });

  it('names every wrong option at once', () => {
    expect(problemsOf('--nope', '--offline=yes', '-x', '--data', '--json', 'a', 'b', 'c')).to.deep.equal([
      { field: '--nope', message: 'unknown option' },
      { field: '--offline', message: 'takes no value' },
      { field: '-x', message: 'unknown option' },
      { field: '--data', message: 'needs a value DIR' },
      { field: 'c', message: 'unexpected argument' },
    ]);
  });

  it('refuses a missing argument, a missing value and a value given twice', () => {
    expect(problemsOf()).to.deep.equal([{ field: 'FILE', message: 'missing' }]);
    expect(problemsOf('a', '--data')).to.deep.equal([{ field: '--data', message: 'needs a value DIR' }]);
    expect(problemsOf('a', '--data=x', '--data=y')).to.deep.equal([
      { field: '--data', message: 'given more than once' },
    ]);
  });

  it('asks for no argument when help is wanted', () => {
    expect(parseCommandLine('sample', shape, ['-h']).help).to.equal(true);
  });

  it('treats reading an undeclared option as a mistake of the programmer', () => {
    expect(() => parseCommandLine('sample', shape, ['a']).text('size')).to.throw(TypeError);
    expect(() => parseCommandLine('sample', shape, ['a']).flag('data')).to.throw(TypeError);
  });
});
