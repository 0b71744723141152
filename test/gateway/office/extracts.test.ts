import { join } from 'node:path';
import { expect } from 'chai';
import type { WorkerPool } from '#node/intake/pool.ts';
import { APPLICATIONS } from '#node/store/office.ts';
import * as rows from '#node/store/register.ts';
import { parseExtract } from '#protocol/extract.ts';
import { AT, newPool, SAMPLES, take } from '../../node/intake/office-fixture.ts';
import { problemOf } from '../fixture.ts';
import { createOfficeGateway, jsonOf, type OfficeGateway } from './fixture.ts';

const ID = 'JP.P.2024080202';

describe('extracts over HTTP', () => {
  let pool: WorkerPool;
  let own: OfficeGateway;
  before(() => {
    pool = newPool();
  });
  after(() => pool.close());
  beforeEach(async () => {
    own = await createOfficeGateway(pool);
    await take(pool, own.office, [join(SAMPLES, 'JP', 'patent-publication.xml')]);
  });
  afterEach(() => own.close());

  it('are issued to an operator, and written down', async () => {
    const refused = await problemOf(await own.post('extracts', { applicationId: ID }));
    expect(refused).to.include({ status: 409, code: 'ACTION_NOT_POSSIBLE' }); // not in the register yet
    const { store } = own.office;
    const {
      rightType,
      profile,
      digest,
      filingDate,
      openKey: key,
    } = (await store.get(APPLICATIONS, ID)) ?? expect.fail();
    const row: rows.RegisterRow = {
      ...{ office: 'JP', key, state: 'open', applicationId: ID, rightType, profile, digest, filingDate },
      ...{ withdrawn: false, revision: 0, recordedAt: AT, blockNumber: 4, transactionHash: '4'.repeat(64) },
    };
    await store.update(async (batch) => {
      batch
        .put(rows.CURSOR, 'cursor', { number: 4, hash: '5'.repeat(64), timestamp: AT })
        .put(rows.RECORDS, row, row);
    });
    const response = await own.post('extracts', { applicationId: ID });
    expect(response.status).to.equal(201);
    const { json, pdf } = await jsonOf(response);
    expect(parseExtract(json.text).applicationId).to.equal(ID);
    expect(pdf.leafIndex).to.equal(json.leafIndex + 1);
    expect(Buffer.from(pdf.base64, 'base64').subarray(0, 5).toString()).to.equal('%PDF-');
    const { rows: trail } = await own.audit.list({ limit: 1, offset: 0, descending: true });
    expect(trail[0]).to.include({ by: 'the operator', operation: 'extract', subject: ID });
  });

  it('are for operators, and of applications of the office', async () => {
    const init = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"applicationId":"JP.P.1"}',
    };
    expect((await own.as('', 'extracts', init)).status).to.equal(401);
    expect((await own.as('examiner', 'extracts', init)).status).to.equal(403);
    expect((await own.as('operator', 'extracts', init)).status).to.equal(404);
  });
});
