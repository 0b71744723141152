/** Each rule that exists in TypeScript and in Solidity, on random inputs: both must answer the same. */
import { expect } from 'chai';
import fc from 'fast-check';
import { RIGHT_TYPES, type RightType } from '#protocol/application-id.ts';
import { claimId, claimSeal, openKey, seal } from '#protocol/keys.ts';
import {
  consistencyPath,
  inclusionPath,
  leafHash,
  rootAt,
  subtrees,
  verifyConsistency,
  verifyInclusion,
} from '#protocol/tree.ts';
import { ascii, office, startChain } from './contracts-chain.ts';

const JP = office('JP');
const hex = (bytes: Uint8Array): string => `0x${Buffer.from(bytes).toString('hex')}`;
const yyyymmdd = (date: string): bigint => BigInt(date.replaceAll('-', ''));

const letter = fc.integer({ min: 65, max: 90 }).map((code) => String.fromCharCode(code));
const officeCode = fc.tuple(letter, letter).map(([a, b]) => a + b);
const rightType = fc.constantFrom(...(Object.keys(RIGHT_TYPES) as RightType[]));
const visible = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
const number = fc.string({ unit: visible, minLength: 1, maxLength: 32 });
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => hex(bytes).slice(2));
const date = fc
  .date({ min: new Date('1850-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

/** What an attacker does to a proof. */
type Mutation = 'none' | 'bit' | 'drop' | 'add' | 'swap' | 'reverse' | 'root';
const mutation = fc.constantFrom<Mutation>('none', 'none', 'bit', 'drop', 'add', 'swap', 'reverse', 'root');

function mutate(path: readonly Uint8Array[], root: Uint8Array, how: Mutation, place: number) {
  const proof: Uint8Array[] = path.map((node) => node.slice());
  const otherRoot = root.slice();
  const node = proof[place % Math.max(1, proof.length)];
  if (how === 'bit' && node !== undefined) node[place % 32]! ^= 1 << (place % 8);
  if (how === 'drop') proof.splice(place % Math.max(1, proof.length), 1);
  if (how === 'add') proof.splice(place % (proof.length + 1), 0, root);
  if (how === 'swap') proof.push(...proof.splice(0, 1));
  if (how === 'reverse') proof.reverse();
  if (how === 'root') otherRoot[place % 32]! ^= 1 << (place % 8);
  return { proof, root: otherRoot };
}

describe('Solidity and TypeScript', function () {
  this.timeout(300_000);
  let chain: Awaited<ReturnType<typeof startChain>>;
  before(async () => {
    chain = await startChain();
  });
  after(() => chain.close());

  it('give the same open key', () =>
    fc.assert(
      fc.asyncProperty(officeCode, rightType, number, async (code, type, text) => {
        const key = await chain.applications.openKeyOf(office(code), ascii(type, 1), ascii(text, 32));
        expect(key).to.equal(`0x${openKey(`${code}.${type}.${text}`)}`);
      }),
    ));

  it('refuse the same numbers', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 32 }), async (text) => {
        // A number that ends in zero bytes is the shorter number on chain, where 32 bytes are always given.
        fc.pre(!text.endsWith('\0'));
        let here = '';
        try {
          here = `0x${openKey(`JP.P.${text}`)}`;
        } catch {
          here = 'refused';
        }
        const there = await chain.applications
          .openKeyOf(JP, ascii('P', 1), ascii(text, 32))
          .catch(() => 'refused');
        expect(there).to.equal(here);
      }),
      { numRuns: 300 },
    ));

  it('give the same seal', () =>
    fc.assert(
      fc.asyncProperty(
        hash,
        fc.constantFrom('none' as const, 'raw' as const, 'c14n' as const),
        hash,
        date,
        hash,
        async (key, profile, digest, filingDate, blinding) => {
          const documentDigest = profile === 'none' ? '0'.repeat(64) : digest;
          const here = seal({ openKey: key, profile, documentDigest, filingDate, blinding });
          const there = await chain.applications.sealOf(
            `0x${key}`,
            BigInt(['none', 'raw', 'c14n'].indexOf(profile)),
            `0x${documentDigest}`,
            yyyymmdd(filingDate),
            `0x${blinding}`,
          );
          expect(there).to.equal(`0x${here}`);
        },
      ),
    ));

  it('give the same claim seal', () =>
    fc.assert(
      fc.asyncProperty(
        hash,
        hash,
        date,
        officeCode,
        hash,
        async (key, laterKey, claimedDate, osf, claimMask) => {
          const there = await chain.priorities.claimSealOf(
            `0x${key}`,
            `0x${laterKey}`,
            yyyymmdd(claimedDate),
            office(osf),
            `0x${claimMask}`,
          );
          expect(there).to.equal(`0x${claimSeal({ openKey: key, laterKey, claimedDate, osf, claimMask })}`);
        },
      ),
    ));

  it('give an open claim the same name', () =>
    fc.assert(
      fc.asyncProperty(
        hash,
        hash,
        fc.option(date, { nil: undefined }),
        officeCode,
        async (key, laterKey, claimedDate, osf) => {
          const there = await chain.priorities.claimIdOf(
            `0x${key}`,
            `0x${laterKey}`,
            claimedDate === undefined ? 0n : yyyymmdd(claimedDate),
            office(osf),
          );
          const here = { openKey: key, laterKey, osf, ...(claimedDate !== undefined && { claimedDate }) };
          expect(there).to.equal(`0x${claimId(here)}`);
        },
      ),
    ));

  it('judge a consistency proof alike', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 300 }),
        mutation,
        fc.nat(),
        async (oldSize, growth, how, place) => {
          const newSize = oldSize + growth;
          const hashAt = subtrees(
            Array.from({ length: newSize }, (_, n) => leafHash(Uint8Array.of(n, n >> 8))),
          );
          const oldRoot = rootAt(oldSize, hashAt);
          const good = consistencyPath(oldSize, newSize, hashAt);
          const { proof, root } = mutate(good, rootAt(newSize, hashAt), how, place);
          const here = verifyConsistency({ oldSize, newSize, oldRoot, newRoot: root, path: proof });
          if (how === 'none') expect(here).to.equal(true);
          if (how === 'root' || how === 'add') expect(here).to.equal(false);

          const undo = await chain.snapshot();
          await chain.log.append(JP, 1n, BigInt(oldSize), hex(oldRoot), []);
          const there = await chain.log.append
            .staticCall(JP, 1n, BigInt(newSize), hex(root), proof.map(hex))
            .then(() => true)
            .catch((error: Error) => {
              expect(error.message).to.contain('DocumentLogInconsistent');
              return false;
            });
          await undo();
          expect(there).to.equal(here);
        },
      ),
      { numRuns: 200 },
    ));

  it('judge an inclusion proof alike', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 300 }),
        fc.nat(),
        fc.uint8Array({ maxLength: 600 }),
        mutation,
        fc.nat(),
        async (size, at, entry, how, place) => {
          const index = at % size;
          const leaves = Array.from({ length: size }, (_, n) => leafHash(Uint8Array.of(n, n >> 8)));
          leaves[index] = leafHash(entry);
          const hashAt = subtrees(leaves);
          const root = rootAt(size, hashAt);
          const { proof } = mutate(inclusionPath(index, size, hashAt), root, how, place);
          // A wrong index as well, beyond the tree too.
          const asked = how === 'root' ? index + (place % (2 * size)) : index;
          const here = verifyInclusion({ leaf: leafHash(entry), index: asked, size, path: proof, root });
          if (how === 'none') expect(here).to.equal(true);

          const undo = await chain.snapshot();
          await chain.log.append(JP, 1n, BigInt(size), hex(root), []);
          const there = await chain.log.verifyInclusion(
            JP,
            1n,
            BigInt(size),
            BigInt(asked),
            hex(entry),
            proof.map(hex),
          );
          await undo();
          expect(there).to.equal(here);
        },
      ),
      { numRuns: 200 },
    ));
});
