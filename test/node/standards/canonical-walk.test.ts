import { expect } from 'chai';
import fc from 'fast-check';
import { utf8 } from '#protocol/bytes.ts';
import type { ElementName } from '#standards/canonical-names.ts';
import { ENTER, SKIP, type StartTag, type Step, TEXT, walkCanonical } from '#standards/canonical-walk.ts';

/** Everything that a walk tells, as lines; `steps` says what to do with an element, by local name. */
function told(xml: string | Uint8Array, steps: Record<string, Step> = {}) {
  const lines: string[] = [];
  const whole = walkCanonical(typeof xml === 'string' ? utf8(xml) : xml, {
    start(element, tag: StartTag) {
      const name = written(element);
      const a = tag.attribute('', 'a');
      const qualified = tag.attribute('urn:n', 'a');
      lines.push(
        `+${name}${a === undefined ? '' : ` a=${a}`}${qualified === undefined ? '' : ` n:a=${qualified}`}`,
      );
      return steps[element.local] ?? ENTER;
    },
    text: (element, text) => lines.push(`=${written(element)} ${text}`),
    end: (element) => lines.push(`-${written(element)}`),
  });
  return { whole, lines };
}

function written({ namespace, local }: ElementName): string {
  return namespace === '' ? local : `{${namespace}}${local}`;
}

describe('walk over canonical XML', () => {
  it('tells elements in document order and takes the text that is wanted', () => {
    expect(told('<r><x>one</x><y>two</y></r>', { x: TEXT, y: SKIP })).to.deep.equal({
      whole: true,
      lines: ['+r', '+x', '=x one', '+y', '-r'],
    });
  });

  it('resolves prefixes in their scope, the default namespace and its end', () => {
    const xml =
      '<p:r xmlns:p="urn:1"><p:x xmlns:p="urn:2"><p:y></p:y></p:x><p:y></p:y><z xmlns="urn:3"><y xmlns=""></y></z><y></y></p:r>';
    expect(told(xml).lines.filter((line) => line.startsWith('+'))).to.deep.equal([
      '+{urn:1}r',
      '+{urn:2}x',
      '+{urn:2}y',
      '+{urn:1}y',
      '+{urn:3}z',
      '+y',
      '+y',
    ]);
  });

  it('forgets the declarations of an element that was not entered', () => {
    expect(
      told('<r xmlns="urn:1"><x xmlns="urn:2">t</x><x xmlns="urn:2"><q></q></x><x>t</x></r>', { x: TEXT })
        .lines,
    ).to.include('={urn:1}x t');
  });

  it('finds attributes by namespace and local name', () => {
    const xml = '<r xmlns:n="urn:n" a="1" n:a="2"><x n:a="3"></x><x ba="4" n:ba="5"></x><x></x></r>';
    expect(told(xml).lines.filter((line) => line.startsWith('+'))).to.deep.equal([
      '+r a=1 n:a=2',
      '+x n:a=3',
      '+x',
      '+x',
    ]);
  });

  it('reads references in text and attributes', () => {
    const xml = '<r a="&lt;&quot;&amp;&#xA;&#x9;">&amp;lt; &lt;&gt;&#xD;&#13;&#x1F600;</r>';
    expect(told(xml, { r: TEXT }).lines).to.deep.equal(['+r a=<"&\n\t', '=r &lt; <>\r\r😀']);
  });

  it('is not led astray by > in attributes, comments, instructions and nested elements', () => {
    const xml =
      '<!-- <x> --><r a="a>b"><?pi <x> ?>one<!-- </r> -->two<x>no<r>no</r></x>three</r><!-- </r> -->';
    expect(told(xml, { r: TEXT })).to.deep.equal({
      whole: true,
      lines: ['+r a=a>b', '=r onetwothree\ufffd'],
    });
  });

  it('marks a text that had elements in it, and takes none for one where there are only elements', () => {
    expect(told('<r>2024-080202<b>5</b></r>', { r: TEXT }).lines[1]).to.equal('=r 2024-080202\ufffd');
    expect(told('<r> <b>5</b>\n</r>', { r: TEXT }).lines[1]).to.equal('=r ');
    expect(told('<r>2024-<!-- x -->080202<?p?></r>', { r: TEXT }).lines[1]).to.equal('=r 2024-080202');
  });

  it('tells the prefixes that an element, or one around it, declares', () => {
    const seen: string[] = [];
    walkCanonical(utf8('<a:r xmlns:a="urn:1"><x><a:y xmlns:a="urn:2"></a:y></x></a:r>'), {
      start(_, tag) {
        seen.push([...tag.declared()].join());
        return ENTER;
      },
      text: () => undefined,
      end: () => undefined,
    });
    expect(seen).to.deep.equal(['a,urn:1', 'a,urn:1', 'a,urn:2']);
  });

  it('passes over a subtree whatever is in it', () => {
    const xml = '<r><s><s><!-- </s> --><?p </s> ?><s a="</s"></s></s></s><x>t</x></r>';
    expect(told(xml.replace('</s"', '&lt;/s"'), { s: SKIP, x: TEXT }).lines).to.deep.equal([
      '+r',
      '+s',
      '+x',
      '=x t',
      '-r',
    ]);
  });

  for (const [what, xml] of [
    ['nothing', ''],
    ['text only', 'text'],
    ['a truncated tag', '<r'],
    ['a truncated attribute', '<r a="1'],
    ['a truncated element', '<r><x></x>'],
    ['a truncated comment', '<r><!-- </r>'],
    ['an end tag too many', '<r></r></r>'],
    ['two roots', '<r></r><r></r>'],
    ['an end tag first', '</r>'],
  ] as const) {
    it(`says that it was not a whole document: ${what}`, () => {
      expect(told(xml).whole).to.equal(false);
      expect(told(xml, { r: TEXT }).whole).to.equal(false);
    });
  }

  it('ends on any bytes and throws nothing', () => {
    const markup = fc.array(
      fc.constantFrom(
        '<',
        '>',
        '/',
        '"',
        '=',
        ' ',
        'a',
        ':',
        '&',
        '#x',
        ';',
        '!--',
        '-->',
        '?',
        '?>',
        'xmlns',
        '\n',
      ),
      { maxLength: 200 },
    );
    const steps = fc.constantFrom<Step>(ENTER, SKIP, TEXT);
    fc.assert(fc.property(markup, steps, (parts, step) => void told(parts.join(''), { a: step })));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void told(bytes)));
  });

  it('takes time in proportion to the length of a hostile text', () => {
    for (const unit of ['<', '<a', '<a b>', '<a "', '</', '<!--', '<?', '<a x="', '<a xmlns:b="c">']) {
      const started = performance.now();
      told(unit.repeat(200_000));
      expect(performance.now() - started, unit).to.be.below(5_000);
    }
  });
});
