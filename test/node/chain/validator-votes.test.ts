import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { AbiCoder } from 'ethers';
import fc from 'fast-check';
import { callIpc } from '#node/chain/ipc.ts';
import { castVotes, type Vote, voteChange } from '#node/chain/validator-votes.ts';
import type { NodeError } from '#node/errors.ts';

const address = (letter: string): string => letter.repeat(40);
const [A, B, C, D] = ['a', 'b', 'c', 'd'].map(address) as [string, string, string, string];

describe('votes of a validator', () => {
  it('casts none and takes back all when both sets agree', () => {
    expect(voteChange([A, B], [B, A], [])).to.deep.equal({ propose: [], discard: [] });
    const left = [{ validator: A, isFor: true }];
    expect(voteChange([A, B], [B, A], left)).to.deep.equal({ propose: [], discard: [A] });
  });

  it('casts each vote once, and turns one that is the other way round', () => {
    const cast = [{ validator: C, isFor: true }];
    expect(voteChange([A, C], [A, B], cast)).to.deep.equal({
      propose: [{ validator: B, isFor: false }],
      discard: [],
    });
    expect(voteChange([A], [A, C], cast).propose).to.deep.equal([{ validator: C, isFor: false }]);
  });

  it('leads to the set that is wanted from any, whatever votes there were', () => {
    const set = fc.subarray([A, B, C, D], { minLength: 1 });
    const votes = fc.uniqueArray(fc.record({ validator: fc.constantFrom(A, B, C, D), isFor: fc.boolean() }), {
      selector: ({ validator }) => validator,
    });
    fc.assert(
      fc.property(set, set, votes, (wanted, signers, before) => {
        const cast = new Map(before.map(({ validator, isFor }) => [validator, isFor]));
        const { propose, discard } = voteChange(wanted, signers, before);
        for (const { validator, isFor } of propose) cast.set(validator, isFor);
        for (const validator of discard) cast.delete(validator);
        // All validators vote so: each vote that stands is carried out.
        const after = new Set(signers);
        for (const [validator, isFor] of cast) {
          if (isFor) after.add(validator);
          else after.delete(validator);
        }
        expect([...after].sort()).to.deep.equal([...wanted].sort());
        const now: Vote[] = [...cast].map(([validator, isFor]) => ({ validator, isFor }));
        const none = { propose: [], discard: [] };
        expect(voteChange(wanted, signers, now), 'it is said once').to.deep.equal(none);
        expect(voteChange(wanted, [...after], now).discard.length, 'and taken back').to.equal(cast.size);
      }),
    );
  });

  describe('over the socket of the validator', () => {
    let folder: string;
    let server: Server;
    let asked: { method: string; params: unknown[] }[];
    let answers: Record<string, unknown>;

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'ipc-'));
      asked = [];
      const coder = AbiCoder.defaultAbiCoder();
      answers = {
        eth_blockNumber: '0x20',
        clique_getSigners: [`0x${A}`, `0x${B}`],
        clique_proposals: {},
        validatorSet: coder.encode(['address'], [`0x${D}`]),
        getValidators: coder.encode(['address[]'], [[`0x${A}`, `0x${C}`]]),
      };
      server = createServer((socket) =>
        socket
          .on('error', () => undefined)
          .on('data', (data) => {
            const call = JSON.parse(String(data));
            asked.push(call);
            const isSet = JSON.stringify(call.params).includes(`0x${D}`);
            const name =
              call.method === 'eth_call' ? (isSet ? 'getValidators' : 'validatorSet') : call.method;
            const result = answers[name] ?? null;
            socket.write(typeof result === 'function' ? result() : `${JSON.stringify({ id: 1, result })}\n`);
          }),
      );
      server.listen(join(folder, 'geth.ipc'));
      await once(server, 'listening');
    });

    afterEach(() => {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const votes = () => ({ ipc: join(folder, 'geth.ipc'), governor: B });
    const of = (method: string) => asked.filter((call) => call.method === method).map(({ params }) => params);

    it('proposes what the offices decided, as of the last final block', async () => {
      answers.clique_proposals = { [`0x${D}`]: true };
      await castVotes(votes());
      expect(of('clique_propose')).to.deep.equal([
        [`0x${C}`, true],
        [`0x${B}`, false],
      ]);
      expect(of('clique_discard')).to.deep.equal([[`0x${D}`]]);
      expect(of('eth_call').map(([, block]) => block)).to.deep.equal(['0x14', '0x14']);
    });

    it('waits while no block is final', async () => {
      answers.eth_blockNumber = '0xb';
      await castVotes(votes());
      expect(of('clique_propose')).to.deep.equal([]);
    });

    for (const [name, answer] of [
      ['eth_blockNumber', 'many'],
      ['clique_getSigners', ['0x12']],
      ['clique_proposals', { [`0x${A}`]: 'yes' }],
      ['validatorSet', '0x'],
      ['getValidators', '0x1234'],
      ['clique_getSigners', () => 'no JSON\n'],
    ] as const) {
      it(`casts no vote on ${name} of another form (${typeof answer})`, async () => {
        answers[name] = answer;
        const error = await castVotes(votes()).then(
          () => undefined,
          (thrown: NodeError) => thrown,
        );
        expect(error?.code).to.equal('CHAIN_ANSWER');
        expect(of('clique_propose')).to.deep.equal([]);
      });
    }

    it('tells a validator that is not there from one that does not answer', async () => {
      const codeOf = (failing: Promise<unknown>) => failing.catch((error: NodeError) => error.code);
      expect(await codeOf(callIpc(join(folder, 'none.ipc'), 'x'))).to.equal('CHAIN_UNREACHABLE');
      answers.silent = () => '';
      expect(await codeOf(callIpc(votes().ipc, 'silent', [], 50))).to.equal('CHAIN_SLOW');
    });
  });
});
