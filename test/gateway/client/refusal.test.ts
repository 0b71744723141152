import { expect } from 'chai';
import { problemOf, waitOf } from '#gateway/client/refusal.ts';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const waits = (status: number, after?: string): number | undefined =>
  waitOf(new Response(null, { status, headers: after === undefined ? {} : { 'retry-after': after } }), NOW);

describe('what a gateway says when it does not answer', () => {
  it('is when to ask again: in seconds, or at a time', () => {
    expect(waits(503, '7')).to.equal(7_000);
    expect(waits(429, 'Fri, 20 Nov 2026 10:01:00 GMT')).to.equal(60_000);
    expect(waits(503, 'Fri, 20 Nov 2026 09:00:00 GMT')).to.equal(0);
  });

  it('is nothing of the kind with another status, or in another form', () => {
    for (const [status, after] of [
      [200, '7'],
      [500, '7'],
      [503, undefined],
      [503, 'soon'],
      [503, '-1x'],
    ] as const)
      expect(waits(status, after), `${status} ${after}`).to.equal(undefined);
  });

  it('is a problem, unless what stands before the gateway answers', async () => {
    for (const text of ['', '<html>', '[]', '{"code":7,"detail":""}', 'null']) {
      const error = await problemOf(new Response(text, { status: 502 }), 'gateway.example');
      expect(error.problem, text).to.equal(undefined);
      expect(error.message).to.equal('gateway.example: status 502, without saying why');
    }
  });
});
