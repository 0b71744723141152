import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import { confirm } from '#node/cli/confirm.ts';

describe('a confirmation', () => {
  /** What came of it, what was shown, and what was asked. */
  async function answered(typed: string | undefined, { yes = false, json = false, isTTY = true } = {}) {
    const [input, output] = [Object.assign(new PassThrough(), { isTTY }), new PassThrough()];
    const shown: string[] = [];
    const call = { json, flag: () => yes, print: (line: string) => shown.push(line) };
    if (typed === undefined) input.end();
    else input.write(typed);
    const outcome = await confirm(call, ['stop KR'], { input, output }).then(
      () => 'confirmed',
      (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
    );
    return [outcome, shown.join(), String(output.read() ?? '')];
  }

  it('is given by a yes, after it was shown what is signed', async () => {
    for (const typed of ['y\n', 'Y\n', ' yes \n'])
      expect(await answered(typed)).to.deep.equal(['confirmed', 'stop KR', 'Sign this? [y/N] ']);
  });

  it('is given by nothing else', async () => {
    for (const typed of ['\n', 'n\n', 'no\n', 'yesterday\n', undefined])
      expect((await answered(typed))[0], typed).to.equal('NOT_CONFIRMED');
  });

  it('is not asked for with --yes, and nobody is asked who cannot see or answer', async () => {
    expect(await answered(undefined, { yes: true })).to.deep.equal(['confirmed', 'stop KR', '']);
    expect((await answered('y\n', { json: true }))[0]).to.equal('WRONG_USE');
    expect((await answered('y\n', { isTTY: false }))[0]).to.equal('WRONG_USE');
  });
});
