/**
 * Tells many listeners what changed in the register, each from where it stands. Only what is final is told, so nothing
 * that was told is taken back.
 */
import type { Notice } from '#node/store/register.ts';
import type { Sources } from '../freshness.ts';

/** One change. */
export interface RegisterEvent extends Notice {
  readonly blockNumber: number;
  readonly at: string; // time of the block
}

export interface Listener {
  /** The last event that it has: block, and place in the block. */
  readonly after: EventPlace;
  /** Takes an event; false: no more for now, until `resume` is called. */
  readonly take: (event: RegisterEvent, place: EventPlace) => boolean;
}

export interface EventPlace {
  readonly block: number;
  readonly index: number; // -1: before the first event of the block
}

export interface Subscription {
  /** Goes on after a `take` that gave false. */
  resume(): void;
  end(): void;
}

interface State {
  place: EventPlace;
  paused: boolean;
  readonly take: Listener['take'];
}

/** How often the register is looked at while anyone listens; an embedded chain makes a block a second. */
const LOOK_MS = 500;

export class EventFeed {
  readonly #sources: Sources;
  readonly #listeners = new Set<State>();
  #timer: NodeJS.Timeout | undefined;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  subscribe({ after, take }: Listener): Subscription {
    const state: State = { place: after, paused: false, take };
    this.#listeners.add(state);
    this.#timer ??= setTimeout(() => void this.#look(), 0);
    return {
      resume() {
        state.paused = false;
      },
      end: () => void this.#listeners.delete(state),
    };
  }

  async #look(): Promise<void> {
    try {
      const final = await this.#finalBlock();
      if (final !== undefined) await this.#tell(final);
    } catch {
      // The register cannot be read at this moment: nothing is told, and it is looked at again.
    }
    this.#timer = this.#listeners.size === 0 ? undefined : setTimeout(() => void this.#look(), LOOK_MS);
  }

  async #finalBlock(): Promise<number | undefined> {
    const [at, chain] = await Promise.all([this.#sources.reader.asOf(), this.#sources.chainStatus()]);
    return at === undefined || chain === undefined ? undefined : Math.min(at.blockNumber, chain.finalized);
  }

  /** Listeners that stand at the same block are told by one reading. */
  async #tell(final: number): Promise<void> {
    const ready = [...this.#listeners].filter(({ paused, place }) => !paused && place.block <= final);
    for (const [block, group] of Map.groupBy(ready, ({ place }) => place.block)) {
      for await (const row of this.#sources.reader.notices(Math.max(0, block - 1))) {
        if (row.block > final || group.every(({ paused }) => paused)) break;
        for (const state of group) tellBlock(state, row);
      }
    }
  }
}

function tellBlock(
  state: State,
  row: { block: number; timestamp: string; notices: readonly Notice[] },
): void {
  for (const [index, notice] of row.notices.entries()) {
    const place = { block: row.block, index };
    if (state.paused) return;
    if (place.block < state.place.block) continue;
    if (place.block === state.place.block && index <= state.place.index) continue;
    state.place = place;
    state.paused = !state.take({ ...notice, blockNumber: row.block, at: row.timestamp }, place);
  }
}
