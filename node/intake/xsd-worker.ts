/** The thread in which documents meet the schemas: one batch after the other, each schema compiled once. */
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { CodedError, ProtocolError } from '#protocol/errors.ts';
import { endsThread } from './read-job.ts';
import type { Task, TaskResult, WorkerSetup } from './thread.ts';
import type { SchemaLimits, ValidationReport } from './validation.ts';
import { SchemaFolder } from './xsd.ts';

/** Compiled schemas are in it; what grows beyond is what the parser does not give back. */
const MAX_EXTERNAL_BYTES = 512 * 2 ** 20;

if (parentPort === null) throw new TypeError('xsd-worker.ts runs in a worker thread');
const port = parentPort;
const { progress, limits } = workerData as WorkerSetup<SchemaLimits>;
let schemas: SchemaFolder | undefined;

port.on('message', ({ jobs }: Task<string>) => {
  const outcomes = jobs.map((path, index) => {
    Atomics.store(progress, 0, index);
    Atomics.add(progress, 1, 1);
    return report(path);
  });
  const replace = getHeapStatistics().external_memory > MAX_EXTERNAL_BYTES;
  const result: TaskResult<ValidationReport> = { outcomes, replace };
  port.postMessage(result);
});

function report(path: string): ValidationReport {
  try {
    schemas ??= new SchemaFolder(limits.schemaFolder);
    const validated = schemas.validate(path, limits);
    return { path, outcome: validated.messages.length === 0 ? 'valid' : 'invalid', ...validated };
  } catch (error) {
    if (!(error instanceof CodedError) || endsThread(error)) throw error;
    // What the protocol refuses is no XML that could be valid; whatever else fails says nothing of the document.
    const refused = error instanceof ProtocolError && error.code !== 'DOCUMENT_TOO_LARGE';
    return { path, outcome: refused ? 'refused' : 'unknown', code: error.code, message: error.message };
  }
}
