/** How values are written on both sides. A value that V6_0 does not allow is never written. */

import { readDate } from '../dates.ts';
import { officeCode } from '../st3.ts';
import type { Codec } from './mapping.ts';

/** Words of two lists; the first word for one of the other side is written. Older ones are matched in any case. */
export function words(pairs: readonly (readonly [old: string, st96: string])[]): Codec {
  const to96 = new Map(pairs.toReversed().map(([old, st96]) => [old.toLowerCase(), st96]));
  const from96 = new Map(pairs.toReversed().map(([old, st96]) => [st96, old]));
  return { to96: (text) => to96.get(text.toLowerCase()), from96: (text) => from96.get(text) };
}

/** The same on both sides, if it is one of a pattern. */
export function pattern(allowed: RegExp): Codec {
  const same = (text: string): string | undefined => (allowed.test(text) ? text : undefined);
  return { to96: same, from96: same };
}

/** What ST.96 `com:DateType` holds of a date: a day, a month or a year, an offset kept as it is written. */
function isoDate(text: string): string | undefined {
  // DOCDB and US Red Book write 00 for a day or month that is not known.
  const written = /^\d{8}$/.test(text) ? text.replace(/(?:0000|00)$/, '') : text;
  const partial = /^(\d{4})(\d{2})?$/.exec(written);
  const iso = partial
    ? partial
        .slice(1)
        .filter((part) => part !== undefined)
        .join('-')
    : written;
  const { date, precision, offset = '' } = readDate(iso);
  if (precision === 'day') return `${date ?? ''}${offset}`;
  return precision === 'none' ? undefined : iso;
}

/** `yyyymmdd` in ST.36. An offset has no place there, so it is left out with the day kept as it stands. */
export const DATE: Codec = {
  to96: isoDate,
  from96: (text) => {
    const { date, precision, offset } = readDate(text);
    if (precision === 'none') return undefined;
    const digits = (date ?? text.slice(0, text.length - (offset?.length ?? 0))).replaceAll('-', '');
    return digits.padEnd(8, '0');
  },
};

/** xsd:date in ST.66 and ST.86, as in ST.96. */
export const ISO_DATE: Codec = { to96: isoDate, from96: isoDate };

/** In the ST.3 table, but not yet in V6_0. */
const AFTER_V6_0 = new Set(['FM']);

export const OFFICE: Codec = {
  to96: (text) => {
    const code = text.toUpperCase();
    const allowed = code === 'XX' || (officeCode(code).status !== 'unknown' && !AFTER_V6_0.has(code));
    return allowed ? code : undefined;
  },
  from96: (text) => text,
};

/** Countries of ISO 3166-1 that ST.3 does not list, and former ones of both. */
const OF_ISO_ONLY = new Set(
  `AQ AS AX BL CC CX FM GF GP GU HM IO MF MH MQ NC NF NU PF PM PN PR PS RE SJ TF TK UM VI WF YT
   AN BU CS DD NT RH SU TP YD YU ZR`.split(/\s+/),
);
/** Organisations of ST.3 and codes that ISO 3166-1 never had. */
const OF_ST3_ONLY = new Set('AP BX EA EM EP EU GC IB OA QZ WO XN XU XV XX DL DT'.split(' '));

/** `com:ExtendedISOCountryCodeType`. */
export const COUNTRY: Codec = {
  to96: (text) => {
    const code = text.toUpperCase();
    const known = OF_ISO_ONLY.has(code) || (officeCode(code).status !== 'unknown' && !OF_ST3_ONLY.has(code));
    return known ? code : undefined;
  },
  from96: (text) => text,
};

/** `com:ExtendedISOLanguageCodeType` of V6_0, which is older than ISO 639-1 of today in some codes. */
const LANGUAGES = new Set(
  `aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
   en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu
   ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my
   na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn
   so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
   jw sh`.split(/\s+/),
);

export const LANGUAGE: Codec = {
  to96: (text) => (LANGUAGES.has(text.toLowerCase()) ? text.toLowerCase() : undefined),
  from96: (text) => text,
};

/** An empty element that says something by being there; in ST.96 an indicator. */
export const PRESENCE: Codec = {
  presence: true,
  to96: () => 'true',
  from96: (text) => (text === 'true' || text === '1' ? '' : undefined),
};

export const INDICATOR: Codec = words([
  ['true', 'true'],
  ['false', 'false'],
  ['1', 'true'],
  ['0', 'false'],
]);

export const QUANTITY: Codec = pattern(/^\d+$/);
