import { expect } from 'chai';
import { utf8 } from '#protocol/bytes.ts';
import { readDocument } from '#standards/read.ts';
import { checkDamage, claimLine, errorOf, onlyRecord, readSample, sampleNames } from '../samples.ts';

describe('ST.86 reader', () => {
  it('reads what EUIPO sends: a design, under the number of its application', () => {
    expect(readSample('st86/euipo.xml')).to.include({ reader: 'st86', dialect: 'EUIPO', kind: 'grant' });
    const design = onlyRecord('st86/euipo.xml');
    expect(design).to.include({ applicationId: 'EM.D.015090701', status: 'Registered and fully published' });
    expect(design.filingDate?.date).to.equal('2025-08-11');
    expect(design.languages).to.deep.equal(['it', 'en']);
    expect(design.publication?.date?.date).to.equal('2025-08-20');
    expect(design.priorityClaims.map(claimLine)).to.deep.equal([
      '- JP 2025-022411 JP.D.2025022411 2025-03-01 - Claimed',
    ]);
  });

  it('reads what the DPMA sends: an application with its designs, each claim once', () => {
    const application = onlyRecord('st86/dpma.xml');
    expect(application).to.include({
      applicationId: 'DE.D.402008003160',
      kind: 'grant',
      status: 'Registered',
    });
    expect(application.grant).to.deep.include({ number: '402008003160' });
    expect(application.priorityClaims).to.have.length(1);
    expect(application.findings.map(({ code }) => code)).to.include('CLAIM_REPEATED');
  });

  it('reads what EUIPO sent under its former name', () => {
    const record =
      '<Design><ApplicationNumber>012345678</ApplicationNumber><ApplicationDate>2014-04-23</ApplicationDate></Design>';
    const { dialect, documents } = readDocument(
      utf8(`<DesignDetails xmlns="http://oami.europa.eu/design/data">${record}</DesignDetails>`),
    );
    expect(dialect).to.equal('EUIPO');
    expect(documents[0]).to.include({ office: 'EM', applicationId: 'EM.D.012345678' });
  });

  it('refuses a transaction without a design', () => {
    const designs = 'http://www.wipo.int/standards/XMLSchema/designs';
    expect(errorOf(`<Transaction xmlns="${designs}"></Transaction>`).code).to.equal('RECORDS_NONE');
  });

  for (const name of sampleNames('st86')) it(`survives any damage to ${name}`, () => checkDamage(name));
});
