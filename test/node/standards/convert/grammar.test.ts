import { expect } from 'chai';
import { hasRoom, lacks, order } from '#standards/convert/grammar.ts';
import { elements, xmlNode } from '#standards/convert/xml-tree.ts';

const GRAMMAR = { r: '@v! a! b|c d* e*!', d: 'x!' };

describe('content models', () => {
  it('have room for one, for many, or for one of several', () => {
    const has = (name: string): boolean => ['a', 'b', 'd'].includes(name);
    const room = ['a', 'b', 'c', 'd', 'unknown'].filter((name) => hasRoom(GRAMMAR, 'r', name, has));
    expect(room).to.deep.equal(['d', 'unknown']);
    expect(hasRoom(GRAMMAR, 'free', 'a', has)).to.equal(true);
  });

  it('say what is missing, and where', () => {
    const node = xmlNode('r', [xmlNode('a'), xmlNode('d', [xmlNode('x')]), xmlNode('d')]);
    expect(lacks(GRAMMAR, node)).to.deep.equal([
      { path: '/r', lacks: '@v' },
      { path: '/r', lacks: 'e' },
      { path: '/r/d[2]', lacks: 'x' },
    ]);
    node.attributes.set('v', '1');
    node.children.push(xmlNode('e'));
    expect(lacks(GRAMMAR, node).map(({ path }) => path)).to.deep.equal(['/r/d[2]']);
  });

  it('put elements in order, those of one name as they came, and mixed content not at all', () => {
    const [first, second] = [xmlNode('d', ['1']), xmlNode('d', ['2'])];
    const node = xmlNode('r', [first, xmlNode('c'), second, xmlNode('a')]);
    order(GRAMMAR, node);
    expect(elements(node).map(({ name }) => name)).to.deep.equal(['a', 'c', 'd', 'd']);
    expect(elements(node).slice(2)).to.deep.equal([first, second]);
    expect(first.children).to.deep.equal(['1']);
  });

  it('take more children than a call takes arguments', () => {
    const many = Array.from({ length: 150_000 }, () => xmlNode('d'));
    const node = xmlNode('r', [...many, xmlNode('a')]);
    order(GRAMMAR, node);
    expect(elements(node)[0]).to.have.property('name', 'a');
    expect(lacks({ d: 'x!' }, node)).to.have.length(150_000);
  });
});
