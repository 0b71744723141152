import { expect } from 'chai';
import fc from 'fast-check';
import { childPaths, elements, readTree, textOf, xmlNode } from '#standards/convert/xml-tree.ts';
import { writeXml } from '#standards/convert/xml-writer.ts';
import { canonical } from './documents.ts';

const naming = (namespace: string, local: string): string =>
  namespace === '' ? local : `${namespace}|${local}`;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('readTree', () => {
  it('spells names by namespace, not by prefix, and attributes without prefix in none', () => {
    const xml = '<a:r xmlns:a="urn:x" xmlns="urn:y" k="1" a:k="2"><b xmlns:a="urn:z"><a:c/></b><a:d/></a:r>';
    const tree = readTree(canonical(xml), { naming, without: new Set() });
    expect(tree?.name).to.equal('urn:x|r');
    expect([...(tree?.attributes ?? [])]).to.deep.equal([
      ['k', '1'],
      ['urn:x|k', '2'],
    ]);
    expect(
      tree && elements(tree).flatMap((node) => [node.name, ...elements(node).map(({ name }) => name)]),
    ).to.deep.equal(['urn:y|b', 'urn:z|c', 'urn:x|d']);
  });

  it('keeps text with its markup, and leaves out comments, instructions and unwanted content', () => {
    const xml = '<r>a &lt; <b>c</b><!-- x --><?y z?> d<skip k="1">e<f/></skip></r>';
    const tree = readTree(canonical(xml), { naming, without: new Set(['skip']) });
    expect(tree && textOf(tree)).to.equal('a < c d');
    expect(tree && elements(tree).map(({ name, children }) => [name, children.length])).to.deep.equal([
      ['b', 1],
      ['skip', 0],
    ]);
  });

  it('makes nothing of what is not one whole element', () => {
    for (const xml of ['', 'text', '<a>', '<a></a></a>', '<a></a><b></b>', '<a><!-- </a>', '<a x="></a>']) {
      expect(readTree(utf8(xml), { naming, without: new Set() }), xml).to.equal(undefined);
    }
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>/a="! -?&;') }), (xml) => {
        readTree(utf8(xml), { naming, without: new Set() });
      }),
    );
  });
});

describe('childPaths', () => {
  it('says the place among elements of the same name from the second on', () => {
    const node = xmlNode('r', [xmlNode('a'), 'text', xmlNode('b'), xmlNode('a')]);
    expect(childPaths(node, '/r').map(([, path]) => path)).to.deep.equal(['/r/a', '/r/b', '/r/a[2]']);
  });
});

describe('writeXml', () => {
  it('is read again as it was, whatever characters text and attributes hold', () => {
    const characters = fc.string({ unit: fc.constantFrom(...'a <>&"\'\r\n\té😀]'), minLength: 1 });
    fc.assert(
      fc.property(characters, characters, (text, value) => {
        const node = xmlNode('r', [xmlNode('e', [text])]);
        node.attributes.set('k', value);
        const tree = readTree(canonical(writeXml(node, {})), { naming, without: new Set() });
        expect(tree?.attributes.get('k')).to.equal(value);
        expect(tree && textOf(elements(tree)[0] ?? tree)).to.equal(text);
      }),
    );
  });
});
