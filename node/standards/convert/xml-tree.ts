/**
 * A document as a tree, for the conversion alone: titles carry markup and every part that stays behind is named, so
 * the walk that serves the readers does not do. Parts that no conversion looks at are passed over.
 */

import { pastElement, pastMarkup, pastNext, startsMarkup, tagEnd, unescaped } from '../canonical-scan.ts';

export interface XmlNode {
  /** As the mapping tables spell it: `pat:FilingDate` in ST.96, the local name elsewhere. */
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: (XmlNode | string)[];
}

/** How the tables spell the name of an element or attribute in a namespace; the root is asked first. */
export type Naming = (namespace: string, local: string) => string;

export interface TreeOptions {
  readonly naming: Naming;
  /** Elements of these names are kept without their content. */
  readonly without: ReadonlySet<string>;
}

interface Open {
  readonly node: XmlNode;
  readonly prefixes: ReadonlyMap<string, string>;
}

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const ATTRIBUTE = /([^\s="]+)="([^"]*)"/g;

export function xmlNode(name: string, children: (XmlNode | string)[] = []): XmlNode {
  return { name, attributes: new Map(), children };
}

/**
 * The tree of canonical XML without comments and processing instructions; undefined when the bytes are not one whole
 * element with what may stand around it.
 */
export function readTree(canonical: Uint8Array, { naming, without }: TreeOptions): XmlNode | undefined {
  const xml = new TextDecoder('utf-8', { ignoreBOM: true }).decode(canonical);
  const open: Open[] = [];
  let root: XmlNode | undefined;
  for (let at = xml.indexOf('<'); at !== -1; ) {
    const next = xml.charCodeAt(at + 1);
    let after: number;
    if (next === 0x2f) {
      if (open.pop() === undefined) return undefined;
      after = pastNext(xml, '>', at);
    } else if (startsMarkup(next)) {
      after = pastMarkup(xml, at);
    } else {
      const parent = open.at(-1);
      if (parent === undefined && root !== undefined) return undefined;
      const close = tagEnd(xml, at + 1);
      if (close === -1) return undefined;
      const child = startTag(xml.slice(at + 1, close), parent?.prefixes, naming);
      root ??= child.node;
      parent?.node.children.push(child.node);
      after = close + 1;
      if (without.has(child.node.name)) after = pastElement(xml, after);
      else open.push(child);
    }
    if (after === -1) return undefined;
    at = xml.indexOf('<', after);
    const text = xml.slice(after, at === -1 ? xml.length : at);
    if (text !== '') open.at(-1)?.node.children.push(unescaped(text));
  }
  return open.length === 0 ? root : undefined;
}

function startTag(tag: string, scope: ReadonlyMap<string, string> | undefined, naming: Naming): Open {
  const nameEnd = tag.search(/\s|$/);
  const declared = new Map<string, string>();
  const attributes: [name: string, value: string][] = [];
  for (const [, name = '', value = ''] of tag.slice(nameEnd).matchAll(ATTRIBUTE)) {
    if (name === 'xmlns') declared.set('', unescaped(value));
    else if (name.startsWith('xmlns:')) declared.set(name.slice(6), unescaped(value));
    else attributes.push([name, unescaped(value)]);
  }
  const inherited = scope ?? new Map([['xml', XML_NAMESPACE]]);
  const prefixes = declared.size === 0 ? inherited : new Map([...inherited, ...declared]);
  const spelled = (qualified: string, plain: string): string => {
    const colon = qualified.indexOf(':');
    const namespace = colon === -1 ? plain : (prefixes.get(qualified.slice(0, colon)) ?? '');
    return naming(namespace, qualified.slice(colon + 1));
  };
  const node = xmlNode(spelled(tag.slice(0, nameEnd), prefixes.get('') ?? ''));
  for (const [name, value] of attributes) node.attributes.set(spelled(name, ''), value);
  return { node, prefixes };
}

export function elements(node: XmlNode): XmlNode[] {
  return node.children.filter((child) => typeof child !== 'string');
}

/** The text of a node and all that is in it. */
export function textOf(node: XmlNode): string {
  return node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** The elements in a node with their paths: names, and the place among elements of the same name from the second on. */
export function childPaths(node: XmlNode, path: string): (readonly [child: XmlNode, path: string])[] {
  const seen = new Map<string, number>();
  return elements(node).map((child) => {
    const place = (seen.get(child.name) ?? 0) + 1;
    seen.set(child.name, place);
    return [child, `${path}/${child.name}${place === 1 ? '' : `[${place}]`}`] as const;
  });
}
