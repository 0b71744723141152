import { expect } from 'chai';
import fc from 'fast-check';
import { type Verdict, type VerificationInput, verdictOf, verifyReceipt } from '#protocol/verify.ts';
import {
  CANONICAL,
  entries,
  entryText,
  RAW,
  receipt4,
  receiptText,
  rootOf,
} from '../../../scripts/vectors/log.ts';

const good: VerificationInput = {
  receipt: receiptText(),
  document: { profile: 'c14n', digest: CANONICAL, rawDigest: RAW },
  head: { root: rootOf(entries), anchor: receipt4.anchor },
};

describe('verify', () => {
  it('finds each step in its order, and gives what it read', () => {
    const { verdict, findings, entry, receipt } = verifyReceipt(good);
    expect(verdict).to.equal('verified');
    expect(findings.map(({ code }) => code)).to.deep.equal([
      'RECEIPT_READABLE',
      'ISSUER_COMPETENT',
      'DOCUMENT_EQUAL',
      'HEAD_ANCHORED',
      'LEAF_INCLUDED',
      'ANCHOR_AS_STATED',
    ]);
    expect(findings[2]?.evidence).to.deep.equal({ match: 'byte-for-byte' });
    expect(entry?.subject).to.equal('JP.P.2007290922');
    expect(receipt?.leafIndex).to.equal(4);
  });

  it('ends at a receipt that cannot be read, with the reason', () => {
    const { verdict, findings, entry } = verifyReceipt({ ...good, receipt: '{}' });
    expect(verdict).to.equal('contradicted');
    expect(findings.map(({ code, reason }) => [code, reason])).to.deep.equal([
      ['RECEIPT_READABLE', 'RECEIPT_INVALID'],
    ]);
    expect(entry).to.equal(undefined);
  });

  it('does not hold an unknown version against a receipt', () => {
    expect(verifyReceipt({ ...good, receipt: receiptText({ v: 2 }) }).verdict).to.equal('incomplete');
    const entry = entryText({ v: 2 });
    expect(verifyReceipt({ ...good, receipt: receiptText({ entry }) }).verdict).to.equal('incomplete');
  });

  it('names the parts of the log that are others', () => {
    const log = { chainId: 1, office: 'US' };
    const { findings } = verifyReceipt({ ...good, expected: { log } });
    expect(findings[1]).to.include({ code: 'LOG_EXPECTED', result: 'fails' });
    expect(findings[1]?.message).to.contain('another chain and another office');
  });

  it('passes on why something could not be found out', () => {
    const { findings } = verifyReceipt({
      ...good,
      document: { unknown: 'reason one' },
      head: { unknown: 'reason two' },
      receipt: receiptText({ entry: entryText({ subject: 'US.P.17123456' }) }),
      delegated: () => ({ unknown: 'reason three' }),
    });
    const told = findings.filter(({ result }) => result === 'unknown').map(({ message }) => message);
    expect(told).to.have.length(4);
    expect(told.join()).to.match(/reason three.*reason one.*reason two/);
  });

  it('lets a no outweigh an absence, an absence an unknown, and an unknown what holds', () => {
    const verdict = (...results: ('holds' | 'note' | 'unknown' | 'absent' | 'fails')[]): Verdict =>
      verdictOf(results.map((result) => ({ result })));
    expect(verdict('holds', 'note')).to.equal('verified');
    expect(verdict('holds', 'unknown')).to.equal('incomplete');
    expect(verdict('unknown', 'absent')).to.equal('not-recorded');
    expect(verdict('absent', 'fails', 'unknown')).to.equal('contradicted');
  });

  it('verifies no receipt with a byte changed in its text, but in the hints', () => {
    const text = receiptText();
    const hints = text.indexOf('"anchor"');
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 0x20, max: 0x7e }), (at, code) => {
        const changed = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1);
        fc.pre(changed !== text && at < hints && JSON.stringify(tryJson(changed)) !== text);
        // Another tree size is another question to the chain, which this head does not answer.
        fc.pre(!/"treeSize":(?!7,)/.test(changed));
        expect(verifyReceipt({ ...good, receipt: changed }).verdict).to.not.equal('verified');
      }),
      { numRuns: 1000 },
    );
  });

  it('gives a verdict on any text, and throws nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (receipt) => {
        expect(verifyReceipt({ ...good, receipt }).verdict).to.equal('contradicted');
      }),
    );
  });
});

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
