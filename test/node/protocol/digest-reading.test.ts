import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { digestDocument } from '#protocol/digest-document.ts';

describe('reading of a document that is digested raw', () => {
  it('leaves the bytes of the caller alone, a Node Buffer too', () => {
    const text = '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY e "x">]>\n<a>&e;</a>\n';
    const bytes = Buffer.from(text);
    const { profile, digest } = digestDocument(bytes);
    expect(bytes.toString()).to.equal(text);
    expect(profile).to.equal('raw');
    expect(digest).to.equal(createHash('sha256').update(text).digest('hex'));
  });
});
