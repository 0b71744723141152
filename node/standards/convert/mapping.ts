/** What a mapping table is made of. A table says for each element where it stands in both standards. */

import type { XmlNode } from './xml-tree.ts';

export type Direction = 'to96' | 'from96';

/** How a value is written in the older standard and in ST.96; undefined where the other side cannot hold it. */
export interface Codec {
  to96(text: string): string | undefined;
  from96(text: string): string | undefined;
  /** An element without text says something by being there. */
  readonly presence?: true;
}

/**
 * Paths are relative to the two elements that the table is for, steps divided by `/`: a name; `@name`, an attribute;
 * `name[@a=v]`, which asks for the attribute when it is read and sets it when it is written; `name+`, which is begun
 * anew for each value instead of shared; `.`, the element itself; and first `//name`, anywhere below.
 */
export interface Rule {
  /** In the older standard: all are read, in this order; the first is written. */
  readonly old?: string | readonly string[];
  /** In ST.96, likewise. */
  readonly st96: string | readonly string[];
  /** How the text is changed; without, it is the same on both sides. */
  readonly value?: Codec;
  /** The table for what is in the element; without, the rule is about its text. */
  readonly content?: readonly Rule[];
  /** Text with bold, italic, sub- and superscript. */
  readonly phrase?: true;
  readonly only?: Direction;
  /** Whether the rule is for this element of the source. */
  readonly when?: (source: XmlNode) => boolean;
  /** Written in ST.96 where the source says nothing: a text, or the place among elements of the same name. */
  readonly otherwise?: string | typeof POSITION;
}

export const POSITION = Symbol('position');

export interface Step {
  readonly name: string;
  readonly attribute: boolean;
  readonly anew: boolean;
  readonly anywhere: boolean;
  /** Attribute and value that the element has. */
  readonly having?: readonly [name: string, value: string];
}

const STEP = /^(\/\/)?(@)?([^[+]+)(\+)?(?:\[@([^=]+)=([^\]]*)\])?$/;
const known = new Map<string, readonly Step[]>();

/** The steps of a path; none for `.`. Throws TypeError when a table has a path that is none. */
export function stepsOf(path: string): readonly Step[] {
  let steps = known.get(path);
  if (steps === undefined) {
    steps = path === '.' ? [] : (path.match(/(?:^\/\/)?[^/[]+(?:\[[^\]]*\])?/g) ?? []).map(step);
    known.set(path, steps);
  }
  return steps;
}

function step(text: string): Step {
  const [, anywhere, attribute, name, anew, key, value] = STEP.exec(text) ?? [];
  if (name === undefined) throw new TypeError(`no step of a path: ${text}`);
  return {
    name,
    attribute: attribute !== undefined,
    anew: anew !== undefined,
    anywhere: anywhere !== undefined,
    ...(key === undefined || value === undefined ? {} : { having: [key, value] as const }),
  };
}

export function pathsOf(paths: string | readonly string[] | undefined): readonly string[] {
  return paths === undefined ? [] : typeof paths === 'string' ? [paths] : paths;
}
