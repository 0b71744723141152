import { expect } from 'chai';
import { progressOn } from '#node/cli/terminal.ts';

function record(isTTY: boolean): {
  screen: { isTTY: boolean; write(text: string): void };
  written: string[];
} {
  const written: string[] = [];
  return { screen: { isTTY, write: (text) => void written.push(text) }, written };
}

describe('progress', () => {
  it('is a line now and then where there is no terminal', () => {
    const { screen, written } = record(false);
    let time = 0;
    const progress = progressOn(screen, () => time);
    for (let done = 1; done <= 100; done++, time += 100) progress.update(done, 100, 'digested');
    progress.end();
    expect(written).to.deep.equal([1, 21, 41, 61, 81, 100].map((done) => `digested: ${done}/100\n`));
  });

  it('is a bar on a terminal, and leaves nothing behind', () => {
    const { screen, written } = record(true);
    let time = 0;
    const progress = progressOn(screen, () => time);
    progress.update(1, 4, 'digested');
    time += 50;
    progress.update(2, 4, 'digested');
    progress.update(4, 4, 'digested');
    progress.end();
    progress.end();
    expect(written).to.deep.equal([
      `${'█'.repeat(6)}${'░'.repeat(18)} 1/4 digested`,
      '\r\u001b[2K',
      `${'█'.repeat(24)} 4/4 digested`,
      '\r\u001b[2K',
    ]);
  });

  it('counts on when the total is not known', () => {
    const { screen, written } = record(false);
    progressOn(screen, () => 0).update(7, 0, 'files found');
    expect(written).to.deep.equal(['files found: 7\n']);
  });
});
