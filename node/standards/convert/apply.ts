/** Applies mapping tables to a tree, in one direction or the other, and remembers what of the source was carried. */

import { Children } from './children.ts';
import { type Grammar, hasRoom } from './grammar.ts';
import { type Direction, POSITION, pathsOf, type Rule, type Step, stepsOf } from './mapping.ts';
import { phraseOf } from './phrase.ts';
import { Remains } from './remains.ts';
import { elements, textOf, type XmlNode, xmlNode } from './xml-tree.ts';

/** An element of the source, or one attribute of it. */
interface Hit {
  readonly node: XmlNode;
  readonly attribute?: string;
}

export class Carrier {
  readonly remains = new Remains();
  readonly #direction: Direction;
  readonly #grammar: Grammar;
  readonly #children = new Children();

  /** @param grammar of the standard that is written */
  constructor(direction: Direction, grammar: Grammar) {
    this.#direction = direction;
    this.#grammar = grammar;
  }

  /** Carries what the table says from `source` to `target`; whether anything was. */
  carry(table: readonly Rule[], source: XmlNode, target: XmlNode, position = 1): boolean {
    let carried = false;
    for (const rule of table) {
      if (rule.only !== undefined && rule.only !== this.#direction) continue;
      const [from, to] = this.#direction === 'to96' ? [rule.old, rule.st96] : [rule.st96, rule.old];
      const path = pathsOf(to)[0];
      if (path === undefined) continue;
      for (const hit of pathsOf(from).flatMap((each) => select(source, stepsOf(each)))) {
        if (rule.when?.(hit.node) === false) continue;
        if (this.#carryOne(rule, hit, target, stepsOf(path))) carried = true;
      }
    }
    if (this.#direction === 'to96') this.#fill(table, target, position);
    return carried;
  }

  #carryOne(rule: Rule, hit: Hit, target: XmlNode, path: readonly Step[]): boolean {
    const last = path.at(-1);
    if (rule.content !== undefined && hit.attribute === undefined) {
      if (last === undefined) return this.carry(rule.content, hit.node, target);
      const parent = this.#find(target, path.slice(0, -1));
      if (parent !== undefined && !this.#hasRoom(parent, last.name)) return this.#repeated(hit, '');
      const child = xmlNode(last.name);
      const siblings = parent === undefined ? 0 : this.#children.named(parent, last.name).length;
      if (!this.carry(rule.content, hit.node, child, siblings + 1)) return false;
      this.#markHaving(hit, rule);
      return this.#put(target, path, child) || this.#repeated(hit, '');
    }
    const text = (hit.attribute === undefined ? textOf(hit.node) : attributeOf(hit)).trim();
    if (text === '' && rule.value?.presence === undefined) {
      this.remains.take(hit.node, hit.attribute);
      return false;
    }
    const value = rule.value === undefined ? text : rule.value[this.#direction](text);
    if (value === undefined) {
      this.remains.note('VALUE_NOT_ALLOWED', hit.node, hit.attribute);
      return false;
    }
    const child = this.#leaf(rule, hit, last?.name ?? '', value);
    if (last === undefined) for (const inner of child.children) target.children.push(inner);
    else if (!this.#put(target, path, child)) {
      return this.#repeated(hit, value, this.#find(target, path));
    }
    this.remains.take(hit.node, hit.attribute);
    this.#markHaving(hit, rule);
    return true;
  }

  #leaf(rule: Rule, hit: Hit, name: string, value: string): XmlNode {
    if (rule.phrase && hit.attribute === undefined) {
      return xmlNode(name, phraseOf(hit.node, this.#direction, this.remains));
    }
    for (const inner of hit.attribute === undefined ? elements(hit.node) : []) {
      this.remains.note('MARKUP', inner);
    }
    return xmlNode(name, value === '' ? [] : [value]);
  }

  /** Another of what there is room for once; the same again is nothing new. */
  #repeated(hit: Hit, value: string, present?: XmlNode): false {
    if (present !== undefined && textOf(present) === value) this.remains.take(hit.node, hit.attribute);
    else this.remains.note('REPEATED', hit.node, hit.attribute);
    return false;
  }

  /** The attribute by which the element was chosen is carried by the choice. */
  #markHaving({ node }: Hit, rule: Rule): void {
    const from = this.#direction === 'to96' ? rule.old : rule.st96;
    for (const path of pathsOf(from)) {
      const having = stepsOf(path).at(-1)?.having;
      if (having !== undefined) this.remains.takeAttribute(node, having[0]);
    }
  }

  /** Puts `leaf` at the path below `target`, beginning what is not there yet; false where there is no room. */
  #put(target: XmlNode, path: readonly Step[], leaf: XmlNode): boolean {
    let node = target;
    for (const [index, step] of path.entries()) {
      const last = index === path.length - 1;
      if (step.attribute) {
        if (node.attributes.has(step.name)) return false;
        node.attributes.set(step.name, textOf(leaf));
        return true;
      }
      const shared = last || step.anew ? undefined : this.#childOf(node, step);
      if (shared !== undefined) {
        node = shared;
        continue;
      }
      if (!this.#hasRoom(node, step.name)) return false;
      const child = last ? leaf : xmlNode(step.name);
      if (step.having !== undefined) child.attributes.set(...step.having);
      this.#children.add(node, child);
      node = child;
    }
    return true;
  }

  /** What ST.96 wants to be said and the source leaves open. */
  #fill(table: readonly Rule[], target: XmlNode, position: number): void {
    for (const { st96, otherwise, only } of table) {
      const path = stepsOf(pathsOf(st96)[0] ?? '.');
      const parent = this.#find(target, path.slice(0, -1));
      if (otherwise === undefined || only === 'from96' || parent === undefined) continue;
      this.#put(
        target,
        path,
        xmlNode(path.at(-1)?.name ?? '', [otherwise === POSITION ? String(position) : otherwise]),
      );
    }
  }

  #hasRoom(node: XmlNode, name: string): boolean {
    return hasRoom(this.#grammar, node.name, name, (present) => this.#children.has(node, present));
  }

  #childOf(node: XmlNode, step: Step): XmlNode | undefined {
    return this.#children.named(node, step.name).findLast((child) => fits(child, step));
  }

  #find(node: XmlNode, path: readonly Step[]): XmlNode | undefined {
    let found: XmlNode | undefined = node;
    for (const step of path) {
      if (step.attribute || found === undefined) return found;
      found = this.#childOf(found, step);
    }
    return found;
  }
}

function select(source: XmlNode, path: readonly Step[]): Hit[] {
  let nodes = [source];
  for (const step of path) {
    if (step.attribute) {
      return nodes
        .filter(({ attributes }) => attributes.has(step.name))
        .map((node) => ({ node, attribute: step.name }));
    }
    nodes = nodes.flatMap((node) =>
      step.anywhere ? below(node, step) : elements(node).filter((child) => fits(child, step)),
    );
  }
  return nodes.map((node) => ({ node }));
}

function below(node: XmlNode, step: Step): XmlNode[] {
  return elements(node).flatMap((child) => (fits(child, step) ? [child] : below(child, step)));
}

function fits(node: XmlNode, { name, having }: Step): boolean {
  return node.name === name && (having === undefined || node.attributes.get(having[0]) === having[1]);
}

function attributeOf({ node, attribute = '' }: Hit): string {
  return node.attributes.get(attribute) ?? '';
}
