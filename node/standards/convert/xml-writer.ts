/** Writes a tree as XML in UTF-8: two spaces a level, mixed content untouched, the same bytes for the same tree. */

import type { XmlNode } from './xml-tree.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
/** A carriage return would be read as a line feed (XML 1.0 §2.11). */
const IN_TEXT = /[&<>\r]/g;
/** Tabs and line ends would be read as spaces (XML 1.0 §3.3.3). */
const IN_ATTRIBUTE = /[&<"\t\n\r]/g;

/** The document with this root, which declares `namespaces`, prefix to URI. */
export function writeXml(root: XmlNode, namespaces: Readonly<Record<string, string>>): Uint8Array {
  const declared = Object.entries(namespaces).map(([prefix, uri]) => [`xmlns:${prefix}`, uri] as const);
  const lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  writeNode(root, '', lines, declared);
  return new TextEncoder().encode(lines.join(''));
}

function writeNode(
  node: XmlNode,
  indent: string,
  out: string[],
  declared: readonly (readonly [string, string])[] = [],
): void {
  const attributes = [...declared, ...node.attributes]
    .map(([name, value]) => ` ${name}="${escaped(value, IN_ATTRIBUTE)}"`)
    .join('');
  if (node.children.length === 0) {
    out.push(`${indent}<${node.name}${attributes}/>\n`);
  } else if (node.children.some((child) => typeof child === 'string')) {
    out.push(`${indent}<${node.name}${attributes}>`, inline(node), `</${node.name}>\n`);
  } else {
    out.push(`${indent}<${node.name}${attributes}>\n`);
    for (const child of node.children) if (typeof child !== 'string') writeNode(child, `${indent}  `, out);
    out.push(`${indent}</${node.name}>\n`);
  }
}

function inline({ children }: XmlNode): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return escaped(child, IN_TEXT);
      const attributes = [...child.attributes].map(
        ([name, value]) => ` ${name}="${escaped(value, IN_ATTRIBUTE)}"`,
      );
      return `<${child.name}${attributes.join('')}>${inline(child)}</${child.name}>`;
    })
    .join('');
}

function escaped(text: string, characters: RegExp): string {
  return text.replace(characters, (character) => ESCAPES[character] ?? character);
}
