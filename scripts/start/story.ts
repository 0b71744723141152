import { styleText } from 'node:util';
import { progressOn } from '#node/cli/terminal.ts';

const LABEL_WIDTH = 11;

/**
 * What happens, told on standard error as numbered steps with the values that came out. Standard output is kept
 * for the summary.
 */
export class Story {
  readonly progress = progressOn(process.stderr);
  #step = 0;

  heading(text: string): void {
    this.#write(style('bold', text));
  }

  /** Does one step and tells it in one line; `work` returns the values worth telling. */
  async step<T>(label: string, work: () => Promise<{ told: string; result: T }>): Promise<T> {
    const number = String(++this.#step).padStart(2);
    const started = performance.now();
    try {
      const { told, result } = await work();
      this.progress.end();
      const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;
      this.#write(
        `${number}  ${style('bold', label.padEnd(LABEL_WIDTH))} ${told} ${style('dim', `(${seconds})`)}`,
      );
      return result;
    } catch (error) {
      this.progress.end();
      this.#write(`${number}  ${style('bold', label.padEnd(LABEL_WIDTH))} ${style('red', 'failed')}`);
      throw error;
    }
  }

  /** A line that belongs to the step before. */
  detail(text: string): void {
    this.progress.end();
    this.#write(`${' '.repeat(LABEL_WIDTH + 5)}${text}`);
  }

  failure(text: string): void {
    this.progress.end();
    this.#write(`ipanchor: ${text}`);
  }

  #write(line: string): void {
    process.stderr.write(`${line}\n`);
  }
}

/** `0x12ab…89ef`, or the like without the prefix. */
export function short(hash: string): string {
  return hash.length <= 14 ? hash : `${hash.slice(0, hash.startsWith('0x') ? 6 : 4)}…${hash.slice(-4)}`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function style(format: 'bold' | 'dim' | 'red', text: string): string {
  return styleText(format, text, { stream: process.stderr });
}
