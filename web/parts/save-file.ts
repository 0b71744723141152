/** Some browsers read the file only after the click is done. */
const KEEP_MS = 60_000;

/** Gives a file to the person, where the browser puts what is downloaded. */
export function saveFile(name: string, type: string, content: string | Uint8Array<ArrayBuffer>): void {
  const href = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement('a'), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEEP_MS);
}
