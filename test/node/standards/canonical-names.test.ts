import { expect } from 'chai';
import { outermostScope } from '#standards/canonical-names.ts';

describe('names of canonical XML', () => {
  it('are the same from one document to the next', () => {
    const declarations = ' xmlns="urn:a" xmlns:b="urn:b"';
    const name = outermostScope().within(declarations).resolve('b:x');
    expect(name).to.deep.equal({ namespace: 'urn:b', local: 'x' });
    expect(outermostScope().within(declarations).resolve('b:x')).to.equal(name);
    expect(outermostScope().within(declarations).known('b:x')).to.equal(name);
  });

  it('take the innermost declaration of a prefix', () => {
    const outer = outermostScope().within(' xmlns="urn:a" xmlns:b="urn:b"');
    const inner = outer.within(' xmlns="" xmlns:b="urn:c"');
    expect(inner.resolve('b:x').namespace).to.equal('urn:c');
    expect(inner.resolve('x').namespace).to.equal('');
    expect(outer.resolve('b:x').namespace).to.equal('urn:b');
    expect(outer.resolve('x').namespace).to.equal('urn:a');
  });

  it('know the prefix xml, and no namespace for a prefix that is not declared', () => {
    expect(outermostScope().resolve('xml:id').namespace).to.equal('http://www.w3.org/XML/1998/namespace');
    expect(outermostScope().resolve('q:x')).to.deep.equal({ namespace: '', local: 'x' });
  });

  it('are forgotten when hostile documents have filled the room for them, and right all the time', () => {
    const before = outermostScope();
    const scope = before.within(' xmlns:b="urn:b"');
    const long = 'x'.repeat(1_000);
    let forgotten = 0;
    for (let serial = 0; serial < 3_000; serial += 1) {
      const name = scope.resolve(`b:${long}${serial}`);
      expect(name).to.deep.equal({ namespace: 'urn:b', local: `${long}${serial}` });
      if (scope.known(`b:${long}${serial}`) === undefined) forgotten += 1;
    }
    expect(forgotten).to.be.above(1_500);
    expect(outermostScope()).to.not.equal(before);
  });
});
