export function startWorker(): Worker {
  return new Worker(new URL('./document-worker.ts', import.meta.url), { type: 'module' });
}
