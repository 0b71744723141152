import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { utf8 } from '#protocol/bytes.ts';
import { obstacles } from '#standards/filed-document.ts';
import { DIALECTS, KEPT_ALIVE, readDocument } from '#standards/read.ts';
import { compileGrammar } from '#standards/reading/grammar.ts';
import { OFFICE_ROOTS } from '#standards/st36/st36-grammar.ts';
import { checkDamage, claimLine, errorOf, onlyRecord, readSample, sampleNames } from './samples.ts';

describe('reading of any document', () => {
  it('has a grammar without loose ends for every dialect', () => {
    for (const { grammar, roots = [] } of DIALECTS) {
      const known = compileGrammar(grammar);
      for (const root of roots) expect(known.has(root), root).to.equal(true);
    }
  });

  it('has every root in the list of documents that are read', () => {
    const list = readFileSync(new URL('../../../docs/readers.md', import.meta.url), 'utf8');
    for (const { grammar, roots = [...compileGrammar(grammar).keys()] } of DIALECTS) {
      for (const root of roots) {
        const name = OFFICE_ROOTS[root] === undefined ? root : root.replace(/^../, 'xx');
        expect(list, root).to.include(`\`${name}\``);
      }
    }
  });

  it('keeps objects alive that a document without a defect is read into', () => {
    const [application] = KEPT_ALIVE.result.documents;
    expect(KEPT_ALIVE.result.findings.map(({ code }) => code)).to.deep.equal(['READ_AS']);
    expect(application)
      .to.include({ applicationId: 'JP.P.2025000001' })
      .and.to.have.deep.property('findings', []);
    expect(application?.priorityClaims.map(claimLine)).to.have.length(1);
    expect(application?.priorityClaims[0]?.findings).to.deep.equal([]);
  });

  it('names what it saw, and how much it knows, in a message that is not long', () => {
    const { code, message } = errorOf('<x:thing xmlns:x="urn:example"></x:thing>');
    expect(code).to.equal('ROOT_UNKNOWN');
    expect(message).to.match(/^the root element is \{urn:example\}thing; known are roots of ST\.96 \(\d+\)/);
    expect(message.length).to.be.below(160);
  });

  it('says in which namespaces it knows the name of a root that it does not know in this one', () => {
    const { message } = errorOf('<Transaction></Transaction>');
    expect(message).to.include(
      'Transaction is known in http://www.wipo.int/standards/XMLSchema/trademarks, ',
    );
    expect(message).to.include('http://www.wipo.int/standards/XMLSchema/designs');
    expect(errorOf('<x:PATDOC xmlns:x="urn:example"></x:PATDOC>').message).to.match(/known in no namespace$/);
  });

  it('reads the publications of an office whose code is the prefix, as ST.36 names them', () => {
    const id = (number: string) =>
      `<document-id><doc-number>${number}</doc-number><date>20240520</date></document-id>`;
    const { reader, documents } = readDocument(
      utf8(
        `<ru-patent-document><ru-bibliographic-data><application-reference>${id('2024112345')}</application-reference></ru-bibliographic-data></ru-patent-document>`,
      ),
    );
    expect(reader).to.equal('st36');
    expect(documents[0]).to.include({ office: 'RU', applicationId: 'RU.P.2024112345' });
    expect(errorOf('<zz-patent-document></zz-patent-document>').code).to.equal('ROOT_UNKNOWN');
  });

  for (const [xml, code] of [
    ['<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema"></s:schema>', 'DOCUMENT_IS_SCHEMA'],
    ['<t:transform xmlns:t="http://www.w3.org/1999/XSL/Transform"></t:transform>', 'DOCUMENT_IS_STYLESHEET'],
    ['<class-scheme></class-scheme>', 'DOCUMENT_IS_CLASSIFICATION'],
    [
      '<a:CPCMasterClassificationFile xmlns:a="patent:uspto:doc:us:gov"></a:CPCMasterClassificationFile>',
      'DOCUMENT_IS_CLASSIFICATION',
    ],
    [
      '<c:CopyrightOrphanWork xmlns:c="http://www.wipo.int/standards/XMLSchema/ST96/Copyright"></c:CopyrightOrphanWork>',
      'DOCUMENT_IS_COPYRIGHT',
    ],
    ['<ST26SequenceListing></ST26SequenceListing>', 'DOCUMENT_IS_SEQUENCE_LISTING'],
    ['<authority-file></authority-file>', 'DOCUMENT_IS_AUTHORITY_FILE'],
    ['<PatentHitList></PatentHitList>', 'DOCUMENT_IS_HIT_LIST'],
    ['<Application-body></Application-body>', 'DOCUMENT_IS_TABLE_OF_CONTENTS'],
  ] as const) {
    it(`refuses by name: ${code}`, () => {
      expect(errorOf(xml).code).to.equal(code);
    });
  }

  for (const [name, dialect, kind, office, rightType] of [
    ['cipo', 'CIPO', 'application', 'CA', 'T'],
    ['file-wrapper', 'USPTO', 'status-event', 'US', 'P'],
    ['geographical-indication', 'WIPO', 'publication', 'PT', 'G'],
    ['ipi', 'IPI', 'data-package', 'CH', 'T'],
    ['jpo-patent', 'JPO', 'publication', 'JP', 'P'],
    ['jpo-trademark', 'JPO', 'grant', 'JP', 'T'],
    ['jpo-utility-model', 'JPO', 'grant', 'JP', 'U'],
    ['legal-status', 'WIPO', 'status-event', 'JP', 'P'],
    ['madrid', 'WIPO', 'grant', 'WO', 'T'],
    ['peds', 'USPTO', 'data-package', 'US', 'P'],
    ['tsdr-documents', 'USPTO', 'status-event', 'US', 'T'],
  ] as const) {
    it(`reads the ST.96 of ${name}.xml`, () => {
      const result = readSample(`dialects/${name}.xml`);
      expect(result).to.include({ reader: 'st96', dialect, kind });
      expect(result.documents[0]).to.include({ office, rightType });
    });
  }

  it('reads the claims of every dialect', () => {
    for (const name of ['cipo', 'madrid']) {
      expect(onlyRecord(`dialects/${name}.xml`).priorityClaims.map(claimLine)).to.deep.equal([
        '- JP 2025-050404 JP.T.2025050404 2025-05-12 - -',
      ]);
    }
  });

  it('takes a part of a file wrapper for no filing: it has a number and no filing date', () => {
    for (const name of ['file-wrapper', 'tsdr-documents']) {
      const record = onlyRecord(`dialects/${name}.xml`);
      expect(record.findings.map(({ code }) => code)).to.deep.equal(['FILING_DATE_MISSING']);
      // It may stand so: what it names is recorded already, or it is refused for that.
      expect(obstacles(record)).to.deep.equal([]);
    }
    expect(onlyRecord('dialects/file-wrapper.xml').applicationId).to.equal('US.P.19400111');
  });

  it('reads the records of a bag one by one', () => {
    const ids = (name: string) => readSample(name).documents.map(({ applicationId }) => applicationId);
    expect(ids('dialects/peds.xml')).to.deep.equal(['US.P.18700123', 'US.P.18700124']);
    expect(readSample('dialects/peds.xml').documents.map(({ kind }) => kind)).to.deep.equal([
      'grant',
      'application',
    ]);
    expect(ids('dialects/ipi.xml')).to.have.length(2);
  });

  for (const name of sampleNames('dialects')) it(`survives any damage to ${name}`, () => checkDamage(name));
});
