/** How the pages are built: into `web/dist`, each file under a name with its hash, for browsers of the last years. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const within = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: within('.'),
  // The pages live below a language, so what they load is named from the root.
  base: '/',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // The policy of the pages allows no data: in scripts, and one file is like any other.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: within('index.html'), 'service-worker': within('work/service-worker.ts') },
      // A service worker rules what is below its address, so it lives at the root.
      output: {
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? 'files/[name].js' : 'assets/[name]-[hash].js',
      },
    },
  },
  worker: { format: 'es' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
