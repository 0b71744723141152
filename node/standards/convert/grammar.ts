/**
 * Content models in short: for each element its children in order, each word one place. `!` is required, `*` may
 * repeat, `a|b` is one of them. An element without a model may hold anything.
 */

import { childPaths, elements, type XmlNode } from './xml-tree.ts';

/** `@name!` in a model is a required attribute. */
export type Grammar = Readonly<Record<string, string>>;

interface Place {
  readonly names: readonly string[];
  readonly required: boolean;
  readonly many: boolean;
}

const parsed = new WeakMap<Grammar, Map<string, readonly Place[]>>();

function placesOf(grammar: Grammar, name: string): readonly Place[] | undefined {
  let models = parsed.get(grammar);
  if (models === undefined) {
    models = new Map(Object.entries(grammar).map(([element, model]) => [element, places(model)]));
    parsed.set(grammar, models);
  }
  return models.get(name);
}

function places(model: string): Place[] {
  return model
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => ({
      names: word.replace(/[!*]/g, '').split('|'),
      required: word.includes('!'),
      many: word.includes('*'),
    }));
}

/** Whether an element has room for one more child of this name; `has` tells of which names it has one. */
export function hasRoom(
  grammar: Grammar,
  element: string,
  name: string,
  has: (name: string) => boolean,
): boolean {
  return (placesOf(grammar, element) ?? [])
    .filter(({ names, many }) => names.includes(name) && !many)
    .every(({ names }) => !names.some(has));
}

/** Puts the children of `node`, and of all below, into the order of the grammar. */
export function order(grammar: Grammar, node: XmlNode): void {
  const model = placesOf(grammar, node.name);
  if (model !== undefined && !node.children.some((child) => typeof child === 'string')) {
    const rank = (name: string): number => {
      const place = model.findIndex(({ names }) => names.includes(name));
      return place === -1 ? model.length : place;
    };
    const sorted = elements(node).toSorted((a, b) => rank(a.name) - rank(b.name));
    for (const [place, child] of sorted.entries()) node.children[place] = child;
  }
  for (const child of elements(node)) order(grammar, child);
}

export interface Lack {
  /** Of the element that lacks something, in the converted document. */
  readonly path: string;
  /** What is missing; `a|b` is one of them. */
  readonly lacks: string;
}

/** What the grammar requires and the tree lacks. */
export function lacks(grammar: Grammar, node: XmlNode, path = `/${node.name}`): Lack[] {
  const found: Lack[] = [];
  for (const { names, required } of placesOf(grammar, node.name) ?? []) {
    const has = names.some((name) =>
      name.startsWith('@')
        ? node.attributes.has(name.slice(1))
        : elements(node).some((child) => child.name === name),
    );
    if (required && !has) found.push({ path, lacks: names.join('|') });
  }
  for (const [child, childPath] of childPaths(node, path)) {
    for (const lack of lacks(grammar, child, childPath)) found.push(lack);
  }
  return found;
}
