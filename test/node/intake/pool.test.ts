import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { WorkerPool } from '#node/intake/pool.ts';
import type { ReadOutcome } from '#node/intake/reading.ts';
import { newFolder, newPool } from './office-fixture.ts';

const word = (outcome: ReadOutcome | undefined): string => {
  if (outcome === undefined) return 'nothing';
  if ('reading' in outcome) return 'read';
  return 'later' in outcome ? 'later' : outcome.refusals.map(({ code }) => code).join(' ');
};

describe('worker pool', () => {
  let folder: string;
  beforeEach(() => {
    folder = newFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const statement = {
    applicationId: 'JP.P.2025020101',
    kind: 'application',
    filingDate: '2025-03-03',
  } as const;
  const job = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return { path: join(folder, name), size: content.length, statement };
  };

  it('refuses a document that takes too long, and reads the others of its batch', async () => {
    const pool = newPool({ maxSeconds: 0.3 });
    try {
      const slow = `<a>${'<b>x</b>'.repeat(2_000_000)}</a>`;
      const jobs = [job('1.xml', '<a/>'), job('slow.xml', slow), job('3.xml', '<a/>')];
      expect((await pool.read(jobs)).map(word)).to.deep.equal(['read', 'TIME_LIMIT', 'read']);
      expect((await pool.read(jobs.slice(0, 1))).map(word)).to.deep.equal(['read']);
    } finally {
      await pool.close();
    }
  });

  it('replaces a thread that has grown by a large document', async () => {
    const pool = newPool();
    try {
      const large = `<a>${'<b>x</b>'.repeat(1_000_000)}</a>`;
      expect((await pool.read([job('large.xml', large)])).map(word)).to.deep.equal(['read']);
      const before = process.memoryUsage().rss;
      expect((await pool.read([job('small.xml', '<a/>')])).map(word)).to.deep.equal(['read']);
      expect(process.memoryUsage().rss - before).to.be.below(2 ** 26);
    } finally {
      await pool.close();
    }
  });

  it('gives outcomes in the order of the jobs to callers that read at the same time', async () => {
    const pool = newPool({ threads: 2 });
    try {
      const jobs = Array.from({ length: 40 }, (_, i) =>
        job(`${i}.xml`, i % 3 === 0 ? '<a>' : `<a n="${i}"/>`),
      );
      const batches = Array.from({ length: 8 }, (_, i) => jobs.slice(5 * i, 5 * i + 5));
      const outcomes = (await Promise.all(batches.map((batch) => pool.read(batch)))).flat();
      expect(outcomes.map(({ path }) => path)).to.deep.equal(jobs.map(({ path }) => path));
      expect(outcomes.map(word)).to.deep.equal(
        jobs.map((_, i) => (i % 3 === 0 ? 'XML_NOT_WELL_FORMED' : 'read')),
      );
    } finally {
      await pool.close();
    }
  });

  describe('with a worker that breaks down', () => {
    const script = new URL('./faulty-worker.ts', import.meta.url);
    const read = async (...names: string[]): Promise<string[]> => {
      const pool = new WorkerPool({ maxBytes: 100, maxSeconds: 20, threads: 1 }, script);
      try {
        return (await pool.read(names.map((path) => ({ path, size: 1 })))).map(word);
      } finally {
        await pool.close();
      }
    };

    for (const [how, code] of [
      ['trap', 'PARSER_TRAPPED'],
      ['exit', 'PARSER_TRAPPED'],
      ['memory', 'MEMORY_LIMIT'],
      ['parser', 'MEMORY_LIMIT'],
      ['buffer', 'MEMORY_LIMIT'],
      ['bug', 'READER_FAILED'],
    ]) {
      it(`refuses the file that makes it ${how}, and reads the others`, async () => {
        expect(await read('a', `${how}`, 'b')).to.deep.equal(['later', code, 'later']);
        expect(await read(`${how}`, 'a')).to.deep.equal([code, 'later']);
      });
    }

    it('gives a file another thread when the trap may be the doing of one before', async () => {
      expect(await read('a', 'second', 'b')).to.deep.equal(['later', 'later', 'later']);
    });
  });
});
