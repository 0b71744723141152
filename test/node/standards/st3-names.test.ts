import { expect } from 'chai';
import { CURRENT_CODES } from '#standards/st3-codes.ts';
import { officeOfName } from '#standards/st3-names.ts';

describe('names of offices', () => {
  it('are known in every spelling of letter case, as in the table of codes', () => {
    for (const [code, name] of CURRENT_CODES) {
      expect(officeOfName(name), name).to.equal(code);
      expect(officeOfName(name.toUpperCase()), name).to.equal(code);
    }
  });

  for (const [name, code] of [
    ['JAPAN', 'JP'],
    ['KOREA, REPUBLIC OF', 'KR'],
    ['European Patent Office', 'EP'],
    ['EUROPEAN PATENT OFFICE (EPO)', 'EP'],
    ['  UNITED   KINGDOM ', 'GB'],
    ['RUSSIAN FEDERATION', 'RU'],
    ['ATLANTIS', undefined],
    ['', undefined],
    ['JP', undefined],
  ] as const) {
    it(`${name === '' ? 'nothing' : name} is ${code ?? 'not known'}`, () => {
      expect(officeOfName(name)).to.equal(code);
    });
  }
});
