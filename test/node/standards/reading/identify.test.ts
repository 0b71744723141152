import { expect } from 'chai';
import type { Finding } from '#standards/finding.ts';
import { Texts } from '#standards/reading/draft.ts';
import { identify } from '#standards/reading/identify.ts';

function formed(form: string, text: string, office?: string, kindCode?: string): Texts {
  const texts = new Texts();
  texts.add('form', form);
  texts.add('text', text);
  texts.add('office', office);
  texts.add('kindCode', kindCode);
  return texts;
}

function meant(numbers: readonly Texts[], severity: 'error' | 'warning' = 'warning') {
  const findings: Finding[] = [];
  const identity = identify(undefined, ['P', 'U'], numbers, '2024-05-20', { severity, path: '/', findings });
  return { identity, codes: findings.map(({ code }) => code) };
}

describe('forms of one number', () => {
  it('agree on an application', () => {
    const { identity, codes } = meant([
      formed('docdb', '25400123', 'EP', 'A'),
      formed('original', '25400123.1', 'EP'),
    ]);
    expect(identity?.number.applicationId).to.equal('EP.P.25400123');
    expect(identity?.number.text).to.equal('25400123.1');
    expect(codes).to.not.include('NUMBER_FORMS_DIFFER');
  });

  it('are read for the office that the epodoc form begins with', () => {
    const { identity } = meant([formed('epodoc', 'JP2024080202')]);
    expect(identity?.office).to.equal('JP');
  });

  it('are read as a PCT number under the kind W', () => {
    const { identity } = meant([formed('docdb', '2024055385', 'IB', 'W')]);
    expect(identity).to.deep.include({ office: 'WO' });
    expect(identity?.number.applicationId).to.equal('WO.P.PCTIB2024055385');
  });

  it('are read by the rules of the form that is stated, with the kind where it ends the number', () => {
    const { identity } = meant([formed('docdb', '35899624', 'US', 'P')]);
    expect(identity?.number.rule).to.equal('US-PROVISIONAL-DOCDB@1');
    expect(identity?.number.applicationId).to.equal('US.P.63358996');
    expect(meant([formed('docdb', '24702186', 'DK', 'T')]).identity?.number.applicationId).to.equal(
      'EP.P.24702186',
    );
    expect(meant([formed('epodoc', 'JP20240080202')]).codes).to.not.include('NUMBER_OFFICE_INSIDE');
  });

  it('that differ are not settled in silence', () => {
    const { identity, codes } = meant([
      formed('docdb', '25400124', 'EP', 'A'),
      formed('original', '25400123.1', 'EP'),
    ]);
    expect(codes).to.include('NUMBER_FORMS_DIFFER');
    expect(identity?.number.applicationId).to.equal('EP.P.25400123');
    expect(identity?.number.candidates).to.deep.equal(['EP.P.25400123', 'EP.P.25400124']);
  });

  it('that lost the series code count only where there is no other', () => {
    const both = [formed('standard', '002024000982670', 'US'), formed('original', '62/982,670', 'US')];
    expect(meant(both).identity?.number.applicationId).to.equal('US.P.62982670');
    expect(meant(both).codes).to.not.include('NUMBER_FORMS_DIFFER');
  });

  it('that no rule reads leave the number as it is written', () => {
    const { identity, codes } = meant([formed('docdb', 'no number', 'EP', 'A')], 'error');
    expect(identity?.number).to.deep.equal({ text: 'no number' });
    expect(codes).to.include('NUMBER_REFUSED');
  });
});
