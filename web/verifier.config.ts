/** How the verifier is built that is one file: everything in one script, which `scripts/verifier-file.ts` puts into it. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const within = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: within('.'),
  define: { VERIFIER_SHA256: '""', BUILD: '""' },
  plugins: [
    {
      name: 'worker-within',
      enforce: 'pre',
      resolveId: (source) =>
        source === './start-worker.ts' ? within('work/start-worker-within.ts') : undefined,
    },
  ],
  build: {
    write: false,
    target: 'es2023',
    cssCodeSplit: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: { input: within('verifier.tsx'), output: { codeSplitting: false } },
  },
  worker: { format: 'es', rolldownOptions: { output: { codeSplitting: false } } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
