import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { reject } from '#node/intake/rejected.ts';
import { reportOnRefusals } from '#node/intake/report.ts';
import { AT, newFolder } from './office-fixture.ts';

const REPORT = reportOnRefusals([{ code: 'SIDECAR_MISSING', message: 'it says nothing' }]);

describe('a file that is refused', () => {
  let node: string;
  let folder: string;
  beforeEach(() => {
    node = newFolder();
    folder = join(node, 'rejected');
  });
  afterEach(() => rmSync(node, { recursive: true, force: true }));

  function refuse(name: string, withSidecar = false): void {
    const path = join(node, 'taken');
    const sidecar = `${path}.json`;
    writeFileSync(path, name);
    if (withSidecar) writeFileSync(sidecar, `sidecar of ${name}`);
    reject(folder, name, { path, ...(withSidecar && { sidecar }) }, REPORT, AT);
  }
  const names = (): string[] => readdirSync(folder).sort();
  const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');

  it('lies there with its sidecar and its report, the second of a name beside the first', () => {
    refuse('x', true);
    refuse('x', true);
    expect(names()).to.deep.equal(['x', 'x.2', 'x.2.json', 'x.2.report.json', 'x.json', 'x.report.json']);
    expect(existsSync(join(node, 'taken'))).to.equal(false);
  });

  // Whatever somebody called it: the sidecar of x.report has the name that the report of x has.
  for (const [first, second] of [
    ['x', 'x.report'],
    ['x.report', 'x'],
    ['x', 'x.json'],
    ['x.json', 'x'],
    ['x', 'x.report.json'],
    ['x.report.json', 'x'],
  ] as const)
    it(`overwrites nothing where ${first} and then ${second} are refused`, () => {
      refuse(first, true);
      const before = new Map(names().map((name) => [name, textOf(name)]));
      refuse(second, true);
      expect(names()).to.have.length(6);
      for (const [name, text] of before) expect(textOf(name), name).to.equal(text);
    });
});
