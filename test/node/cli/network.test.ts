import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Call } from '#node/cli/command.ts';
import { command } from '#node/cli/network.ts';
import { type SampleFolder, writeSample } from '../network/sample-network.ts';

describe('ipanchor network', () => {
  let sample: SampleFolder;
  let lines: string[];

  before(async () => {
    sample = await writeSample();
  });
  beforeEach(() => {
    lines = [];
  });
  after(() => sample.remove());

  const run = (action: string, folder: string) =>
    command.run({
      arguments: [action, folder],
      texts: () => [],
      print: (line: string) => lines.push(line),
    } as unknown as Call);

  it('says that nothing is wrong', async () => {
    const { exit } = await run('check', join(sample.folder, 'JP'));
    expect(exit).to.equal(0);
    expect(lines.at(-1)).to.match(
      /^network \d+ on geth, genesis [0-9a-f]{64}: looked at JP; nothing is wrong$/,
    );
  });

  it('tells what is wrong from what is not there', async () => {
    const file = join(sample.folder, 'EP', 'genesis.json');
    writeFileSync(file, '{}');
    expect((await run('check', join(sample.folder, 'EP'))).exit).to.equal(3);
    expect(lines[0]).to.match(/^NETWORK_FILE_INVALID {2}genesis\.json: config: /);
    lines = [];
    expect((await run('check', sample.folder)).exit).to.equal(3);
    const error = await run('check', join(sample.folder, 'nowhere')).catch((thrown: unknown) => thrown);
    expect(error).to.include({ code: 'NETWORK_FILE_MISSING' });
  });

  it('refuses any other action', async () => {
    const error = await run('start', sample.folder).catch((thrown: unknown) => thrown);
    expect(error).to.include({ code: 'WRONG_USE' });
  });
});
