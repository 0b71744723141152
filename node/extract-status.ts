/** Whether an extract is current, as a node of one's own says it. */
import type { RegisterStatement } from '#protocol/register-statement.ts';
import { currencyStep } from './register/extract-currency.ts';
import type { RegisterReader } from './register/reader.ts';
import type { RegisterFinding } from './register/verification-findings.ts';

interface StatusContext {
  readonly reader: RegisterReader;
  readonly stages?: { problem(): { readonly code: string } | undefined };
}

/** An index that follows no chain may be behind: what it says has changed has, that nothing has it cannot know. */
export async function extractStatus(
  { reader, stages }: StatusContext,
  statement: RegisterStatement,
): Promise<{ finding: RegisterFinding }> {
  const finding = await currencyStep(reader, statement);
  const problem = stages?.problem();
  if (finding.result !== 'holds' || (stages !== undefined && problem === undefined)) return { finding };
  const why = problem === undefined ? 'the node does not run' : `the node says ${problem.code}`;
  const message = `could not find out what came after: ${finding.message}, and ${why}`;
  return { finding: { ...finding, result: 'unknown', message } };
}
