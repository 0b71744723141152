import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import fc from 'fast-check';
import { shellPath, shellWord } from '../../web/pages/verify/shell-words.ts';

/** What a shell makes of the words. */
function read(words: readonly string[]): string[] {
  const script = words.map((word) => `printf '%s\\0' ${word}`).join('\n');
  const environment = { ...process.env, LC_ALL: 'C.UTF-8' };
  return execFileSync('bash', ['-c', script], { encoding: 'utf8', env: environment })
    .split('\0')
    .slice(0, -1);
}

describe('names of files in lines to copy', () => {
  it('stay as they are where a shell takes them so', () => {
    expect(shellWord('JP.P.2024080202.xml')).to.equal('JP.P.2024080202.xml');
    expect(shellWord('a b.xml')).to.equal("'a b.xml'");
  });

  it('stand for themselves in a shell, whatever is in them', () => {
    const character = fc.constantFrom(
      ...`'"\\$\`!&;|<>()[]{}*?~# -=%éß漢😀`,
      '\n',
      '\t',
      '\u202e',
      '\u200f',
      '\x7f',
    );
    const name = fc.string({ unit: character, minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 40 }), (all) => {
        expect(read(all.map(shellWord))).to.deep.equal(all);
      }),
      { numRuns: 20 },
    );
  });

  it('show what cannot be seen, and what changes the order of the rest', () => {
    expect(shellWord('a\u202eb\n')).to.equal(String.raw`$'a\U0000202eb\U0000000a'`);
  });

  it('are no options', () => {
    expect(shellPath('-rf')).to.equal('./-rf');
    expect(shellPath('-r f')).to.equal("'./-r f'");
  });
});
