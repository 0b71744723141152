import { visible } from './report-format.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for content and for attribute values in quotes. */
export function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** A cell that holds a name from outside: its direction must not reorder what stands beside it. */
export function isolated(text: string): string {
  return `<bdi>${escaped(text)}</bdi>`;
}
