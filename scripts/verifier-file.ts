/** The verifier as one HTML file: nothing is loaded, and its policy names its one script and its one style. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { verifierConfig, workerConfig } from '../web/verifier.config.ts';

/** @param root of the project. @returns the text of the file, the same for the same sources */
export async function verifierFile(root: string): Promise<string> {
  const worker = await oneScript(workerConfig);
  if (/\bimport\.meta\b/.test(worker.script)) throw new TypeError('the worker would have to be a module');
  const { script, style } = await oneScript(verifierConfig(whenReady(worker.script)));
  return page(within(script, 'script'), within(style, 'style'), readFileSync(join(root, 'web/icon.svg')));
}

/**
 * What waits at the top of a module may wait in a function. The file that the worker is for comes while it does: its
 * message is held back and given once more.
 */
function whenReady(script: string): string {
  return `let ready;
addEventListener('message',(event)=>{
if(!event.isTrusted)return;
event.stopImmediatePropagation();
ready.then(()=>dispatchEvent(new MessageEvent('message',{data:event.data})),
(error)=>postMessage({code:'FILE_UNREADABLE',message:String(error)}));
});
ready=(async()=>{${script}})();`;
}

async function oneScript(config: InlineConfig): Promise<{ readonly script: string; readonly style: string }> {
  const built = await build(config);
  if (!('output' in built)) throw new TypeError('each is built once');
  const scripts = built.output.filter((part) => part.type === 'chunk').map(({ code }) => code);
  const styles = built.output.filter((part) => part.type === 'asset').map(({ source }) => String(source));
  const [script, ...others] = scripts;
  if (script === undefined || others.length > 0 || styles.length > 1)
    throw new TypeError('not everything is in one script and one style');
  return { script, style: styles.join('') };
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
