/** How far long work has come. `total` may be unknown (0) and may grow. */
export interface Progress {
  update(done: number, total: number, what: string): void;
  end(): void;
}

/** The part of a stream that progress needs: `process.stderr`, or a recorder in a test. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const BAR_MS = 100;
const LINE_MS = 2000;
const BAR_CELLS = 24;

/** A bar that is redrawn on a terminal; elsewhere a line now and then, so that a log stays readable. */
export function progressOn(screen: Screen, now: () => number = performance.now.bind(performance)): Progress {
  let last = Number.NEGATIVE_INFINITY;
  let drawn = false;
  const clear = (): void => {
    if (drawn) screen.write('\r\u001b[2K');
    drawn = false;
  };
  return {
    update(done, total, what) {
      const time = now();
      const complete = total > 0 && done >= total;
      if (!complete && time - last < (screen.isTTY ? BAR_MS : LINE_MS)) return;
      last = time;
      const count = total > 0 ? `${done}/${total}` : `${done}`;
      if (!screen.isTTY) {
        screen.write(`${what}: ${count}\n`);
        return;
      }
      clear();
      const filled = total > 0 ? Math.floor((BAR_CELLS * Math.min(done, total)) / total) : 0;
      const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_CELLS - filled)} ${count} ${what}`;
      screen.write(bar.slice(0, (screen.columns ?? 80) - 1));
      drawn = true;
    },
    end() {
      clear();
      last = Number.NEGATIVE_INFINITY;
    },
  };
}
