import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import {
  allEnded,
  cleanUp,
  npmStart,
  processesOf,
  processOf,
  type Run,
  scratchFolder,
  summaryOf,
} from './start-run.ts';

/** All that we started is gone within this time, however it was ended. */
const SECONDS = 10;
const START = /^\S*node (?:--\S+ )*scripts\/start\.ts/;
const NPM = /^npm |npm-cli\.js/;

describe('the end of npm start', function () {
  this.timeout(120_000);
  let data: string;

  before(() => {
    data = join(scratchFolder(), 'data');
  });

  after(() => cleanUp(data));

  const ways: readonly [string, (run: Run) => void][] = [
    ['Ctrl-C', ({ child }) => process.kill(-(child.pid ?? 0), 'SIGINT')],
    ['SIGTERM to npm alone', () => process.kill(processOf(data, NPM), 'SIGTERM')],
    ['kill -9 of npm', () => process.kill(processOf(data, NPM), 'SIGKILL')],
    ['kill -9 of the shell between', () => killShell()],
    ['SIGTERM to the program', () => process.kill(processOf(data, START), 'SIGTERM')],
    ['kill -9 of the program', () => process.kill(processOf(data, START), 'SIGKILL')],
  ];

  function killShell(): void {
    const shell = processesOf(data).find(({ command }) => /^\S*sh -c/.test(command));
    // Some shells replace themselves by the command; then the program is npm's own child.
    process.kill(shell?.pid ?? processOf(data, START), 'SIGKILL');
  }

  for (const [way, end] of ways) {
    it(`leaves nothing running after ${way}, while serving`, async () => {
      const run = npmStart(data);
      await run.shows('Ctrl-C');
      expect(processesOf(data).length).to.be.at.least(3);
      end(run);
      await allEnded(data, SECONDS);
    });
  }

  it('ends cleanly on Ctrl-C', async () => {
    const run = npmStart(data);
    await run.shows('Ctrl-C');
    process.kill(processOf(data, START), 'SIGINT');
    expect((await run.ended).code).to.equal(0);
    await allEnded(data, SECONDS);
  });

  it('goes on after kill -9 at any moment of the main job', async () => {
    const fresh = join(scratchFolder(), 'data');
    try {
      for (const wait of [0, 600, 1200, 2000, 3000, 4000]) {
        const run = npmStart(fresh, '--once');
        // Counted from when the program is there: npm takes its own time before.
        while (!processesOf(fresh).some(({ command }) => START.test(command))) await sleep(20);
        await Promise.race([sleep(wait), run.ended]);
        for (const { pid, command } of processesOf(fresh))
          if (START.test(command)) process.kill(pid, 'SIGKILL');
        await allEnded(fresh, SECONDS);
      }
      const run = npmStart(fresh, '--once');
      expect((await run.ended).code, run.stderr()).to.equal(0);
      const summary = summaryOf(run);
      expect(summary).to.include({ accepted: summary.documents, receiptsVerified: summary.documents });
      await allEnded(fresh, SECONDS);
    } finally {
      cleanUp(fresh);
    }
  });
});
