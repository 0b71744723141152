import { expect } from 'chai';
import { utf8 } from '#protocol/bytes.ts';
import { obstacles } from '#standards/filed-document.ts';
import { readDocument } from '#standards/read.ts';
import { checkDamage, claimLine, errorOf, onlyRecord, readSample, sampleNames } from '../samples.ts';

describe('ST.66 reader', () => {
  it('reads what EUIPO sends', () => {
    const result = readSample('st66/euipo.xml');
    expect(result).to.include({ reader: 'st66', dialect: 'EUIPO', kind: 'data-package' });
    const [mark, deleted] = result.documents;
    expect(mark).to.include({ applicationId: 'EM.T.019100601', kind: 'grant', status: 'Registered' });
    expect(mark?.filingDate?.date).to.equal('2025-10-06');
    expect(mark?.publication).to.deep.include({ number: '2025/210' });
    expect(mark?.grant?.date?.date).to.equal('2026-02-20');
    expect(mark?.languages).to.deep.equal(['en', 'de']);
    expect(mark?.priorityClaims.map(claimLine)).to.deep.equal([
      '- JP 2025-050404 JP.T.2025050404 2025-05-12 - Claimed',
      '- US 99123456 US.T.99123456 2025-04-07 - Refused',
    ]);
    expect(deleted && obstacles(deleted).map(({ code }) => code)).to.deep.equal(['RECORD_DELETED']);
  });

  it('reads what TSDR sends, with the offset of a date as written', () => {
    expect(readSample('st66/tsdr.xml')).to.include({ reader: 'st66', dialect: 'USPTO', kind: 'grant' });
    const mark = onlyRecord('st66/tsdr.xml');
    expect(mark.applicationId).to.equal('US.T.99123457');
    expect(mark.filingDate).to.deep.include({ date: '2025-04-08', offset: '-04:00' });
    expect(mark.grant).to.deep.include({ number: '9912346' });
  });

  it('reads what the DPMA sends', () => {
    expect(readSample('st66/dpma.xml')).to.include({ dialect: 'DPMA', kind: 'application' });
    expect(onlyRecord('st66/dpma.xml')).to.include({ office: 'DE', rightType: 'T' });
  });

  it('reads what EUIPO sent under its former name', () => {
    const record =
      '<TradeMark><ApplicationNumber>012345678</ApplicationNumber><ApplicationDate>2014-04-23</ApplicationDate></TradeMark>';
    const { dialect, documents } = readDocument(
      utf8(`<TradeMarkDetails xmlns="http://oami.europa.eu/trademark/data">${record}</TradeMarkDetails>`),
    );
    expect(dialect).to.equal('EUIPO');
    expect(documents[0]).to.include({ office: 'EM', applicationId: 'EM.T.012345678' });
  });

  it('refuses a transaction without a mark, and one of another namespace', () => {
    const trademarks = 'http://www.wipo.int/standards/XMLSchema/trademarks';
    expect(errorOf(`<Transaction xmlns="${trademarks}"></Transaction>`).code).to.equal('RECORDS_NONE');
    expect(errorOf('<Transaction></Transaction>').code).to.equal('ROOT_UNKNOWN');
  });

  for (const name of sampleNames('st66')) it(`survives any damage to ${name}`, () => checkDamage(name));
});
