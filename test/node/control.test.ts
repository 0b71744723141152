import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { askNode, RemoteError, serveControl, socketPath } from '#node/control.ts';
import { NodeError } from '#node/errors.ts';

describe('control socket', () => {
  let folder: string;
  let close: () => Promise<void>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'control-'));
    close = async () => {};
  });

  afterEach(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function serve(): Promise<void> {
    ({ close } = await serveControl(folder, {
      async echo(parameters) {
        return { parameters };
      },
      async count(_parameters, onProgress) {
        for (let done = 1; done <= 3; done++) onProgress({ done, total: 3, what: 'counted' });
        return {};
      },
      async refuse() {
        throw new NodeError('CONFIG_INVALID', 'two fields', {
          where: 'here',
          fields: [{ field: 'a', message: 'missing' }],
        });
      },
      async fail() {
        throw new Error('broken');
      },
      hang: () => new Promise(() => {}),
    }));
  }

  it('says that no node runs', async () => {
    expect(await askNode(folder, 'echo', {})).to.equal(undefined);
  });

  it('carries a request and its answer', async () => {
    await serve();
    expect(await askNode(folder, 'echo', { text: 'é\n' })).to.deep.equal({ parameters: { text: 'é\n' } });
  });

  it('is for its owner alone', async () => {
    await serve();
    expect(statSync(await socketPath(folder)).mode & 0o777).to.equal(0o600);
  });

  it('reports progress before the answer', async () => {
    await serve();
    const seen: number[] = [];
    await askNode(folder, 'count', {}, ({ done }) => seen.push(done));
    expect(seen).to.deep.equal([1, 2, 3]);
  });

  it('keeps the code, the place and the fields of an error', async () => {
    await serve();
    const error = await askNode(folder, 'refuse', {}).catch((reason) => reason);
    expect(error).to.be.instanceOf(RemoteError);
    expect(error).to.include({ code: 'CONFIG_INVALID', message: 'two fields', where: 'here' });
    expect(error.fields).to.deep.equal([{ field: 'a', message: 'missing' }]);
    expect(await askNode(folder, 'fail', {}).catch((reason) => reason)).to.include({ code: 'INTERNAL' });
  });

  it('answers nonsense with an error and stays up', async () => {
    await serve();
    const path = await socketPath(folder);
    for (const line of ['no json\n', '[]\n', '{"operation":"nope"}\n', '{"operation":"constructor"}\n']) {
      const reply = await new Promise<string>((resolve) => {
        let text = '';
        connect(path, function (this: ReturnType<typeof connect>) {
          this.write(line);
        })
          .on('data', (data) => {
            text += data;
          })
          .on('close', () => resolve(text));
      });
      expect(JSON.parse(reply)).to.have.nested.property('error.code', 'INTERNAL');
    }
    expect(await askNode(folder, 'echo', {})).to.be.an('object');
  });

  it('takes the place of a socket that a killed node left', async () => {
    writeFileSync(await socketPath(folder), '');
    await serve();
    expect(await askNode(folder, 'echo', {})).to.be.an('object');
  });

  it('works in a folder whose path is too long for a socket', async () => {
    folder = join(folder, 'x'.repeat(120));
    mkdirSync(folder);
    await serve();
    expect(await askNode(folder, 'echo', {})).to.be.an('object');
  });

  it('tells the one who waits when the node ends', async () => {
    await serve();
    const waiting = askNode(folder, 'hang', {}).catch((reason) => reason);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await close();
    expect(await waiting)
      .to.be.instanceOf(NodeError)
      .with.property('code', 'STORE_UNAVAILABLE');
  });
});
