import { expect } from 'chai';
import { DESIGN } from '#standards/convert/design.ts';
import { pathsOf, type Rule, stepsOf } from '#standards/convert/mapping.ts';
import { PATENT } from '#standards/convert/patent.ts';
import { ST32 } from '#standards/convert/st32.ts';
import { TRADEMARK } from '#standards/convert/trademark.ts';

function paths(table: readonly Rule[]): string[] {
  return table.flatMap(({ old, st96, content }) => [
    ...pathsOf(old),
    ...pathsOf(st96),
    ...paths(content ?? []),
  ]);
}

describe('stepsOf', () => {
  it('reads names, attributes, conditions, elements begun anew, and from anywhere', () => {
    expect(stepsOf('.')).to.deep.equal([]);
    expect(stepsOf('//a/b+/c[@k=v/w]/@d').map(({ name }) => name)).to.deep.equal(['a', 'b', 'c', 'd']);
    expect(stepsOf('//a')[0]).to.include({ anywhere: true, attribute: false, anew: false });
    expect(stepsOf('b+')[0]).to.include({ anew: true });
    expect(stepsOf('@d')[0]).to.include({ attribute: true });
    expect(stepsOf('c[@k=v/w]')[0]?.having).to.deep.equal(['k', 'v/w']);
  });

  it('refuses what is no path', () => {
    expect(() => stepsOf('a[b]')).to.throw(TypeError);
  });

  it('reads every path of every table to its end', () => {
    for (const path of [PATENT, ST32, TRADEMARK, DESIGN].flatMap(paths)) {
      const written = stepsOf(path).map(
        ({ name, attribute, anew, anywhere, having }) =>
          `${anywhere ? '//' : ''}${attribute ? '@' : ''}${name}${anew ? '+' : ''}${having ? `[@${having.join('=')}]` : ''}`,
      );
      expect(written.join('/') || '.').to.equal(path);
    }
  });
});
