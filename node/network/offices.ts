import { officeCode } from '#standards/st3.ts';

/** Why no member can have this code; undefined when one can. */
export function officeProblem(office: string): string | undefined {
  const { status, name } = officeCode(office);
  if (status === 'current') return undefined;
  return status === 'former' ? `${office} (${name}) is no longer in use` : `ST.3 has no ${office}`;
}
