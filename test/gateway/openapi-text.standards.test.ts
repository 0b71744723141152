import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { GATEWAY_ERRORS } from '#gateway/errors.ts';
import { DEVIATIONS } from '#gateway/openapi-text.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const rows = read('docs/st90.md')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe('the table of ST.90', () => {
  it('has a state for each topic, and the deviations of the contract with their reasons', () => {
    expect(rows).to.have.length.above(30);
    for (const [topic, state] of rows) expect(['met', 'deviated', 'not applicable'], topic).to.include(state);
    const deviated = rows.filter(([, state]) => state === 'deviated').map(([topic, , why]) => [topic, why]);
    const expected = DEVIATIONS.map(({ topic, why }) => [topic, why]);
    expect(deviated.toSorted()).to.deep.equal(expected.toSorted());
  });

  it('names operations and codes that there are', () => {
    const contract: { paths: Record<string, Record<string, { operationId: string }>> } = JSON.parse(
      read('gateway/openapi.generated.json'),
    );
    const ids = Object.values(contract.paths)
      .flatMap((methods) => Object.values(methods))
      .map(({ operationId }) => operationId);
    const names = rows.flatMap((row) => [...(row[2] ?? '').matchAll(/`([a-z]+[A-Z]\w+|[A-Z]+_[A-Z_]+)`/g)]);
    const known = new Set([...ids, ...Object.keys(GATEWAY_ERRORS), ...['priorityClaimBag', 'findingBag']]);
    known.add('invalidParams').add('sealedKey');
    expect(names.length).to.be.above(10);
    for (const [, name = ''] of names) expect([...known]).to.include(name);
  });
});
