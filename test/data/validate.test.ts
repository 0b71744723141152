import { join } from 'node:path';
import { expect } from 'chai';
import { WorkerPool } from '#node/intake/pool.ts';
import type { Reading, ReadOutcome, Refusal } from '#node/intake/reading.ts';
import { type ValidationReport, Validator } from '#node/intake/validation.ts';
import { dataFolder } from './folder.ts';

/** Whatever became of a file. */
type Outcome = Pick<ReadOutcome, 'path'> & {
  readonly reading?: Reading;
  readonly refusals?: readonly Refusal[];
};

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

  it('takes such a record by default, with the same applications as where the schemas are a report', async () => {
    const { path, reading } = await readBy(undefined);
    expect(reading?.filings.map(({ applicationId }) => applicationId)).to.deep.equal(['US.T.76044902']);
    expect(reading?.quality.defects.map(({ severity }) => severity)).to.not.include('error');
    expect(path).to.match(/sn76044902-ST96\.xml$/);
  });

  it('refuses it where the configuration of the office makes the schemas a gate', async function () {
    this.timeout(300_000);
    const { refusals } = await readBy(dataFolder('2_st96_xsd/V6_0_flattened'));
    expect(new Set(refusals?.map(({ code }) => code))).to.deep.equal(new Set(['XSD_INVALID']));
  });

  async function readBy(schemaFolder: string | undefined): Promise<Outcome> {
    const path = join(instances, 'uspto_tsdr/sn76044902-ST96.xml');
    const pool = new WorkerPool({ maxBytes: 2 ** 24, maxSeconds: 120, threads: 1, schemaFolder });
    try {
      const [outcome] = await pool.read([{ path, size: 0 }]);
      if (outcome === undefined) throw new Error('no outcome');
      return outcome;
    } finally {
      await pool.close();
    }
  }

  it('cannot find out about a version or kind of which there is no schema', async () => {
    const reports = await validate('uspto_peds/PEDS_06760598_V3_1.xml');
    expect(reports).to.have.length(1);
    expect(reports[0]).to.deep.include({ outcome: 'unknown', code: 'SCHEMA_MISSING' });
  });
});
