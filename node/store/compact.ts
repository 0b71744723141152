/** What the type of `Level` does not say, for it is that of browsers too. */
import type { Level } from 'level';

/** Brings the rows between two places into table files, merged with what such files had of them. */
export async function compactRange(db: Level, start: string, end: string): Promise<void> {
  if (!canCompact(db)) throw new TypeError('the database is not LevelDB');
  await db.compactRange(start, end);
}

function canCompact(db: Level): db is Level & { compactRange(start: string, end: string): Promise<void> } {
  return 'compactRange' in db;
}
