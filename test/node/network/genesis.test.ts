import { expect } from 'chai';
import { keccak256 } from 'ethers';
import fc from 'fast-check';
import { cliqueExtraData, cliqueSigners, type Genesis, genesisHash } from '#node/network/genesis.ts';
import { secureTrieRoot } from '#node/network/trie-root.ts';

const PLAIN: Genesis = {
  config: { chainId: 1 },
  ...{ nonce: '0x42', timestamp: '0x0', gasLimit: '0x1388', difficulty: '0x400000000', alloc: {} },
  extraData: cliqueExtraData(['a'.repeat(40)]),
  ...{ mixHash: `0x${'0'.repeat(64)}`, coinbase: `0x${'0'.repeat(40)}` },
};

describe('genesis block', () => {
  it('has the empty root of the Yellow Paper without accounts', () => {
    expect(secureTrieRoot([])).to.equal('0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421');
  });

  // Seen with go-ethereum 1.13.15: `eth.getBlock(0).hash` after `geth init` of such a file.
  it('has the hash that go-ethereum gives it, with and without accounts', () => {
    expect(genesisHash(PLAIN)).to.equal('c42bd3067d2cc6d6a8c8456bf632910044ca5e1b8d42fddcb8eb8d66dbc90aa2');
    const storage = Object.fromEntries(
      [1, 2, 3, 0x1234].map((slot) => [`0x${slot.toString(16)}`, `0x${(slot * 7).toString(16)}`]),
    );
    const alloc = {
      [`0x${'1'.repeat(40)}`]: { balance: '0x10' },
      ['2'.repeat(40)]: {
        balance: '0x0',
        nonce: '0x1',
        code: '0x6001',
        storage: { ...storage, '0x9': '0x0' },
      },
      ['3'.repeat(40)]: { balance: '0xde0b6b3a7640000', storage: { '0x0': `0x${'ff'.repeat(32)}` } },
    };
    expect(genesisHash({ ...PLAIN, alloc })).to.equal(
      'ca73e97612dc4ab42f3f88d00a000676150875d4498bd3e3b7262660f5ddb242',
    );
    const london = { ...PLAIN, config: { chainId: 1, londonBlock: 0 }, baseFeePerGas: '0x0', alloc };
    expect(genesisHash(london)).to.equal('cc2c7c76bc92cd7b2068e9af9f7b04bb87a9741e4ef84ffd0556f36f98be8460');
  });

  it('depends on each account, whatever their order', () => {
    const account = fc.record({ balance: fc.integer({ min: 1 }).map((value) => `0x${value.toString(16)}`) });
    const address = fc
      .uint8Array({ minLength: 20, maxLength: 20 })
      .map((bytes) => Buffer.from(bytes).toString('hex'));
    fc.assert(
      fc.property(fc.dictionary(address, account, { minKeys: 2, maxKeys: 40 }), (alloc) => {
        const hash = genesisHash({ ...PLAIN, alloc });
        const turned = Object.fromEntries(Object.entries(alloc).reverse());
        expect(genesisHash({ ...PLAIN, alloc: turned })).to.equal(hash);
        const [first = ''] = Object.keys(alloc);
        const { [first]: _, ...others } = alloc;
        expect(genesisHash({ ...PLAIN, alloc: others })).to.not.equal(hash);
      }),
      { numRuns: 30 },
    );
  });

  it('names signers ascending, and gives them back', () => {
    const signers = ['b', 'a', 'c'].map((digit) => digit.repeat(40));
    const extraData = cliqueExtraData(signers);
    expect(cliqueSigners({ ...PLAIN, extraData })).to.deep.equal(signers.toSorted());
    expect(cliqueSigners({ ...PLAIN, extraData: '0x' })).to.deep.equal([]);
    expect(keccak256(extraData)).to.have.length(66);
  });
});
