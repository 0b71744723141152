/** The verifier as one HTML file: nothing is loaded, and its policy names its one script and its one style. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/** @param root of the project. @returns the text of the file, the same for the same sources */
export async function verifierFile(root: string): Promise<string> {
  const built = await build({ configFile: join(root, 'web/verifier.config.ts'), logLevel: 'warn' });
  if (!('output' in built)) throw new TypeError('the verifier is built once');
  let script: string | undefined;
  let style = '';
  for (const part of built.output) {
    if (part.type === 'chunk' && script === undefined) script = part.code;
    else if (part.type === 'asset' && part.fileName.endsWith('.css')) style += part.source;
    else throw new TypeError(`${part.fileName} would be a second file`);
  }
  if (script === undefined) throw new TypeError('the verifier has no script');
  return page(within(script, 'script'), within(style, 'style'), readFileSync(join(root, 'web/icon.svg')));
}

/** Text that ends no element. In scripts and styles this stands in strings alone, where the backslash changes nothing. */
function within(text: string, element: 'script' | 'style'): string {
  return text.replaceAll(`</${element}`, `<\\/${element}`).replaceAll('<!--', '\\x3c!--').trim();
}

function page(script: string, style: string, icon: Buffer): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashSource(script)} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    `style-src ${hashSource(style)}`,
    'img-src data: blob:',
    // Which gateway is asked is said by whoever opens the file.
    'connect-src https: http:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>IPAnchor</title>
<link rel="icon" href="data:image/svg+xml;base64,${icon.toString('base64')}">
<style>${style}</style>
</head>
<body>
<div id="app"></div>
<script type="module">${script}</script>
</body>
</html>
`;
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
