/** What there is to say of an office code as it stands in a document, a list or a question. */

import { type Finding, finding, type Place, type Severity } from '../finding.ts';
import { officeCode } from '../st3.ts';

/** `severity`: how grave it is; `date`: of what is asked about, ISO, for codes that meant something else then. */
export function officeFinding(
  code: string | undefined,
  severity: Severity,
  where: Place = {},
  date?: string,
): Finding | undefined {
  if (code === undefined) return finding('OFFICE_MISSING', severity, 'no office code', where);
  const { status, successors = [] } = officeCode(code, date);
  if (status === 'unknown')
    return finding('OFFICE_UNKNOWN', severity, 'the office code names no office of WIPO ST.3', where);
  if (status === 'current') return undefined;
  const message = `${code} is a former code, followed by ${successors.join(', ')}`;
  return finding('OFFICE_FORMER', severity, message, where);
}
