/**
 * What a sheet is written in: the standard fonts of PDF, which every reader has, or for a language with other letters
 * what fonts/ has of Noto Sans, which goes with the file.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writable } from './winansi.ts';

export const OWN_FONTS = ['ar', 'ja', 'ko', 'ru', 'zh'] as const;

export type OwnFont = (typeof OWN_FONTS)[number];

export interface SheetFonts {
  /** Names or paths, as pdfkit takes them. */
  readonly regular: string;
  readonly bold: string;
  /** The text with a name such as `[U+51FA]` for each character that they have not. */
  readonly writable: (text: string) => string;
}

/** @param language BCP 47 */
export function fontsOf(language: string): SheetFonts {
  const own = OWN_FONTS.find((name) => name === language);
  if (own === undefined) return { regular: 'Helvetica', bold: 'Helvetica-Bold', writable };
  const files = fontFiles(own);
  const characters = new Set(readFileSync(files.characters, 'utf8'));
  characters.delete('\n');
  return { ...files, writable: (text) => writable(text, (character) => characters.has(character)) };
}

/** `characters` is the text of all that the two fonts have, made with them by scripts/sheet-fonts.ts. */
export function fontFiles(language: OwnFont): Readonly<Record<'regular' | 'bold' | 'characters', string>> {
  const path = (name: string) => fileURLToPath(new URL(`fonts/${language}${name}`, import.meta.url));
  return { regular: path('-regular.otf'), bold: path('-bold.otf'), characters: path('.txt') };
}
