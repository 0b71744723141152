/** What a document is, by its own kind code (WIPO ST.16) and what its office means by it. */

import type { RightType } from '#protocol/application-id.ts';

/**
 * Kind codes of granted rights. ST.16 gives B and C to the second and third publication, Y to that of a utility
 * model; what offices do beside that is listed. The first that matches the office counts.
 */
const GRANTED: ReadonlyMap<string, RegExp> = new Map([
  // A alone until 2001; E reissue, S design, P2 and P3 plant patents; H is a registration without grant.
  ['US', /^(?:A$|B|S|E|P[23]?$)/],
  ['CN', /^[BCUYS]/],
  ['JP', /^[BCYS]/],
  ['KR', /^[BYS]/],
  // Utility models are registered without a publication before.
  ['DE', /^[BCU]/],
  ['RU', /^[BCU]/],
  ['TW', /^[BUS]/],
]);
const GRANTED_ELSEWHERE = /^[BCY]/;

/** The Japanese gazette of registered rights: 登録 stands in the name of the kind. */
const REGISTERED = /登録/;
const CODE_IN_BRACKETS = /[(（]([A-Z]\d?)[)）]$/;

/** The code within a name such as 公開特許公報(A), or the text itself. */
export function kindCodeOf(written: string | undefined): string | undefined {
  return written === undefined ? undefined : (CODE_IN_BRACKETS.exec(written)?.[1] ?? written);
}

export function isGranted(office: string | undefined, written: string | undefined): boolean {
  const code = kindCodeOf(written);
  if (code === undefined) return false;
  return (
    (written !== undefined && REGISTERED.test(written)) ||
    (GRANTED.get(office ?? '') ?? GRANTED_ELSEWHERE).test(code)
  );
}

/** How offices name the subject of an application that is no patent for an invention. */
const SUBJECTS: ReadonlyMap<string, RightType> = new Map([
  ['design', 'D'],
  ['Design', 'D'],
  ['utility-model', 'U'],
  ['gebrauchsmuster', 'U'],
  ['实用新型', 'U'],
  ['实用新型专利', 'U'],
  ['外观设计', 'D'],
  ['外观设计专利', 'D'],
  // CNIPA, first two digits of the number in ST.13 form
  ['20', 'U'],
  ['21', 'U'],
  ['30', 'D'],
]);

/** Right type of a patent document by its subject or kind code; a utility model by U, Y and Z, a design by S. */
export function rightTypeOf(
  subject: string | undefined,
  kindCode: string | undefined,
): RightType | undefined {
  const stated = subject === undefined ? undefined : SUBJECTS.get(subject);
  if (stated !== undefined) return stated;
  const code = kindCodeOf(kindCode) ?? '';
  if (/^S\d?$/.test(code)) return 'D';
  return /^[UYZ]\d?$/.test(code) ? 'U' : undefined;
}
