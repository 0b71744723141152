import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { COMMANDS } from '#node/cli/table.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((name) => name !== '');

describe('documentation', () => {
  it('links only to what is there', () => {
    const broken = pages.flatMap((page) =>
      [...readFileSync(join(root, page), 'utf8').matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map(([, target]) => target ?? '')
        .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(page), target)))
        .map((target) => `${page}: ${target}`),
    );
    expect(pages).to.include('README.md');
    expect(broken).to.deep.equal([]);
  });

  it('names only tests and scripts that are there', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const wrong = pages.flatMap((page) => {
      const text = readFileSync(join(root, page), 'utf8');
      const files = [...text.matchAll(/`(test\/[\w./-]+\.(?:ts|json))`/g)].map(([, file]) => file ?? '');
      const commands = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? '');
      return [
        ...files.filter((file) => !existsSync(join(root, file))),
        ...commands.filter((name) => !Object.hasOwn(scripts, name)),
      ].map((name) => `${page}: ${name}`);
    });
    expect(wrong).to.deep.equal([]);
  });

  it('names only commands that are there', () => {
    const wrong = pages.flatMap((page) => {
      const text = readFileSync(join(root, page), 'utf8');
      const names = [...text.matchAll(/(?:`|npx )ipanchor ([a-z][a-z-]*)/g)].map(([, name]) => name ?? '');
      return names.filter((name) => !Object.hasOwn(COMMANDS, name)).map((name) => `${page}: ${name}`);
    });
    expect(wrong).to.deep.equal([]);
  });

  it('names for each procedure of the runbook what carries it out', () => {
    const runbook = readFileSync(join(root, 'docs', 'operating.md'), 'utf8');
    const procedures = runbook.split(/^### /m).slice(1);
    const wrong = procedures.flatMap((procedure) => {
      const [title = ''] = procedure.split('\n', 1);
      const named = procedure.split('\nCarried out by ')[1]?.split('\n\n')[0] ?? '';
      const files = [...named.matchAll(/`(test\/[\w./-]+)`/g)].map(([, file]) => file ?? '');
      const there = files.filter((file) => existsSync(join(root, file)));
      const texts = there.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
      const tests = [...named.matchAll(/\*([^*]+)\*/g)].map(([, test]) => (test ?? '').replace(/\s+/g, ' '));
      return [
        ...(files.length === 0 ? ['no test'] : []),
        ...files.filter((file) => !there.includes(file)),
        ...tests.filter((test) => !texts.includes(test)),
      ].map((problem) => `${title}: ${problem}`);
    });
    expect(procedures.length).to.be.greaterThan(15);
    expect(wrong).to.deep.equal([]);
  });

  it('tells the life of a document in the order in which it happens', () => {
    const life = readFileSync(join(root, 'README.md'), 'utf8')
      .split('## The life of a document')[1]
      ?.split('\n## ')[0];
    const stages = [...(life ?? '').matchAll(/^\d\. \*\*(\w+)\*\*/gm)].map(([, stage]) => stage);
    expect(stages).to.deep.equal([
      'Received',
      'Read',
      'Digested',
      'Logged',
      'Anchored',
      'Followed',
      'Verified',
    ]);
  });
});
