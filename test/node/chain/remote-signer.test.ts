import { expect } from 'chai';
import { Transaction, type TransactionLike, Wallet } from 'ethers';
import fc from 'fast-check';
import { remoteSigner } from '#node/chain/remote-signer.ts';
import type { NodeError } from '#node/errors.ts';
import { type SignerMode, serveSigner } from '../../integration/fixtures/http-signer.ts';

describe('remote signer', () => {
  const wallet = Wallet.createRandom();
  let server: Awaited<ReturnType<typeof serveSigner>>;

  before(async () => {
    server = await serveSigner(wallet.privateKey);
  });
  beforeEach(() => {
    server.state.mode = 'honest';
  });
  after(() => server.close());

  const legacy: TransactionLike<string> = {
    ...{ to: `0x${'11'.repeat(20)}`, data: '0xabcd', nonce: 7, gasLimit: 100_000, type: 0, gasPrice: 0n },
    chainId: 4711,
  };
  const priced: TransactionLike<string> = {
    ...{ to: `0x${'11'.repeat(20)}`, data: '0xabcd', nonce: 7, gasLimit: 100_000, type: 2 },
    ...{ maxFeePerGas: 9n, maxPriorityFeePerGas: 2n, chainId: 4711 },
  };
  const signer = (account = server.account, timeoutMs = 5_000) =>
    remoteSigner({ url: server.url, account, timeoutMs });

  async function failure(mode: SignerMode, transaction = legacy, by = signer()): Promise<NodeError> {
    server.state.mode = mode;
    return by.sign(transaction).then(
      () => expect.fail(`${mode}: signed`),
      (error: NodeError) => error,
    );
  }

  it('gives what the same key signs in this process, in either form of fees, also for a deployment', async () => {
    for (const transaction of [legacy, priced, { ...legacy, to: null }]) {
      const raw = await signer().sign(transaction);
      expect(raw).to.equal(await wallet.signTransaction(transaction));
      expect(Transaction.from(raw).from).to.equal(wallet.address);
    }
  });

  it('takes the answer of go-ethereum, which has the fields too', async () => {
    server.state.mode = 'with fields';
    expect(await signer().sign(legacy)).to.equal(await wallet.signTransaction(legacy));
  });

  const changes = ['to', 'data', 'nonce', 'value', 'gasLimit', 'gasPrice', 'chainId', 'type'] as const;
  for (const field of changes) {
    it(`refuses a transaction of which the signer changed ${field}, and names it`, async () => {
      for (const transaction of [legacy, priced]) {
        const { code, where } = await failure(`changes ${field}`, transaction);
        expect(code).to.equal('SIGNER_DEVIATES');
        expect(where?.split(', ')).to.include(
          field === 'gasPrice' && transaction === priced ? 'type' : field,
        );
      }
    });
  }

  it('refuses a transaction that another key signed', async () => {
    expect(await failure('other key')).to.include({ code: 'SIGNER_DEVIATES', where: 'signer' });
  });

  it('says of an account that the signer has not that it has it not', async () => {
    const other = signer('22'.repeat(20));
    expect(await failure('honest', legacy, other)).to.include({ code: 'SIGNER_ACCOUNT' });
    expect(await failure('no account')).to.include({ code: 'SIGNER_ACCOUNT' });
  });

  it('tells a refusal from what is no answer, and both from silence', async () => {
    const refused = await failure('refuses');
    expect(refused.code).to.equal('SIGNER_REFUSED');
    expect(refused.message).to.include('not by my rules');
    for (const mode of ['no answer', 'not JSON', 'too long'] as const)
      expect(await failure(mode), mode).to.include({ code: 'SIGNER_ANSWER' });
    expect((await failure('not JSON')).message).to.include('403');
    expect(await failure('slow', legacy, signer(server.account, 50))).to.include({ code: 'SIGNER_SLOW' });
    const nobody = remoteSigner({ url: 'http://127.0.0.1:9', account: server.account, timeoutMs: 5_000 });
    expect(await failure('honest', legacy, nobody)).to.include({ code: 'SIGNER_UNREACHABLE' });
  });

  it('asks a signer that lists no accounts to sign all the same', async () => {
    server.state.mode = 'no list';
    expect(await signer().sign(legacy)).to.equal(await wallet.signTransaction(legacy));
  });

  it('takes nothing but what this key signs of this transaction, whatever bit is another', async () => {
    const honest = Buffer.from((await wallet.signTransaction(priced)).slice(2), 'hex');
    const by = signer();
    await by.sign(priced);
    await fc.assert(
      fc.asyncProperty(fc.nat(honest.length - 1), fc.nat(7), async (place, bit) => {
        const changed = Buffer.from(honest);
        changed[place] = (changed[place] ?? 0) ^ (1 << bit);
        server.state.given = `0x${changed.toString('hex')}`;
        const { code } = await failure('given', priced, by);
        expect(code).to.be.oneOf(['SIGNER_DEVIATES', 'SIGNER_ANSWER']);
      }),
      { numRuns: 100 },
    );
    server.state.given = '0x';
    expect((await failure('given', priced, by)).code).to.equal('SIGNER_ANSWER');
  });
});
