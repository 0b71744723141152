import type { Engine } from '#node/network/description.ts';
import { besu } from './besu.ts';
import type { EngineFiles } from './engine-files.ts';
import { geth } from './geth.ts';

export const ENGINES: Readonly<Record<Engine, EngineFiles>> = { besu, geth };
