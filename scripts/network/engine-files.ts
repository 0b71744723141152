import type { Alloc, Genesis } from '#node/network/genesis.ts';
import type { NetworkPlan, NodePlan, OfficePlan } from './plan.ts';

export interface NetworkFile {
  readonly path: string;
  readonly text: string;
  /** Readable by its owner alone. */
  readonly isSecret?: boolean;
}

/** What is different from engine to engine; the rest of the generator knows none. */
export interface EngineFiles {
  /** As people know it, with its version. */
  readonly title: string;
  readonly program: string;
  readonly image: string;
  /** How to get the program on the PATH, in words. */
  readonly install: string;
  genesis(plan: NetworkPlan, alloc: Alloc, validatorSet: string): Genesis;
  /** Files of an office's engine, but the genesis. */
  files(plan: NetworkPlan, office: OfficePlan): Promise<NetworkFile[]>;
  /** Arguments that prepare a node, once; missing where it needs nothing. */
  prepare?(node: NodePlan): readonly string[];
  /** Arguments that start a node. Both run in the folder of the office. */
  start(office: OfficePlan, node: NodePlan): readonly string[];
}

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
