/** What the tests of the verifying page have in common. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import encodeQR from 'qr';

const folder = mkdtemp(join(tmpdir(), 'ipanchor-files-'));

/** Path of a file of that name. */
export async function fileOf(name: string, bytes: string | Uint8Array): Promise<string> {
  const path = join(await folder, name);
  await writeFile(path, bytes);
  return path;
}

/** Gives files to the page and waits for what it says of them: the sentence. */
export async function give(page: Page, ...files: string[]): Promise<string> {
  const anew = page.getByRole('button', { name: 'Start anew' });
  if (await anew.isVisible()) {
    await anew.click();
    await page.locator('.answer').waitFor({ state: 'detached' });
  }
  await page.setInputFiles('input[type=file]', files);
  return sentence(page);
}

export async function sentence(page: Page): Promise<string> {
  const shown = page.locator('.answer h2, .notice h2').first();
  await shown.waitFor();
  return (await shown.textContent()) ?? '';
}

/** Grey values of a picture that shows a QR code, row by row; as many pixels a module as fit into it. */
export function qrPixels(text: string, width: number, height: number): Uint8Array {
  const cells = encodeQR(text, 'raw', { ecc: 'low', border: 4 });
  const scale = Math.floor(Math.min(width, height) / cells.length);
  const grey = new Uint8Array(width * height).fill(255);
  for (const [y, row] of cells.entries())
    for (const [x, dark] of row.entries())
      if (dark)
        for (let line = 0; line < scale; line++) {
          const start = (y * scale + line) * width + x * scale;
          grey.fill(0, start, start + scale);
        }
  return grey;
}
