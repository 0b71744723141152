/** How the verifier is built that is one file: `scripts/verifier-file.ts` puts the results into it. */
import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';

const within = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** @param input one file, of which one script comes */
function oneScript(input: string): InlineConfig {
  return {
    configFile: false,
    root: within('.'),
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2023',
      cssCodeSplit: false,
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: { input: within(input), output: { codeSplitting: false } },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  };
}

/** Chromium refuses a page from a file any worker that is a module, so that one is none: it knows no `import.meta`. */
export const workerConfig: InlineConfig = {
  ...oneScript('work/document-worker.ts'),
  define: { 'import.meta.url': 'self.location.href', 'import.meta.resolve': 'undefined' },
  plugins: [
    {
      // In one script the XML engine, whose modules import each other in a circle, would wait for itself.
      name: 'load-at-once',
      enforce: 'pre',
      transform(code, id) {
        if (!id.startsWith(within('work/'))) return undefined;
        const loaded: string[] = [];
        const changed = code.replace(/\bimport\(('[^']+')\)/g, (_, source: string) => {
          loaded.push(`import * as loaded${loaded.length} from ${source};\n`);
          return `Promise.resolve(loaded${loaded.length - 1})`;
        });
        return { code: loaded.join('') + changed, map: null };
      },
    },
  ],
};

/** @param worker text of the worker's script */
export function verifierConfig(worker: string): InlineConfig {
  return {
    ...oneScript('verifier.tsx'),
    define: { VERIFIER_SHA256: '""', BUILD: '""', WORKER: JSON.stringify(worker) },
    plugins: [
      {
        name: 'worker-within',
        enforce: 'pre',
        resolveId: (source) =>
          source === './start-worker.ts' ? within('work/start-worker-within.ts') : undefined,
      },
    ],
  };
}
