import { expect } from 'chai';
import { JSON_LINES } from '#node/quality/json.ts';
import { BAD, HOSTILE, HOSTILE_NAME, written } from './reports.ts';

describe('report as JSON', () => {
  it('has an object a line, the sums in the last', () => {
    const lines = written(JSON_LINES, [
      ['bad.xml', BAD],
      [HOSTILE_NAME, HOSTILE],
    ])
      .trimEnd()
      .split('\n');
    const [bad, hostile, last] = lines.map((line) => JSON.parse(line));
    expect(bad).to.include({ file: 'bad.xml', reader: 'st96', records: 1 });
    expect(bad.defects[0]).to.have.all.keys(
      'code',
      'severity',
      'message',
      'line',
      'path',
      'value',
      'meaning',
      'remedy',
    );
    expect(hostile.file).to.equal(HOSTILE_NAME);
    expect(last.summary).to.include({ files: 2, error: 2, warning: 2 });
  });
});
