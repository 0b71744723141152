import { styleText } from 'node:util';
import { progressOn } from '#node/cli/terminal.ts';

const LABEL_WIDTH = 10;
const INDENT = ' '.repeat(LABEL_WIDTH + 5);

/**
 * What happens, told on standard error as numbered steps with the values that came out. Standard output is kept
 * for the summary.
 */
export class Story {
  readonly progress = progressOn(process.stderr);
  #steps = 0;
  /** Number and label of the running step, until they are written. */
  #heading = '';

  heading(text: string): void {
    this.#write(style('bold', text));
  }

  /** Does one step and tells it; `work` returns the values worth telling. Details that come meanwhile stand below its label. */
  async step<T>(label: string, work: () => Promise<{ told: string; result: T }>): Promise<T> {
    const number = String(++this.#steps).padStart(2);
    this.#heading = `${number}  ${style('bold', label.padEnd(LABEL_WIDTH))} `;
    const started = performance.now();
    try {
      const { told, result } = await work();
      const seconds = `(${((performance.now() - started) / 1000).toFixed(1)} s)`;
      this.#tell(`${told} ${style('dim', seconds)}`);
      return result;
    } catch (error) {
      this.#tell(style('red', 'failed'));
      throw error;
    }
  }

  /** A line that belongs to the running step, or to the last one. */
  detail(text: string): void {
    this.#tell(text);
  }

  failure(text: string): void {
    this.#write(`ipanchor: ${text}`);
  }

  #tell(text: string): void {
    this.#write(`${this.#heading || INDENT}${text}`);
    this.#heading = '';
  }

  #write(line: string): void {
    this.progress.end();
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
