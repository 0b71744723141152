import { expect } from 'chai';
import fc from 'fast-check';
import type { Chain } from '#node/chain/connection.ts';
import { timeOf } from '#node/chain/encoding.ts';
import { blockAt } from '#node/key-trace.ts';

/** A chain whose blocks have these Unix times. */
function chainOf(times: readonly number[]): Chain {
  const hash = `0x${'00'.repeat(32)}`;
  const provider = {
    getBlockNumber: async () => times.length - 1,
    send: async (_: string, [tag]: readonly string[]) => {
      const time = times[Number(tag)];
      const block = { number: tag, hash, parentHash: hash, transactions: [] };
      return time === undefined ? null : { ...block, timestamp: `0x${time.toString(16)}` };
    },
  };
  return { provider } as unknown as Chain; // nothing else of it is asked
}

describe('trace of a key', () => {
  it('finds the first block of a time or later, whatever blocks share a time', async () => {
    const steps = fc.array(fc.nat(3), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(200), async (differences, asked) => {
        let time = 1_000;
        const times = differences.map((difference) => (time += difference));
        const expected = times.findIndex((at) => at >= 900 + asked);
        expect(await blockAt(chainOf(times), timeOf(900 + asked))).to.equal(
          expected === -1 ? undefined : expected,
        );
      }),
    );
  });
});
