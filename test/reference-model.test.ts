/** docs/reference-model.md: what it names is there, each work item has its row, and a row says what its state rests on. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { COMMANDS } from '#node/cli/table.ts';
import contract from '../gateway/openapi.generated.json' with { type: 'json' };

const root = fileURLToPath(new URL('..', import.meta.url));
const PAGE = 'docs/reference-model.md';
const page = readFileSync(join(root, PAGE), 'utf8');
const sections = page.split(/^## /m);

/** The recommendations of CWS/6/3 that bear on a register. */
const RECOMMENDATIONS = [
  ...[1, 2, 5, 10, 11, 12, 13, 14, 15, 16, 17, 19, 20],
  ...[21, 22, 23, 25, 26, 27, 28, 32, 34, 36, 37, 38, 39],
];
/** Section → how many rows its work items have. */
const WORK_ITEMS: Readonly<Record<string, number>> = {
  'Task 59': 6,
  'The meeting on ICT strategies and artificial intelligence (CWS/6/3)': 13,
  'Ten recommendations on ICT and IP administration': 10,
  'Later papers': 5,
};

const rowsOf = (title: string): string[][] => {
  const section = sections.find((text) => text.startsWith(`${title}\n`)) ?? expect.fail(title);
  const lines = section.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(1).map((line) => line.slice(2, -2).split(' | '));
};
const allOf = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name);

/** Endpoints, commands, links and files that a text names, and those of them that are not there. */
function named(text: string): { all: string[]; missing: string[] } {
  const operations = new Set(
    Object.entries(contract.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    ),
  );
  const endpoints = allOf(text, /`((?:GET|POST) [^`]+)`/g);
  const commands = allOf(text, /`ipanchor ([\w-]+)[^`]*`/g);
  const links = allOf(text, /\]\(([^)#]+)(?:#[^)]*)?\)/g);
  const files = allOf(text, /`([\w.-]+\/[\w./-]+\.\w+)`/g);
  return {
    all: [...endpoints, ...commands, ...links, ...files],
    missing: [
      ...endpoints.filter((name) => !operations.has(name)),
      ...commands.filter((name) => !Object.hasOwn(COMMANDS, name)),
      ...links.filter((target) => !existsSync(join(root, dirname(PAGE), target))),
      ...files.filter((name) => !existsSync(join(root, name))),
    ],
  };
}

describe('the reference model', () => {
  it('names only endpoints, commands and files that are there', () => {
    expect(named(page).missing).to.deep.equal([]);
    const wrong = named('`GET /api/v1/nothing` `ipanchor nothing` [x](nothing.md) `test/nothing.ts`');
    expect(wrong.missing).to.have.length(4).and.to.deep.equal(wrong.all);
  });

  it('has the actors, use cases, principles, governance and terms of Task 59', () => {
    for (const title of ['Actors and roles', 'Use cases', 'Terms'])
      expect(rowsOf(title).length, title).to.be.greaterThan(7);
    for (const title of ['Guiding principles', 'Governance'])
      expect(
        sections.some((text) => text.startsWith(`${title}\n`)),
        title,
      ).to.equal(true);
    expect(new Set(rowsOf('Use cases').map(([, direction]) => direction))).to.deep.equal(
      new Set(['vertical', 'horizontal']),
    );
  });

  it('has a row for each work item', () => {
    for (const [title, count] of Object.entries(WORK_ITEMS))
      expect(rowsOf(title), title).to.have.length(count);
    const numbers = rowsOf(Object.keys(WORK_ITEMS)[1] ?? '').flatMap(([first = '']) =>
      first.split(', ').map(Number),
    );
    expect(numbers.sort((a, b) => a - b)).to.deep.equal(RECOMMENDATIONS);
  });

  it('says of each whether it works, by which test, or what is missing', () => {
    for (const title of Object.keys(WORK_ITEMS))
      for (const row of rowsOf(title)) {
        const [state = '', where = ''] = row.toReversed();
        const what = row.join(' | ');
        expect(state, what).to.match(/^(works|partial: .+|planned: .+)$/);
        expect(named(where).all, what).to.not.equal(undefined).and.not.have.length(0);
        if (state === 'works') expect(where, what).to.match(/`test\/[\w./-]+\.(?:test\.ts|t\.sol)`/);
      }
  });
});
