/** What the registers cost, in real transactions: the bars are those that free-gas and priced chains are planned with. */
import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { AbiCoder, type ContractTransactionResponse, keccak256, toBeHex } from 'ethers';
import { DocumentLogStorageLayout } from '#node/chain/abi.generated.ts';
import { consistencyPath, nodeHash, rootAt, subtrees } from '#protocol/tree.ts';
import { ascii, office, startChain } from './contracts-chain.ts';

const MAX_TRANSACTION_BYTES = 131_072; // go-ethereum refuses larger ones
const MAX_TRANSACTION_GAS = 16_777_216n; // EIP-7825
const BATCH = 300;
const JP = office('JP');
const hex = (bytes: Uint8Array): string => `0x${Buffer.from(bytes).toString('hex')}`;
const random = (): string => hex(randomBytes(32));

async function cost(sent: Promise<ContractTransactionResponse>) {
  const response = await sent;
  const receipt = await response.wait();
  if (receipt === null) throw new Error('not mined');
  return { gas: receipt.gasUsed, bytes: response.data.length / 2 - 1 };
}

describe('gas', function () {
  this.timeout(120_000);
  let chain: Awaited<ReturnType<typeof startChain>>;
  before(async () => {
    chain = await startChain();
  });
  after(() => chain.close());

  it('records a sealed application for 52,000 at most', async () => {
    const item = { rightType: ascii('P', 1), profile: 2n, filingDate: 20261121n };
    const batch = Array.from({ length: BATCH }, () => ({ ...item, key: random(), seal: random() }));
    const { gas, bytes } = await cost(chain.applications.recordSealed(JP, batch));
    console.log(`      ${gas / 300n} gas each, ${gas} and ${bytes} bytes of call data for ${BATCH}`);
    expect(gas <= 52_000n * BigInt(BATCH)).to.equal(true);
    expect(gas < MAX_TRANSACTION_GAS).to.equal(true);
    expect(bytes).to.be.below(MAX_TRANSACTION_BYTES - 1024);
  });

  it('records an open application for 54,000 at most, the number as long as it can be', async () => {
    for (const length of [10, 32]) {
      const batch = Array.from({ length: BATCH }, (_, n) => ({
        number: ascii(`${n}`.padStart(length, '0'), 32),
        digest: random(),
        rightType: ascii('P', 1),
        profile: 2n,
        filingDate: 20261121n,
      }));
      const { gas, bytes } = await cost(chain.applications.recordOpen(JP, batch));
      console.log(`      ${gas / 300n} gas each, ${gas} and ${bytes} bytes of call data for ${BATCH}`);
      expect(gas <= 54_000n * BigInt(BATCH)).to.equal(true);
      expect(gas < MAX_TRANSACTION_GAS).to.equal(true);
      expect(bytes).to.be.below(MAX_TRANSACTION_BYTES - 1024);
    }
  });

  it('opens, declares and opens claims in batches that one transaction takes', async () => {
    const count = 100;
    const each = { rightType: ascii('P', 1), profile: 2n, filingDate: 20261120n };
    const applications = await Promise.all(
      Array.from({ length: count }, async (_, n) => {
        const number = ascii(`G${n}`, 32);
        const [sealedKey, digest, blinding, claimKey, claimMask] = [1, 2, 3, 4, 5].map(random);
        const key = await chain.applications.openKeyOf(JP, each.rightType, number);
        const seal = await chain.applications.sealOf(key, 2n, digest!, each.filingDate, blinding!);
        const earlier = random();
        const claimSeal = await chain.priorities.claimSealOf(earlier, key, 20251120n, JP, claimMask!);
        return { number, sealedKey, digest, blinding, key, seal, earlier, claimKey, claimMask, claimSeal };
      }),
    );
    const print = async (what: string, sent: Promise<ContractTransactionResponse>): Promise<void> => {
      const { gas } = await cost(sent);
      console.log(`      ${gas / BigInt(count)} gas each to ${what}`);
      expect(gas < MAX_TRANSACTION_GAS).to.equal(true);
    };
    const sealedBatch = applications.map(({ sealedKey, seal }) => ({ ...each, key: sealedKey!, seal }));
    await cost(chain.applications.recordSealed(JP, sealedBatch));
    const openings = applications.map(({ sealedKey, number, digest, blinding }) => ({
      ...each,
      sealedKey: sealedKey!,
      number,
      digest: digest!,
      blinding: blinding!,
    }));
    await print('open an application', chain.applications.open(JP, openings));
    const sealedClaims = applications.map(({ claimKey, claimSeal }) => ({
      claimKey: claimKey!,
      claimSeal,
      maskedLaterKey: random(),
      maskedDate: '0x01020304',
    }));
    await print('declare a sealed claim', chain.priorities.declareSealed(JP, sealedClaims));
    const claims = applications.map(({ earlier, key, claimKey, claimMask }) => ({
      claimKey: claimKey!,
      openKey: earlier,
      laterKey: key,
      claimMask: claimMask!,
      claimedDate: 20251120n,
    }));
    await print('open a claim', chain.priorities.openClaim(JP, claims));
    const open = applications.map(({ key }) => ({
      openKey: random(),
      laterKey: key,
      claimedDate: 20251120n,
    }));
    await print('declare an open claim', chain.priorities.declareOpen(JP, open));
  });

  it('appends a head for 120,000 at most', async () => {
    // One leaf less than a power of two makes the longest proof of its size.
    const sizes = [1, 3, 255, 4095, 65_535, 262_143, 262_144, 524_287, 524_288];
    const hashAt = subtrees(
      Array.from({ length: 524_288 }, (_, n) => new Uint8Array(32).fill(1 + (n % 251))),
    );
    let latest = 0;
    for (const size of sizes) {
      const proof = consistencyPath(latest, size, hashAt).map(hex);
      const { gas } = await cost(chain.log.append(JP, 1n, BigInt(size), hex(rootAt(size, hashAt)), proof));
      console.log(`      ${gas} gas from ${latest} to ${size}, ${proof.length} hashes`);
      expect(gas <= 120_000n).to.equal(true);
      latest = size;
    }
  });

  it('appends for 120,000 at most to a log of up to 2^28 entries, however they lie', async () => {
    // No log can be grown to such a size here, so the head before is put into storage: the tree of 2^k − 1 leaves has
    // the longest proof of all below 2^k, and every hash of it but one is hashed twice.
    const coder = AbiCoder.defaultAbiCoder();
    const entryOf = (type: string, key: string | bigint, slot: string): string =>
      keccak256(coder.encode([type, 'bytes32'], [key, slot]));
    const word = (value: bigint): string => toBeHex(value, 32);
    const US = ascii('US', 2).padEnd(66, '0');
    for (const k of [20, 28, 52]) {
      const undo = await chain.snapshot();
      const size = 2n ** BigInt(k) - 1n;
      const proof: Uint8Array[] = Array.from({ length: k + 1 }, () => randomBytes(32));
      let oldRoot = proof[0]!;
      let newRoot = nodeHash(oldRoot, proof[1]!);
      for (const sibling of proof.slice(2)) {
        [oldRoot, newRoot] = [nodeHash(sibling, oldRoot), nodeHash(sibling, newRoot)];
      }
      const log = entryOf('uint64', 1n, entryOf('bytes32', US, word(slotOf('_logs'))));
      const heads = entryOf('uint64', 1n, entryOf('bytes32', US, word(slotOf('_heads'))));
      await chain.setStorage(chain.log.target, log, word(size));
      await chain.setStorage(chain.log.target, entryOf('uint64', size, heads), hex(oldRoot));
      const sent = chain.log.append(office('US'), 1n, size + 1n, hex(newRoot), proof.map(hex));
      const { gas } = await cost(sent);
      await undo();
      console.log(`      ${gas} gas from 2^${k} - 1 to 2^${k}, ${proof.length} hashes`);
      if (k <= 28) expect(gas <= 120_000n).to.equal(true);
    }
  });
});

/** Slot of a state variable, as the compiler laid it out. */
function slotOf(label: string): bigint {
  const line = DocumentLogStorageLayout.find((entry) => entry.includes(` ${label}: `));
  return BigInt(line?.split('+')[0] ?? 'no such variable');
}
