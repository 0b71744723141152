import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import { askNewPassword, askPassword } from '#node/cli/password.ts';

/** A terminal at which somebody types, a piece for each time that it is asked. */
function terminal(pieces: readonly string[], isTTY = true) {
  const raw: boolean[] = [];
  const [input, output] = [new PassThrough(), new PassThrough()];
  const rest = [...pieces];
  output.on('data', () => {
    const piece = rest.shift();
    if (piece !== undefined) setImmediate(() => input.write(piece));
  });
  const setRawMode = (on: boolean) => raw.push(on);
  return { terminal: { input: Object.assign(input, { isTTY, setRawMode }), output }, raw, input, output };
}

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: { code: string }) => error.code,
  );

describe('password prompt', () => {
  it('takes what is typed until the line ends, without showing it', async () => {
    const asked = terminal(['geheim\r']);
    const shown: string[] = [];
    asked.output.on('data', (chunk) => shown.push(String(chunk)));
    expect(await askPassword('Password: ', asked.terminal)).to.equal('geheim');
    expect(shown.join('')).to.equal('Password: \n');
    expect(asked.raw).to.deep.equal([true, false]);
    expect(asked.input.listenerCount('data')).to.equal(0);
  });

  it('lets what was typed be taken back, character by character', async () => {
    expect(await askPassword('?', terminal(['ab\u007f\u007f\u007fé\bçx\n']).terminal)).to.equal('çx');
  });

  it('asks twice for a new one, and takes no two different and no empty ones', async () => {
    expect(await askNewPassword(terminal(['one\r', 'one\r']).terminal)).to.equal('one');
    expect(await code(askNewPassword(terminal(['one\r', 'two\r']).terminal))).to.equal('KEYSTORE_PASSWORD');
    expect(await code(askNewPassword(terminal(['\r']).terminal))).to.equal('PASSWORD_MISSING');
  });

  it('says that there is none: without a terminal, on Ctrl-C, when the terminal goes', async () => {
    expect(await code(askPassword('', terminal([], false).terminal))).to.equal('PASSWORD_MISSING');
    const given = terminal(['abc\u0003']);
    expect(await code(askPassword('?', given.terminal))).to.equal('PASSWORD_MISSING');
    expect(given.raw).to.deep.equal([true, false]);
    const gone = terminal([]);
    gone.output.on('data', () => gone.input.end());
    expect(await code(askPassword('?', gone.terminal))).to.equal('PASSWORD_MISSING');
  });
});
