import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { z } from 'zod';
import { formatDigest } from '#protocol/digest.ts';
import { digestDocument } from '#protocol/digest-document.ts';
import { CodedError, PROTOCOL_ERRORS } from '#protocol/errors.ts';

const folder = new URL('../../vectors/digest/', import.meta.url);

const digestText = z.string().regex(/^(raw|c14n):[0-9a-f]{64}$/);
const caseSchema = z.strictObject({
  title: z.string().min(1),
  kind: z.literal('digest'),
  origin: z.string().min(1),
  generator: z.literal('scripts/vectors-digest.ts'),
  input: z.strictObject({ file: z.enum(['input.xml', 'input.bin']), expectXml: z.literal(true).optional() }),
  expect: z.union([
    z.strictObject({
      digest: digestText,
      rawDigest: z.string().regex(/^[0-9a-f]{64}$/),
      profile: z.enum(['raw', 'c14n']),
      equals: z.string().optional(),
      differsFrom: z.string().optional(),
      notes: z.array(z.string()),
    }),
    z.strictObject({ error: z.string() }),
  ]),
});

const cases = new Map(
  readdirSync(folder).map((name) => {
    const read = (file: string): Uint8Array => readFileSync(new URL(`${name}/${file}`, folder));
    const content = caseSchema.parse(JSON.parse(new TextDecoder().decode(read('case.json'))));
    return [name, { ...content, bytes: read(content.input.file) }] as const;
  }),
);

/** Hash without profile of a case, by this implementation. */
function hashOf(name: string): string {
  const found = cases.get(name);
  if (!found) throw new RangeError(`no case ${name}`);
  return digestDocument(found.bytes).digest;
}

describe('vectors of the document digest', () => {
  for (const [name, { title, bytes, input, expect: expected }] of cases) {
    it(`${name}: ${title}`, () => {
      const options = { expectXml: input.expectXml ?? false };
      if ('error' in expected) {
        expect(PROTOCOL_ERRORS).to.have.property(expected.error);
        expect(() => digestDocument(bytes, options))
          .to.throw(CodedError)
          .with.property('code', expected.error);
        return;
      }
      const found = digestDocument(bytes, options);
      expect(formatDigest(found.profile, found.digest)).to.equal(expected.digest);
      expect(found.rawDigest).to.equal(expected.rawDigest);
      expect(found.profile).to.equal(expected.profile);
      expect(found.notes.map(({ code }) => code)).to.deep.equal(expected.notes);
      if (expected.equals !== undefined) expect(found.digest).to.equal(hashOf(expected.equals));
      if (expected.differsFrom !== undefined) expect(found.digest).to.not.equal(hashOf(expected.differsFrom));
    });
  }

  it('has at least 60 cases, 60 % of them refused or told apart from another', () => {
    const negative = [...cases.values()].filter(
      ({ expect: { ...expected } }) => 'error' in expected || 'differsFrom' in expected,
    );
    expect(cases.size).to.be.at.least(60);
    expect(negative.length / cases.size).to.be.at.least(0.6);
  });
});
