import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { GATEWAY_ERRORS } from '#gateway/errors.ts';
import { DEVIATIONS } from '#gateway/openapi-text.ts';
import { problemDescriptionAnswer } from '#gateway/problems.ts';
import { PRIORITY_FINDINGS } from '#node/register/priority-findings.ts';
import { VERIFICATION_STEPS } from '#node/register/verification-findings.ts';
import { answerOf, createGateway, problemOf } from './fixture.ts';

const readme = readFileSync(new URL('../../gateway/README.md', import.meta.url), 'utf8');

/** The cells of the rows of a table of the README, by the heading of its section. */
function table(heading: string): string[][] {
  const [, section = ''] = readme.split(`\n## ${heading}\n`);
  const lines = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(1).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

describe('the catalogues of the gateway', () => {
  it('are those of the README: errors', () => {
    const expected = Object.entries(GATEWAY_ERRORS).map(([code, entry]) => [
      code,
      'status' in entry ? String(entry.status) : 'start',
      entry.meaning,
      entry.remedy.replaceAll('`', ''),
    ]);
    expect(
      table('Errors').map(([code, status, meaning, remedy]) => [code, status, meaning, remedy]),
    ).to.deep.equal(expected.map((row) => row.map((cell) => cell.replaceAll('`', ''))));
  });

  it('are those of the README: findings of priority checks', () => {
    const expected = Object.entries(PRIORITY_FINDINGS).map(([code, { effect }]) => [code, effect]);
    expect(table('Findings of a priority check').map(([code, effect]) => [code, effect])).to.deep.equal(
      expected,
    );
  });

  it('are those of the README: steps of verifications', () => {
    expect(table('Steps of a verification')).to.deep.equal(Object.entries(VERIFICATION_STEPS));
  });

  it('are those of the README: deviations', () => {
    const expected = DEVIATIONS.map(({ topic, here, why }) =>
      [topic, here, why].map((cell) => cell.replaceAll('`', '')),
    );
    expect(table('Deviations from WIPO ST.90 and ST.97')).to.deep.equal(expected);
  });

  it('are served, one problem at a time, as the type of a problem says', async () => {
    const gateway = await createGateway();
    for (const [code, entry] of Object.entries(GATEWAY_ERRORS)) {
      const response = await fetch(`${gateway.url}/api/v1/problems/${code}`);
      if ('status' in entry)
        expect(await answerOf(problemDescriptionAnswer, response)).to.deep.equal({ code, ...entry });
      else expect((await problemOf(response)).code).to.equal('RESOURCE_NOT_FOUND');
    }
    const none = await problemOf(await fetch(`${gateway.url}/api/v1/problems/constructor`));
    expect(none.type).to.equal('/api/v1/problems/RESOURCE_NOT_FOUND');
    await gateway.close();
  });
});
