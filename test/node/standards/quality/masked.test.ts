import { expect } from 'chai';
import fc from 'fast-check';
import { masked } from '#standards/quality/masked.ts';

describe('masked values', () => {
  it('shows numbers, dates and codes as they are written', () => {
    for (const text of [
      '2007-290922',
      '62/982,670',
      'PCT/EP2005/004472',
      'RU2008502275',
      '１２３',
      '202111286633.x',
      '0802095.0M001',
    ]) {
      expect(masked(text)).to.equal(text);
    }
  });

  it('shows no name, in whatever script or case', () => {
    expect(masked('Anna Beispiel 123')).to.equal('•••• •••••••• 123');
    expect(masked('LEE, Jo 12')).to.equal('•••, •• 12');
    expect(masked('例田 花子')).to.equal('•• ••');
    expect(masked('Zoë')).to.equal('•••');
    fc.assert(
      fc.property(fc.stringMatching(/^\p{L}{3,20}$/u), (name) => {
        fc.pre(name !== 'PCT');
        expect(masked(`12 ${name} 3`)).to.not.include(name);
      }),
    );
  });

  it('holds no control character and is not long', () => {
    expect(masked('1\u001b[2J\u202e2\n')).to.equal('1\ufffd[2J\ufffd2\ufffd');
    expect([...masked('9'.repeat(100_000))]).to.have.length(65);
    expect([...masked('😀'.repeat(65))]).to.have.length(65);
  });
});
