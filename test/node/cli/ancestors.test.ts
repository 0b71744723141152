import { expect } from 'chai';
import { ancestorsOf, isIntact, type ProcessTable, systemProcesses } from '#node/cli/ancestors.ts';

function table(processes: Record<number, [parent: number, command: string]>): ProcessTable {
  return {
    parentOf: async (pid) => processes[pid]?.[0],
    commandOf: async (pid) => processes[pid]?.[1] ?? '',
  };
}

describe('ancestors', () => {
  it('are watched up to npm, a shell between them', async () => {
    const processes = table({
      50: [40, 'node scripts/start.ts'],
      40: [30, 'sh -c node scripts/start.ts'],
      30: [20, 'npm start'],
      20: [10, 'bash'],
    });
    expect(await ancestorsOf(50, processes)).to.deep.equal([40, 30]);
  });

  it('know npm by its script, and not by a folder of that name', async () => {
    const script = table({ 50: [40, ''], 40: [30, 'node /usr/lib/node_modules/npm/bin/npm-cli.js start'] });
    expect(await ancestorsOf(50, script)).to.deep.equal([40]);
    const folder = table({
      50: [40, ''],
      40: [30, 'vi npm.txt'],
      30: [20, 'less /npm/notes'],
      20: [1, 'sh'],
    });
    expect(await ancestorsOf(50, folder)).to.deep.equal([40]);
  });

  it('are the parent alone without npm, and none for an orphan', async () => {
    expect(await ancestorsOf(50, table({ 50: [40, ''], 40: [30, 'bash'], 30: [1, 'sshd'] }))).to.deep.equal([
      40,
    ]);
    expect(await ancestorsOf(50, table({ 50: [1, ''], 1: [0, 'init'] }))).to.deep.equal([]);
  });

  it('are lost when any link is: the parent, or npm above a shell that lives on', async () => {
    const chain = [40, 30];
    expect(await isIntact(50, chain, table({ 50: [40, ''], 40: [30, ''] }))).to.equal(true);
    expect(await isIntact(50, chain, table({ 50: [1, ''], 40: [30, ''] }))).to.equal(false);
    expect(await isIntact(50, chain, table({ 50: [40, ''], 40: [1, ''] }))).to.equal(false);
    expect(await isIntact(50, chain, table({ 50: [40, ''] }))).to.equal(false);
  });

  it('are read from the system', async () => {
    expect(await systemProcesses.parentOf(process.pid)).to.equal(process.ppid);
    expect(await systemProcesses.commandOf(process.pid)).to.include('mocha');
    expect(await systemProcesses.parentOf(2 ** 30)).to.equal(undefined);
  });
});
