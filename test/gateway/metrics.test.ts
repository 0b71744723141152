import { expect } from 'chai';
import { CODE, HASH } from '../node/register/fixture.ts';
import { createGateway, type GatewayFixture } from './fixture.ts';

describe('GET /metrics', () => {
  let gateway: GatewayFixture;
  before(async () => {
    gateway = await createGateway({
      endpoints: () => [
        { place: 'rpc1.example', isInUse: false, left: { code: 'CHAIN_SLOW', message: 'of a test' } },
        { place: 'rpc2.example', isInUse: true },
        { place: 'rpc3.example', isInUse: false },
      ],
      figures: async () => ({ logEntries: 7, receipts: 5, outboxPending: 2 }),
    });
  });
  after(() => gateway.close());
  const metrics = async () => (await fetch(`${gateway.url}/metrics`)).text();

  it('counts requests and refusals, and says how far the node is', async () => {
    await gateway.post('/api/v1/verifications', '{');
    gateway.chain = { head: 43, finalized: 43 };
    const text = await metrics();
    for (const line of [
      'ipanchor_request_seconds_count{method="POST",resource="/api/v1/verifications",status="400"} 1',
      'ipanchor_refusals_total{code="JSON_MALFORMED"} 1',
      'ipanchor_block_number 40',
      'ipanchor_chain_lag_blocks 3',
      'ipanchor_follower_troubled 0',
      'ipanchor_chain_endpoints_well 2',
      'ipanchor_chain_endpoints_left 1',
      'ipanchor_log_entries 7',
      'ipanchor_receipts 5',
      'ipanchor_outbox_pending 2',
      'process_cpu_seconds_total',
    ])
      expect(text).to.include(line);
  });

  it('answers while the chain or the register cannot be asked', async () => {
    gateway.chain = undefined;
    const { reader } = gateway;
    expect(await metrics()).to.include('ipanchor_chain_lag_blocks -1');
    gateway.reader = { ...reader, asOf: () => Promise.reject(new Error('gone')) };
    expect(await metrics()).to.include('ipanchor_block_number Nan');
    gateway.reader = reader;
  });

  it('has no label of what was sent', async () => {
    await fetch(`${gateway.url}/api/v1/${CODE}/${HASH.other}?key=${CODE}`);
    await fetch(`${gateway.url}/api/v1/problems/${CODE}`);
    const text = await metrics();
    for (const secret of [CODE, HASH.other]) expect(text).to.not.include(secret);
    expect(text).to.include('resource="none"');
  });
});
