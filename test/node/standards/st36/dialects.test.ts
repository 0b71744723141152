import { expect } from 'chai';
import { utf8 } from '#protocol/bytes.ts';
import { obstacles } from '#standards/filed-document.ts';
import { readDocument } from '#standards/read.ts';
import { checkDamage, claimLine, errorOf, onlyRecord, readSample, sampleNames } from '../samples.ts';

const JP = 'JP.P.2024080202';

describe('ST.36 reader', () => {
  for (const [name, dialect, kind, id, filed] of [
    ['ep-publication', 'EPO full text', 'publication', 'EP.P.25400777', '2025-05-19'],
    ['ep-grant', 'EPO full text', 'grant', 'EP.P.23400456', '2023-03-09'],
    ['ops', 'OPS', 'publication', 'EP.P.25400123', '2025-05-16'],
    ['us-grant', 'US Red Book', 'grant', 'US.P.18700123', '2024-06-14'],
    ['us-design-grant', 'US Red Book', 'grant', 'US.D.29900123', '2024-06-14'],
    ['patdoc', 'US Red Book 2.x', 'grant', 'US.P.09700123', '1999-10-05'],
    ['pap', 'US application publication of 2001 to 2004', 'publication', 'US.P.09700124', '2000-12-04'],
    ['cn', 'CNIPA to 2020', 'publication', 'CN.P.201480000986', '2014-03-28'],
    ['cnipa', 'CNIPA', 'grant', 'CN.U.202121286633', '2021-06-02'],
    ['jp', 'JPO gazette', 'publication', 'JP.P.2020536678', '2020-07-27'],
    ['dpma', 'DPMA register', 'publication', 'DE.P.102018002630', '2018-03-29'],
    ['wo', 'PCT publication', 'publication', 'WO.P.PCTIB2024055385', '2024-11-29'],
  ] as const) {
    it(`reads ${name}.xml`, () => {
      const result = readSample(`st36/${name}.xml`);
      expect(result).to.include({ reader: 'st36', dialect, kind });
      expect(result.findings[0]?.message).to.equal(`ST.36, ${dialect}`);
      const record = onlyRecord(`st36/${name}.xml`);
      expect(record.applicationId).to.equal(id);
      expect(record.filingDate?.date).to.equal(filed);
      expect(obstacles(record)).to.deep.equal([]);
    });
  }

  it('reads the claims of US patents for designs and plants as what they are of', () => {
    const claims = (type: string, number: string, ...inside: string[]) => {
      const list = inside.map((one) => `<priority-claim>${one}</priority-claim>`).join('');
      const xml = `<us-patent-grant country="US"><us-bibliographic-data-grant><application-reference appl-type="${type}"><document-id><country>US</country><doc-number>${number}</doc-number><date>20241107</date></document-id></application-reference><priority-claims>${list}</priority-claims></us-bibliographic-data-grant></us-patent-grant>`;
      return readDocument(utf8(xml)).documents[0]?.priorityClaims.map(({ number }) => number?.applicationId);
    };
    const claim = (office: string, number: string) =>
      `<country>${office}</country><doc-number>${number}</doc-number><date>20240524</date>`;
    expect(
      claims('design', '29900123', claim('EM', '015012345-0001'), claim('KR', '30-2024-0023456')),
    ).to.deep.equal(['EM.D.015012345', 'KR.D.3020240023456']);
    expect(claims('plant', '18700123', claim('QZ', '2024/0321'))?.[0]).to.match(/^QZ\.V\./);
    expect(claims('utility', '18700123', claim('EM', '015012345-0001'))).to.deep.equal([undefined]);
  });

  it('reads publication and grant from the tags of ST.32', () => {
    const { publication, languages } = onlyRecord('st36/ep-publication.xml');
    expect(publication).to.deep.include({ office: 'EP', number: '4900777', kindCode: 'A1' });
    expect(publication?.date?.date).to.equal('2026-11-18');
    expect(languages).to.deep.equal(['en', 'ja']);
    const granted = onlyRecord('st36/ep-grant.xml');
    // B140 is the day of the new specification, B450 that of the grant
    expect(granted.grant).to.deep.include({ number: '4400456', kindCode: 'B2' });
    expect(granted.grant?.date?.date).to.equal('2026-01-14');
    expect(granted.publication?.date?.date).to.equal('2024-09-11');
  });

  it('tells claims apart that have no element of their own', () => {
    const record = onlyRecord('st36/ep-publication.xml');
    expect(record.priorityClaims.map(claimLine)).to.deep.equal([
      `- JP 2024080202 ${JP} 20240520 - -`,
      '- US 202418700123 US.P.18700123 20240614 - -',
      '- SE - - 20240702 - -',
    ]);
    expect(record.priorityClaims[2]?.findings.map(({ code }) => code)).to.deep.equal(['NUMBER_MISSING']);
    expect(onlyRecord('st36/patdoc.xml').priorityClaims.map(claimLine)).to.deep.equal([
      '- JP 10-186098 JP.P.1998186098 19980701 - -',
      '- JP 10-252239 JP.P.1998252239 19980907 - -',
    ]);
  });

  it('reads claims of priority-claim elements, with their kind', () => {
    const record = onlyRecord('st36/us-grant.xml');
    expect(record.priorityClaims.map(claimLine)).to.deep.equal([
      '01 JP 2023-080808 JP.P.2023080808 20230616 national -',
      '02 EP 23400456 EP.P.23400456 20230700 regional -',
    ]);
    expect(record.priorityClaims[1]?.date?.precision).to.equal('month');
    expect(onlyRecord('st36/jp.xml').priorityClaims.map(claimLine)).to.deep.equal([
      '1 KR 10-2019-0000830 KR.P.1020190000830 20190803 international -',
    ]);
  });

  it('brings the forms of one number together', () => {
    const [record] = readSample('st36/docdb.xml').documents;
    expect(record?.applicationNumber?.applicationId).to.equal('EP.P.25400123');
    expect(record?.priorityClaims.map(claimLine)).to.deep.equal([
      `1 JP 2024-080202 ${JP} 20240520 - -`,
      '2 WO PCT/IB2024/055385 WO.P.PCTIB2024055385 20240603 - -',
    ]);
    expect(onlyRecord('st36/ops.xml').priorityClaims[0]?.number?.applicationId).to.equal(JP);
    const [claim] = onlyRecord('st36/cnipa.xml').priorityClaims;
    expect(claim?.number?.applicationId).to.equal('US.P.62982670');
  });

  it('reads every record of an exchange file, and sees what is to be deleted', () => {
    const result = readSample('st36/docdb.xml');
    expect(result.kind).to.equal('data-package');
    expect(result.documents.map(({ kind, applicationId }) => `${kind} ${applicationId}`)).to.deep.equal([
      'publication EP.P.25400123',
      'publication JP.U.2024000303',
      'grant EP.P.23400456',
      'publication EP.P.23400999',
    ]);
    expect(result.documents.map((one) => obstacles(one).map(({ code }) => code))).to.deep.equal([
      [],
      [],
      [],
      ['RECORD_DELETED'],
    ]);
    expect(result.documents[2]?.path).to.equal('/exchange-documents/exchange-document[3]');
  });

  it('reads an exchange file of many records in time that grows with their number only', () => {
    const record =
      '<exchange-document country="EP"><bibliographic-data><application-reference data-format="docdb"><document-id><country>EP</country><doc-number>25400123</doc-number><date>20250516</date></document-id></application-reference></bibliographic-data></exchange-document>';
    const time = (count: number) => {
      const bytes = utf8(
        `<exchange-documents xmlns="http://www.epo.org/exchange">${record.repeat(count)}</exchange-documents>`,
      );
      const start = performance.now();
      expect(readDocument(bytes).documents).to.have.length(count);
      return performance.now() - start;
    };
    time(500);
    expect(time(4000)).to.be.below(24 * time(500));
  });

  it('takes no element of another namespace for its own', () => {
    expect(errorOf('<a:us-patent-grant xmlns:a="urn:example"></a:us-patent-grant>').code).to.equal(
      'ROOT_UNKNOWN',
    );
    const { documents } = readDocument(
      utf8(
        '<us-patent-grant xmlns:x="urn:example"><x:us-bibliographic-data-grant><application-reference><document-id><doc-number>18700123</doc-number></document-id></application-reference></x:us-bibliographic-data-grant></us-patent-grant>',
      ),
    );
    expect(documents[0]?.findings.map(({ code }) => code)).to.deep.equal([
      'FILING_DATE_MISSING',
      'NUMBER_MISSING',
    ]);
  });

  it('says that there is no record in a file without one', () => {
    expect(
      errorOf('<exchange-documents xmlns="http://www.epo.org/exchange"></exchange-documents>').code,
    ).to.equal('RECORDS_NONE');
  });

  it('reads nothing of persons', () => {
    for (const name of sampleNames('st36')) {
      expect(JSON.stringify(readSample(name)), name).to.not.match(/FICTIONAL|架空|TW/i);
    }
  });

  for (const name of sampleNames('st36')) it(`survives any damage to ${name}`, () => checkDamage(name));
});
