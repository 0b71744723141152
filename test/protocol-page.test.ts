import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { ENTRY_KINDS } from '#protocol/entry.ts';
import { PROTOCOL_ERRORS } from '#protocol/errors.ts';
import { openKey, sealedKey } from '#protocol/keys.ts';
import { RECEIPT_MEDIA_TYPE } from '#protocol/receipt.ts';
import { verifyReceipt } from '#protocol/verify.ts';
import { CANONICAL, entries, leaves, RAW, receipt4, receiptText, rootOf } from '../scripts/vectors/log.ts';

const folder = new URL('../node/protocol/', import.meta.url);
const page = readFileSync(new URL('README.md', folder), 'utf8');

describe('the page of the protocol', () => {
  it('lists every error code with its meaning, and no other', () => {
    const rows = [...page.matchAll(/^\| `([A-Z][A-Z0-9_]+)` \| (.*) \|$/gm)].map(([, code, text]) => [
      code,
      text,
    ]);
    const catalogue = Object.entries(PROTOCOL_ERRORS).map(([code, { meaning }]) => [code, meaning]);
    expect(rows).to.deep.equal(catalogue.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
  });

  it('has the values of the worked example', () => {
    const id = 'JP.P.2007290922';
    for (const value of [
      RAW,
      CANONICAL,
      openKey(id),
      sealedKey('6A13ECGNJZSFFGHRMCXW', id),
      receipt4.entry,
      leaves[4],
      ...receipt4.inclusionPath,
      rootOf(entries),
    ]) {
      expect(page).to.contain(value);
    }
  });

  it('names every kind of entry, every step in order, and the media type', () => {
    for (const kind of ENTRY_KINDS) expect(page).to.contain(`\`${kind}\``);
    expect(page).to.contain(RECEIPT_MEDIA_TYPE);
    const { findings } = verifyReceipt({
      receipt: receiptText(),
      expected: { log: { office: 'JP' }, subject: 'JP.P.2007290922' },
      document: { profile: 'c14n', digest: CANONICAL, rawDigest: RAW },
      head: { root: rootOf(entries), anchor: receipt4.anchor },
    });
    const steps = [...page.matchAll(/^\d\. `([A-Z_]+)`:/gm)].map(([, code]) => code);
    expect(steps).to.deep.equal(findings.map(({ code }) => code));
  });

  it('links to files that are there', () => {
    for (const [, target = ''] of page.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
      expect(existsSync(fileURLToPath(new URL(target, folder))), target).to.equal(true);
    }
  });
});
