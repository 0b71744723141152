import { c14n, type DigestCase, declared } from './digest-case.ts';

const P = 'urn:example:patent';
const C = 'urn:example:common';
const APPLICATION = `<p:Application xmlns:p="${P}" xmlns:c="${C}" c:version="1" a="x" b="y"><c:Text>one two</c:Text></p:Application>`;
const isApplication = { equals: 'plain' };
const notApplication = { differsFrom: 'plain' };

/** Pairs of documents that are canonically equal, or that look so and are not. */
export const canonicalCases: readonly DigestCase[] = [
  c14n('plain', 'A small document with namespaces', APPLICATION),
  c14n(
    'declaration',
    'The XML declaration is no part of the canonical form',
    declared('UTF-8', APPLICATION),
    isApplication,
  ),
  c14n(
    'declaration-lower-case',
    'The name of an encoding is read without case',
    declared('utf-8', APPLICATION),
    isApplication,
  ),
  c14n(
    'declaration-quotes',
    'A declaration in apostrophes, with standalone',
    `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>${APPLICATION}`,
    isApplication,
  ),
  c14n(
    'final-line-feed',
    'White space after the root element is dropped',
    `${APPLICATION}\n \n`,
    isApplication,
  ),
  c14n(
    'attribute-order',
    'Attributes in another order',
    APPLICATION.replace('a="x" b="y"', 'b="y" a="x"'),
    isApplication,
  ),
  c14n(
    'attribute-quotes',
    'Attributes in apostrophes, white space in the tag',
    APPLICATION.replace('a="x" b="y"', "  a = 'x'\n\tb='y' "),
    isApplication,
  ),
  c14n(
    'namespace-order',
    'Namespace declarations in another order',
    APPLICATION.replace(`xmlns:p="${P}" xmlns:c="${C}"`, `xmlns:c="${C}" xmlns:p="${P}"`),
    isApplication,
  ),
  c14n(
    'namespace-repeated',
    'A namespace declared again with the same name is superfluous',
    APPLICATION.replace('<c:Text>', `<c:Text xmlns:c="${C}">`),
    isApplication,
  ),
  c14n(
    'namespace-unused',
    'A declaration that no name uses stays: a QName in content may need it',
    APPLICATION.replace(' a=', ' xmlns:u="urn:example:unused" a='),
    notApplication,
  ),
  c14n(
    'namespace-prefix',
    'Another prefix for the same namespace is another document',
    APPLICATION.replaceAll('p:', 'q:').replace('xmlns:p', 'xmlns:q'),
    notApplication,
  ),
  c14n(
    'namespace-default',
    'A default namespace instead of a prefix is another document',
    APPLICATION.replaceAll('p:Application', 'Application').replace('xmlns:p', 'xmlns'),
    notApplication,
  ),
  c14n('namespace-name', 'Another namespace name', APPLICATION.replace(P, `${P}s`), notApplication),
  c14n(
    'namespace-name-case',
    'Namespace names are compared as they are written',
    APPLICATION.replace(P, 'URN:example:patent'),
    notApplication,
  ),
  c14n(
    'namespace-moved',
    'A declaration moved from the root to where it is used',
    `<r><c:a xmlns:c="${C}"/></r>`,
  ),
  c14n('namespace-at-root', 'The same, declared at the root', `<r xmlns:c="${C}"><c:a/></r>`, {
    differsFrom: 'namespace-moved',
  }),
  c14n(
    'default-undeclared',
    'xmlns="" takes a default namespace back',
    '<r xmlns="urn:example:a"><s xmlns=""/></r>',
  ),
  c14n('default-kept', 'The same without it', '<r xmlns="urn:example:a"><s/></r>', {
    differsFrom: 'default-undeclared',
  }),
  c14n('default-superfluous', 'xmlns="" where there is no default is superfluous', '<r xmlns=""><s/></r>', {
    equals: 'no-default',
  }),
  c14n('no-default', 'The same without it', '<r><s/></r>'),
  c14n(
    'qname-in-content',
    'A QName in content: the declaration it needs is hashed',
    `<r xmlns:x="urn:example:a" type="x:t"/>`,
  ),
  c14n(
    'qname-in-content-other',
    'The same text, another meaning',
    `<r xmlns:x="urn:example:b" type="x:t"/>`,
    { differsFrom: 'qname-in-content' },
  ),
  c14n('empty-element', 'An empty element as one tag', '<r><s/></r>', { equals: 'no-default' }),
  c14n('start-and-end-tag', 'An empty element as two tags', '<r><s></s></r>', { equals: 'no-default' }),
  c14n('indented', 'White space in content stays', '<r>\n  <s/>\n</r>', { differsFrom: 'no-default' }),
  c14n('text', 'Text with every escape', '<t>a &lt; b &amp; c &gt; d "e" \'f\'</t>'),
  c14n('text-cdata', 'A CDATA section is text', '<t><![CDATA[a < b & c > d "e" \'f\']]></t>', {
    equals: 'text',
  }),
  c14n(
    'text-references',
    'Character references are characters',
    '<t>a &#60; b &#x26; c &#62; d &#34;e&quot; &apos;f&#x27;</t>',
    { equals: 'text' },
  ),
  c14n(
    'text-escaped-twice',
    'An escaped escape is another text',
    '<t>a &amp;lt; b &amp; c &gt; d "e" \'f\'</t>',
    { differsFrom: 'text' },
  ),
  c14n(
    'text-split',
    'CDATA sections and text side by side join',
    '<t>a &lt; <![CDATA[b & c]]> &gt; d <![CDATA["e" \'f\']]></t>',
    { equals: 'text' },
  ),
  c14n(
    'text-commented',
    'A comment inside a text is seen',
    '<t>a &lt; b <!-- not -->&amp; c &gt; d "e" \'f\'</t>',
    { differsFrom: 'text' },
  ),
  c14n('line-feed', 'Lines end with LF', '<t>1\n2</t>'),
  c14n('line-crlf', 'CR LF is read as LF', '<t>1\r\n2</t>', { equals: 'line-feed' }),
  c14n('line-cr', 'CR is read as LF', '<t>1\r2</t>', { equals: 'line-feed' }),
  c14n('line-cr-reference', 'A reference to CR is no line end', '<t>1&#13;\n2</t>', {
    differsFrom: 'line-feed',
  }),
  c14n('line-nel', 'NEL is no line end in XML 1.0', '<t>1\u00852</t>', { differsFrom: 'line-feed' }),
  c14n('line-separator', 'LINE SEPARATOR is no line end in XML 1.0', '<t>1\u20282</t>', {
    differsFrom: 'line-feed',
  }),
  c14n(
    'attribute-white-space',
    'Tab and line end in an attribute are read as space',
    '<t a="1\t2\n3\r\n4"/>',
    { equals: 'attribute-spaces' },
  ),
  c14n('attribute-spaces', 'The same with spaces', '<t a="1 2 3 4"/>'),
  c14n(
    'attribute-references',
    'References to tab and line end in an attribute stay',
    '<t a="1&#9;2&#xA;3&#xD;&#xA;4"/>',
    { differsFrom: 'attribute-spaces' },
  ),
  c14n('attribute-greater', 'A > in an attribute stays as it is', '<t a="1 > 2 &gt; 3"/>', {
    equals: 'attribute-greater-written',
  }),
  c14n('attribute-greater-written', 'The same, each as a character', "<t a='1 > 2 > 3'/>"),
  c14n(
    'attribute-like-doctype',
    'Text like a DOCTYPE in attribute, CDATA and comments is none',
    '<t a="&lt;!DOCTYPE t>"><![CDATA[<!DOCTYPE t []>]]><!-- <!DOCTYPE t> --></t>',
  ),
  c14n(
    'prolog-like-doctype',
    'Text like a DOCTYPE in comment and processing instruction of the prolog is none',
    '<!-- <!DOCTYPE t> ]> --><?p <!DOCTYPE t [ ?><t/>',
  ),
  c14n('xml-space', 'xml:space changes nothing', '<t xml:space="default">  a  </t>'),
  c14n('xml-space-preserve', 'Its value is hashed', '<t xml:space="preserve">  a  </t>', {
    differsFrom: 'xml-space',
  }),
  c14n('xml-space-other', 'A value that XML does not know is noted', '<t xml:space="other"/>', {}, [
    'XML_SPACE_VALUE',
  ]),
  c14n('xml-lang', 'xml:lang is an attribute like others', '<t xml:lang="ja" a="1"/>', {
    equals: 'xml-lang-last',
  }),
  c14n('xml-lang-last', 'The same, written last', '<t a="1" xml:lang="ja"/>'),
  c14n('xml-id-twice', 'The same xml:id twice is well-formed', '<t><a xml:id="i"/><b xml:id="i"/></t>'),
  c14n(
    'xml-base',
    'xml:base is neither resolved nor inherited',
    '<t xml:base="http://example.org/a/"><s xml:base="../b"/></t>',
  ),
  c14n(
    'xml-namespace-declared',
    'A declaration of the prefix xml is superfluous',
    '<t xmlns:xml="http://www.w3.org/XML/1998/namespace" xml:lang="en"/>',
    { equals: 'xml-namespace' },
  ),
  c14n('xml-namespace', 'The same without it', '<t xml:lang="en"/>'),
  c14n('comment-before', 'A comment before the root is hashed', '<!-- a --><r><s/></r>', {
    differsFrom: 'no-default',
  }),
  c14n('comment-after', 'The same after the root', '<r><s/></r><!-- a -->', {
    differsFrom: 'comment-before',
  }),
  c14n(
    'comment-white-space',
    'White space between comments outside the root is one line feed',
    '\n<!-- a -->\n\n  <r><s/></r>',
    { equals: 'comment-before' },
  ),
  c14n('instruction', 'A processing instruction is hashed', '<?style a="b"?><r><s/></r>', {
    differsFrom: 'no-default',
  }),
  c14n(
    'instruction-white-space',
    'White space after its name is one space',
    '<?style \n  a="b"?><r><s/></r>',
    { equals: 'instruction' },
  ),
  c14n('instruction-reserved', 'A name that begins with xml is noted', '<?xml-other a?><r/>', {}, [
    'RESERVED_TARGET',
  ]),
  c14n(
    'attribute-sorting',
    'Attributes sort by namespace name, then local name, by code point',
    '<t xmlns:b="urn:example:a" xmlns:a="urn:example:b" a:z="1" b:z="2" z="3" Z="4" é="5" b:a="6"/>',
  ),
  c14n('depth-256', 'Elements 256 deep', `${'<a>'.repeat(256)}${'</a>'.repeat(256)}`),
  c14n(
    'attributes-1000',
    'An element with 1,000 attributes',
    `<a ${Array.from({ length: 1000 }, (_, i) => `a${i}=""`).join(' ')}/>`,
  ),
  c14n(
    'namespaces-250',
    'A namespace at each of 250 levels',
    `${Array.from({ length: 250 }, (_, i) => `<a xmlns:n${i}="urn:example:${i}">`).join('')}${'</a>'.repeat(250)}`,
  ),
  c14n('root-alone', 'A root element and nothing more', '<r/>'),
  c14n('entity-expanded', 'What a document with an expanded entity would be', '<r a="x">x</r>'),
];
