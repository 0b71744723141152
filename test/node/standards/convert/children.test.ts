import { expect } from 'chai';
import { Children } from '#standards/convert/children.ts';
import { elements, type XmlNode, xmlNode } from '#standards/convert/xml-tree.ts';

describe('children by name', () => {
  it('are those that were there, and those that are put behind them', () => {
    const [first, second, other] = [xmlNode('a', ['1']), xmlNode('a', ['2']), xmlNode('b')];
    const node = xmlNode('r', ['text', first]);
    const children = new Children();
    children.add(node, other);
    children.add(node, second);
    expect(children.named(node, 'a')).to.deep.equal([first, second]);
    expect(elements(node)).to.deep.equal([first, other, second]);
    expect([children.has(node, 'b'), children.has(node, 'c')]).to.deep.equal([true, false]);
  });

  it('are gone through once, however many are put', () => {
    let looks = 0;
    const put: XmlNode['children'] = [];
    const node: XmlNode = {
      ...{ name: 'r', attributes: new Map() },
      get children() {
        looks += 1;
        return put;
      },
    };
    const children = new Children();
    for (let count = 0; count < 1000; count++) {
      expect(children.named(node, 'a')).to.have.length(count);
      children.add(node, xmlNode('a'));
    }
    expect(looks).to.equal(1001);
  });
});
