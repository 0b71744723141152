import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { parseAccessCode } from '#protocol/access-code.ts';
import { parseApplicationId } from '#protocol/application-id.ts';
import { fromHex, toHex, utf8 } from '#protocol/bytes.ts';
import { isCompetent, parseEntry } from '#protocol/entry.ts';
import { ProtocolError } from '#protocol/errors.ts';
import * as keys from '#protocol/keys.ts';
import { parseReceipt } from '#protocol/receipt.ts';
import {
  leafHash,
  rootFromLeaves,
  rootFromPath,
  verifyConsistency,
  verifyInclusion,
} from '#protocol/tree.ts';
import { type VerificationInput, verifyReceipt } from '#protocol/verify.ts';

/** What the runner of a case gives, to be compared with what the case expects. */
type Outcome = Readonly<Record<string, unknown>>;

// The inputs are our own generated files; each runner takes the shape that its kind has.
// biome-ignore lint/suspicious/noExplicitAny: a vector is JSON whose shape depends on its kind
type Input = any;

interface Vector {
  readonly title: string;
  readonly kind: string;
  readonly origin: string;
  readonly generator: string;
  readonly input: Input;
  readonly expect: Outcome;
}

const folder = fileURLToPath(new URL('vectors/', import.meta.url));
const vectors = readdirSync(folder).flatMap((kind) =>
  readdirSync(`${folder}${kind}`)
    .filter((name) => existsSync(`${folder}${kind}/${name}/case.json`))
    .map((name) => ({ kind, name, vector: read(`${folder}${kind}/${name}/case.json`) })),
);

function read(path: string): Vector {
  return JSON.parse(readFileSync(path, 'utf8'));
}

const hashes = (path: readonly string[]): Uint8Array[] => path.map((hash) => fromHex(hash));

const tree: Readonly<Record<string, (input: Input) => Outcome>> = {
  root: ({ entries }) => ({
    root: toHex(rootFromLeaves(entries.map((entry: string) => leafHash(utf8(entry))))),
  }),
  inclusion: ({ leaf, path, root, ...rest }) => ({
    verifies: verifyInclusion({ ...rest, leaf: fromHex(leaf), path: hashes(path), root: fromHex(root) }),
  }),
  rootFromPath: ({ leaf, path, ...rest }) => ({
    root: toHex(rootFromPath({ ...rest, leaf: fromHex(leaf), path: hashes(path) })),
  }),
  consistency: ({ oldRoot, newRoot, path, ...rest }) => ({
    verifies: verifyConsistency({
      ...rest,
      oldRoot: fromHex(oldRoot),
      newRoot: fromHex(newRoot),
      path: hashes(path),
    }),
  }),
};

const formulas: Readonly<Record<string, (input: Input) => string | number>> = {
  openKey: ({ id }) => keys.openKey(id),
  sealedKey: ({ k, id }) => keys.sealedKey(k, id),
  blinding: ({ k, id }) => keys.blinding(k, id),
  seal: (input) => keys.seal(input),
  claimKey: ({ k, id, index }) => keys.claimKey(k, id, index),
  claimMask: ({ k, id, osf, index }) => keys.claimMask(k, id, osf, index),
  dateMask: ({ k, id, osf, index }) => keys.dateMask(k, id, osf, index),
  claimSeal: (input) => keys.claimSeal(input),
  maskKey: ({ key, mask }) => keys.maskKey(key, mask),
  maskDate: ({ date, mask }) => keys.maskDate(date, mask),
};

const listed =
  (delegations: readonly (readonly [string, string])[]) =>
  (grantor: string, delegate: string): boolean =>
    delegations.some(([from, to]) => from === grantor && to === delegate);

/** One runner for each kind; digests have a reader of their own, for they need files. */
const runners: Readonly<Record<string, (input: Input, expected: Outcome) => Outcome>> = {
  'access-code': ({ text }) => ({ k: parseAccessCode(text) }),
  'application-id': ({ text }) => ({ ...parseApplicationId(text) }),
  keys: ({ formula, ...rest }) => ({ value: formulas[formula]?.(rest) }),
  tree: ({ operation, ...rest }) => tree[operation]?.(rest) ?? {},
  entry: ({ text, delegations }) => {
    const entry = parseEntry(text);
    if (delegations) return { competent: isCompetent(entry, listed(delegations)) };
    return { entry, leafHash: toHex(leafHash(utf8(text))) };
  },
  receipt: ({ receipt, delegations, ...rest }, expected) => {
    if ('error' in expected) return { receipt: parseReceipt(receipt) };
    const input: VerificationInput = {
      receipt,
      ...rest,
      ...(delegations && { delegated: listed(delegations) }),
    };
    const { verdict, findings } = verifyReceipt(input);
    return { verdict, findings: Object.fromEntries(findings.map(({ code, result }) => [code, result])) };
  },
};

function outcomeOf({ kind, input, expect: expected }: Vector): Outcome {
  try {
    return runners[kind]?.(input, expected) ?? {};
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    const fields = 'fields' in expected ? { fields: error.fields.map(({ field }) => field) } : {};
    return { error: error.code, ...fields };
  }
}

/** Whether a case says that something is refused, is not so, or differs from what it could be taken for. */
function isNegative({ expect: expected }: Vector): boolean {
  const { error, verifies, competent, verdict, differsFrom } = expected;
  const no = verifies === false || competent === false;
  return error !== undefined || no || differsFrom !== undefined || (verdict ?? 'verified') !== 'verified';
}

describe('vectors', () => {
  for (const { kind, name, vector } of vectors.filter(({ kind }) => kind in runners)) {
    it(`${kind}/${name}: ${vector.title}`, () => {
      const { differsFrom, ...expected } = vector.expect;
      const outcome = outcomeOf(vector);
      expect(outcome).to.deep.equal(expected);
      if (differsFrom !== undefined) expect(outcome.value).to.not.equal(differsFrom);
    });
  }

  it('say what they are and where they come from', () => {
    for (const { kind, name, vector } of vectors) {
      const where = `${kind}/${name}`;
      expect(vector.kind, where).to.equal(kind);
      for (const field of [vector.title, vector.origin, vector.generator]) {
        expect(field, where).to.be.a('string').that.is.not.empty;
      }
      expect(vector.input, where).to.be.an('object');
      expect(vector.expect, where).to.be.an('object');
    }
  });

  it('are at least 100, at least 70 % of them negative', () => {
    expect(vectors.length).to.be.at.least(100);
    const negative = vectors.filter(({ vector }) => isNegative(vector)).length;
    expect(negative / vectors.length).to.be.at.least(0.7);
    const own = vectors.filter(({ kind }) => kind in runners);
    expect(own.length).to.be.at.least(80);
    expect(own.filter(({ vector }) => isNegative(vector)).length / own.length).to.be.at.least(0.75);
  });

  it('cover every kind', () => {
    expect(new Set(vectors.map(({ kind }) => kind))).to.include.all.keys(...Object.keys(runners));
  });
});
