import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { ipanchor } from './cli-run.ts';
import { root } from './start-run.ts';

/** Runs `ipanchor number` with these lines on standard input. */
async function fromInput(args: readonly string[], input: string): Promise<{ code: unknown; stdout: string }> {
  const main = join(root, 'node', 'cli', 'main.ts');
  const child = spawn(process.execPath, [main, 'number', ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const code = new Promise((resolve) => child.on('close', resolve));
  child.stdin.end(input);
  return { stdout: await text(child.stdout), code: await code };
}

function lines(stdout: string): Record<string, unknown>[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line));
}

describe('ipanchor number', () => {
  it('reads a number of the office that it names, one object a line', async () => {
    const { code, stdout } = await ipanchor(['number', '--json', '--right', 'P', 'JP 2007-290922']);
    expect(code).to.equal(0);
    expect(lines(stdout)).to.deep.equal([
      {
        input: 'JP 2007-290922',
        office: 'JP',
        right: 'P',
        canonical: '2007290922',
        candidates: [
          {
            office: 'JP',
            right: 'P',
            canonical: '2007290922',
            rule: 'JP-P-2000@1',
            reason: 'reads as P by rule JP-P-2000@1',
          },
        ],
        findings: [],
      },
    ]);
  });

  it('says so with its exit code when a number means several applications, or none', async () => {
    const several = await ipanchor(['number', '--office', 'JP', '2010-001234']);
    expect(several.code).to.equal(4);
    expect(several.stdout).to.match(/^2010-001234\n {2}JP\.P\.2010001234 {2}reads as P by rule \S+\n/);
    const none = await ipanchor(['number', '--json', '--office', 'JP', 'none', 'EP16000312.7']);
    expect(none.code).to.equal(3);
    const [refused, read] = lines(none.stdout);
    expect(refused).to.deep.include({ right: null, canonical: null, candidates: [] });
    expect(refused?.findings).to.have.nested.property('[0].code', 'NUMBER_REFUSED');
    expect(read).to.deep.include({ office: 'EP', right: 'P', canonical: '16000312' });
    const nameless = await ipanchor(['number', '62/982,670']);
    expect(nameless.code).to.equal(3);
    expect(nameless.stdout).to.include('OFFICE_MISSING');
  });

  it('guesses no office for a code that names none, and says which one came after a former one', async () => {
    const none = await ipanchor(['number', '--json', '--office', 'XX', '12345']);
    expect(none.code).to.equal(3);
    expect(lines(none.stdout)[0]).to.deep.include({ office: 'XX', canonical: null, candidates: [] });
    expect(lines(none.stdout)[0]?.findings).to.have.nested.property('[0].code', 'OFFICE_UNKNOWN');
    const former = await ipanchor(['number', '--office', 'SU', '--right', 'P', '4027341']);
    expect(former.code).to.equal(0);
    expect(former.stdout).to.match(/SU\.P\.4027341.*\n {2}OFFICE_FORMER: .*RU\n/);
  });

  it('refuses options that mean nothing', async () => {
    for (const wrong of [
      ['--office', 'Japan'],
      ['--right', 'X'],
      ['--date', '2007-02-30'],
    ]) {
      expect((await ipanchor(['number', ...wrong, '2007-290922'])).code, wrong.join(' ')).to.equal(2);
    }
  });

  it('reads thousands of lines from standard input as they come', async () => {
    const input = Array.from({ length: 20_000 }, (_, i) => `KR 10-2016-${String(i).padStart(7, '0')}\n`);
    const { code, stdout } = await fromInput(['--json'], `${input.join('')}\n  \n`);
    expect(code).to.equal(0);
    const read = lines(stdout);
    expect(read).to.have.length(20_000);
    expect(read.at(-1)).to.deep.include({ right: 'P', canonical: '1020160019999' });
  });

  it('hands no control character of a number on to the terminal', async () => {
    const { code, stdout } = await fromInput(['--office', 'JP'], 'a\u001b[2J\u0007b\n');
    expect(code).to.equal(3);
    expect(stdout).to.not.match(/(?!\n)\p{Cc}/u);
  });
});
