/** Text with markup: bold, italic, underlined, over- and subscript have elements of their own on both sides. */

import type { Direction } from './mapping.ts';
import type { Remains } from './remains.ts';
import type { XmlNode } from './xml-tree.ts';
import { xmlNode } from './xml-tree.ts';

/** ST.36 and ST.96. */
const MARKUP: readonly (readonly [old: string, st96: string])[] = [
  ['b', 'com:B'],
  ['i', 'com:I'],
  ['o', 'com:O'],
  ['s', 'com:S'],
  ['u', 'com:U'],
  ['sub', 'com:Sub'],
  ['sup', 'com:Sup'],
  ['sub2', 'com:Sub2'],
  ['sup2', 'com:Sup2'],
  ['smallcaps', 'com:SmallCapital'],
];
const TO_96 = new Map(MARKUP);
const FROM_96 = new Map(MARKUP.map(([old, st96]) => [st96, old] as const));
const LOW = new Set(['com:Sub', 'com:Sup']);
const LOWER = new Set(['com:Sub2', 'com:Sup2']);

/** The content of a phrase in the other standard. Markup that it does not have is noted, its text kept. */
export function phraseOf(source: XmlNode, direction: Direction, remains: Remains): (XmlNode | string)[] {
  return inside(source, '', direction, remains);
}

/** @param parent the ST.96 name of the markup around, '' at the top */
function inside(
  source: XmlNode,
  parent: string,
  direction: Direction,
  remains: Remains,
): (XmlNode | string)[] {
  return source.children.flatMap((child) => {
    if (typeof child === 'string') return [child];
    const st96 = direction === 'to96' ? TO_96.get(child.name) : child.name;
    const name = direction === 'to96' ? st96 : FROM_96.get(child.name);
    if (st96 === undefined || name === undefined || !allowed(parent, st96)) {
      remains.note('MARKUP', child);
      return inside(child, parent, direction, remains);
    }
    remains.take(child);
    return [xmlNode(name, inside(child, st96, direction, remains))];
  });
}

/** V6_0: nothing within itself, and within sub- and superscript only the second level of them. */
function allowed(parent: string, name: string): boolean {
  if (LOWER.has(name)) return LOW.has(parent);
  return name !== parent && !LOWER.has(parent) && !(LOW.has(parent) && LOW.has(name));
}
