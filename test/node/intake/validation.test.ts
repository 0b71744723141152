import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type ValidationReport, Validator } from '#node/intake/validation.ts';

const COMMON = 'http://www.wipo.int/standards/XMLSchema/ST96/Common';

function schema(content: string): string {
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:p="urn:example:p" xmlns:com="${COMMON}"
    targetNamespace="urn:example:p" elementFormDefault="qualified" attributeFormDefault="qualified">${content}</xs:schema>`;
}

const PUMP = `<xs:import namespace="${COMMON}" schemaLocation="Common_V6_0.xsd"/>
  <xs:element name="Pump"><xs:complexType><xs:sequence>
    <xs:element name="Date" type="xs:date"/><xs:element name="Name" type="p:NameType" minOccurs="0"/>
  </xs:sequence><xs:attribute ref="com:st96Version"/></xs:complexType></xs:element>
  <xs:simpleType name="NameType"><xs:restriction base="xs:string"><xs:pattern value="[a-z]+"/></xs:restriction></xs:simpleType>`;

describe('Validator', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ipanchor-validation-'));
  const schemaFolder = join(folder, 'schemas');
  const limits = { schemaFolder, maxBytes: 2 ** 20, maxSeconds: 60 };
  const validator = new Validator(limits);

  before(() => {
    mkdirSync(schemaFolder);
    const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
    put('schemas/Pump_V6_0.xsd', schema(PUMP));
    put(
      'schemas/Common_V6_0.xsd',
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${COMMON}"><xs:attribute name="st96Version" type="xs:token"/></xs:schema>`,
    );
    put('outside.xsd', schema('<xs:element name="Leak"/>'));
    symlinkSync(join(folder, 'outside.xsd'), join(schemaFolder, 'Linked_V6_0.xsd'));
    put(
      'schemas/Leak_V6_0.xsd',
      schema('<xs:include schemaLocation="../outside.xsd"/><xs:element name="Leak" type="p:Missing"/>'),
    );
  });
  after(async () => {
    await validator.close();
    rmSync(folder, { recursive: true });
  });

  async function validate(content: string, name = 'document.xml'): Promise<ValidationReport> {
    const path = join(folder, name);
    writeFileSync(path, content);
    const [report] = await validator.validate([path]);
    if (report === undefined) throw new Error('no report');
    return report;
  }
  const pump = (content: string, attributes = ''): string =>
    `<Pump xmlns="urn:example:p" xmlns:com="${COMMON}"${attributes}>\n${content}</Pump>`;

  it('finds a document valid by the schema of its root and version, with what it imports', async () => {
    const report = await validate(pump('<Date>2099-01-01</Date>', ' com:st96Version="V6_0"'));
    expect(report).to.deep.include({ outcome: 'valid', schema: 'Pump_V6_0.xsd', messages: [] });
  });

  it('takes the newest schema of the root when the document names no version', async () => {
    expect(await validate(pump('<Date>2099-01-01</Date>'))).to.deep.include({ outcome: 'valid' });
  });

  it('names line and place of what is not valid; values only where they are dates or short codes', async () => {
    const report = await validate(pump('<Date>2099-13</Date>\n<Name>Secret Person</Name>'));
    if (report.outcome !== 'invalid') throw new Error('expected an invalid document');
    expect(report.messages.map(({ line }) => line)).to.deep.equal([2, 3]);
    expect(report.messages[0]?.message).to.include("'2099-13'");
    expect(JSON.stringify(report)).to.not.include('Secret');
    expect(report.messages[1]?.message).to.include("'…'");
  });

  it('cannot find out where no schema fits root, namespace or version', async () => {
    for (const document of ['<Valve/>', '<Pump/>', pump('', ' com:st96Version="V9_0"')]) {
      expect(await validate(document)).to.deep.include({ outcome: 'unknown', code: 'SCHEMA_MISSING' });
    }
  });

  it('reads no schema outside of the folder, neither by path nor by link', async () => {
    expect(await validate('<Leak xmlns="urn:example:p"/>')).to.deep.include({
      outcome: 'unknown',
      code: 'SCHEMA_INVALID',
    });
    expect(await validate('<Linked xmlns="urn:example:p"/>')).to.deep.include({
      outcome: 'unknown',
      code: 'FILE_NOT_REGULAR',
    });
  });

  it('refuses what is no XML, and goes on', async () => {
    expect(await validate('<Pump>')).to.deep.include({ outcome: 'refused', code: 'XML_NOT_WELL_FORMED' });
    expect(await validate('plain')).to.deep.include({ outcome: 'refused', code: 'DOCUMENT_NOT_XML' });
    expect(await validate('')).to.deep.include({ outcome: 'refused', code: 'DOCUMENT_EMPTY' });
  });

  it('reports each file of a batch, also one that is not there', async () => {
    await validate(pump('<Date>2099-01-01</Date>'), 'one.xml');
    const reports = await validator.validate(
      ['one.xml', 'none.xml', 'one.xml'].map((name) => join(folder, name)),
    );
    expect(reports.map(({ outcome }) => outcome)).to.deep.equal(['valid', 'unknown', 'valid']);
  });

  it('cannot find out without a folder of schemas', async () => {
    const other = new Validator({ ...limits, schemaFolder: join(folder, 'none') });
    const [report] = await other.validate([join(folder, 'one.xml')]);
    await other.close();
    expect(report).to.deep.include({ outcome: 'unknown', code: 'FILE_UNREADABLE' });
  });
});
