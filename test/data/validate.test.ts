import { join } from 'node:path';
import { expect } from 'chai';
import { type ValidationReport, Validator } from '#node/intake/validation.ts';
import { dataFolder } from './folder.ts';

describe('validation of real documents against V6_0', () => {
  const instances = dataFolder('1_st96_instances');
  const validator = new Validator({
    schemaFolder: dataFolder('2_st96_xsd/V6_0_flattened'),
    maxBytes: 64 * 2 ** 20,
    maxSeconds: 120,
  });
  after(() => validator.close());

  async function validate(...files: readonly string[]): Promise<readonly ValidationReport[]> {
    return validator.validate(files.map((file) => join(instances, file)));
  }

  it("finds WIPO's samples of three components valid", async function () {
    this.timeout(300_000);
    const reports = await validate(
      ...['PatentPublication', 'TrademarkApplication', 'DesignApplication'].map(
        (name) => `wipo_annexVII_V6/${name}_Example.xml`,
      ),
    );
    expect(reports.map(({ outcome }) => outcome)).to.deep.equal(['valid', 'valid', 'valid']);
  });

  it('says where and why the record of a trademark register is not valid', async function () {
    this.timeout(300_000);
    const [report] = await validate('uspto_tsdr/sn76044902-ST96.xml');
    if (report?.outcome !== 'invalid') throw new Error('expected an invalid document');
    expect(report.schema).to.equal('TrademarkTransaction_V6_0.xsd');
    expect(report.messages[0]).to.deep.include({
      code: 'XSD_INVALID',
      line: 2,
      message:
        "Element '{Trademark}TrademarkTransaction': The attribute '{Common}st96Version' is required but missing.",
    });
  });

  it('cannot find out about a version or kind of which there is no schema', async () => {
    const reports = await validate('uspto_peds/PEDS_06760598_V3_1.xml');
    expect(reports).to.have.length(1);
    expect(reports[0]).to.deep.include({ outcome: 'unknown', code: 'SCHEMA_MISSING' });
  });
});
