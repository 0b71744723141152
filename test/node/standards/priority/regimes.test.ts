import { expect } from 'chai';
import { RIGHT_TYPES } from '#protocol/application-id.ts';
import { isDate } from '#protocol/dates.ts';
import { type Dated, REGIME_IDS } from '#standards/priority/regime.ts';
import { REGIMES, regimeOf } from '#standards/priority/regimes.ts';

describe('the regimes of priority', () => {
  it('are chosen by office, right type and route', () => {
    const id = (
      ...[office, rightType, more = {}]: readonly [string, 'P' | 'U' | 'T' | 'D' | 'S', object?]
    ) => {
      const { regime, general } = regimeOf({ office, rightType, ...more });
      return general ? `${regime.id} in general` : regime.id;
    };
    expect(id('EM', 'T')).to.equal('eutm');
    expect(id('EM', 'D')).to.equal('rcd');
    expect(id('EP', 'P')).to.equal('epc');
    expect(id('WO', 'P')).to.equal('pct');
    expect(id('IB', 'D')).to.equal('hague');
    expect(id('WO', 'T')).to.equal('madrid');
    expect(id('US', 'P', { route: 'PCT' })).to.equal('pct');
    expect(id('US', 'D', { route: 'Hague' })).to.equal('hague');
    expect(id('JP', 'P', { relation: 'national-phase' })).to.equal('pct');
    expect(id('JP', 'P', { relation: 'divisional' })).to.equal('jp');
    expect(id('KR', 'T', { route: 'PCT' })).to.equal('kr');
    expect(id('EP', 'D')).to.equal('paris in general');
    expect(id('AT', 'P')).to.equal('paris in general');
  });

  it('give every rule a source, and never two rules of a kind for one case', () => {
    for (const id of REGIME_IDS) {
      const regime = REGIMES[id];
      expect(regime.id).to.equal(id);
      const dated: readonly Dated[] = [
        ...regime.periods,
        ...regime.corrections,
        ...regime.restorations,
        ...regime.chains,
        ...regime.foundations,
      ];
      for (const { from, to, source } of dated) {
        expect(source, id).to.match(/\w/);
        for (const day of [from, to]) if (day !== undefined) expect(isDate(day), day).to.equal(true);
        if (from !== undefined && to !== undefined) expect(from <= to, source).to.equal(true);
      }
      for (const kind of [regime.corrections, regime.restorations] as const)
        for (const later of Object.keys(RIGHT_TYPES))
          for (const day of ['1995-06-01', '2005-06-01', '2014-06-01', '2018-06-01', '2026-06-01']) {
            const rules = kind.filter(
              (rule) =>
                rule.later.some((type) => type === later) &&
                (rule.from ?? '0') <= day &&
                day <= (rule.to ?? '9'),
            );
            expect(rules.length, `${id} ${later} ${day}`).to.be.below(2);
          }
    }
  });
});
