import type { PriorityFinding } from '#gateway/client/api.generated.ts';
import type { RequestOf } from '#gateway/client/client.ts';
import { isOfficeCode, isRightType, RIGHT_TYPES } from '#protocol/application-id.ts';
import { isDate } from '#protocol/dates.ts';
import { formatDigest } from '#protocol/digest.ts';
import type { BadField } from '#protocol/errors.ts';
import { writeDurably } from '../durable-file.ts';
import { NodeError } from '../errors.ts';
import { deriveKeys } from '../register/derived-keys.ts';
import { readNumber } from '../register/priority-number.ts';
import { readAccessCode } from './access-code-file.ts';
import { type Call, type Command, EXIT, type Exit } from './command.ts';
import { digestFile } from './document-file.ts';
import { CliError, wrongValue } from './errors.ts';
import { DEFAULT_GATEWAY, gatewayClient } from './gateway-client.ts';

const EXITS: Readonly<Record<string, Exit>> = {
  confirmed: EXIT.done,
  contradicted: EXIT.no,
  'not-recorded': EXIT.notKnown,
  'needs-review': EXIT.notKnown,
};

/** Whose the values are that a finding compares, where the name is not said as it is. */
const NAMES: Readonly<Record<string, string>> = {
  laterApplication: 'later application',
  lastDay: 'last day',
  periodEnd: 'period ends',
  restorableUntil: 'restorable until',
};

/** `JP:P:2024-03-01`: the later application. */
const LATER = 'OFFICE:TYPE:yyyy-mm-dd';

export const command: Command = {
  name: 'priority-check',
  summary: 'Checks a priority claim against the register. An access code is used here and sent nowhere.',
  arguments: { usage: 'OFFICE NUMBER DATE', least: 3, most: 3 },
  options: {
    later: {
      type: 'string',
      value: LATER,
      help: 'the application that claims: office, right type, filing date',
    },
    type: { type: 'string', value: 'LETTER', help: 'right type of the earlier application' },
    'access-code': {
      type: 'string',
      value: 'FILE',
      help: 'file with the access code, before publication (or IPANCHOR_ACCESS_CODE)',
    },
    document: {
      type: 'string',
      value: 'FILE',
      help: 'the earlier application as filed, to compare its digest',
    },
    signed: {
      type: 'string',
      value: 'FILE',
      help: 'keep the result in this file, signed by the gateway, for `ipanchor verify-result`',
    },
    gateway: {
      type: 'string',
      value: 'URL',
      help: `gateway to ask (IPANCHOR_GATEWAY, or ${DEFAULT_GATEWAY})`,
    },
  },
  example: 'ipanchor priority-check JP 特願2007-290922 2007-11-08 --later US:P:2008-10-30',
  async run(call) {
    const claim = claimOf(call);
    const later = laterOf(call);
    const documentDigestBag = await digestsOf(call.text('document'));
    const keys = await keysOf(call, claim);
    const signedFile = call.text('signed');
    const body: RequestOf<'checkPriorityClaims'>['body'] = {
      laterApplication: later,
      ...(signedFile === undefined ? {} : { signed: true }),
      priorityClaimBag: [
        {
          office: claim.office,
          ...(claim.rightType === undefined ? {} : { rightType: claim.rightType }),
          applicationNumber: claim.number,
          filingDate: claim.filingDate,
          ...(documentDigestBag === undefined ? {} : { documentDigestBag }),
          ...(keys === undefined ? {} : { keys }),
        },
      ],
    };
    const answer = await gatewayClient(call.text('gateway')).call('checkPriorityClaims', { body });
    const [checked] = 'priorityCheckBag' in answer ? answer.priorityCheckBag : [];
    if (checked === undefined || !('asOf' in answer)) throw new TypeError('the gateway answers each claim');
    if (signedFile !== undefined) await keep(signedFile, answer.signedResult);
    const { verdict, basis, findingBag } = checked;
    call.print(basis === undefined ? verdict : `${verdict} (${basis})`);
    for (const finding of findingBag) for (const line of linesOf(finding)) call.print(line);
    call.print(`  as of block ${answer.asOf.blockNumber}, ${answer.asOf.blockTime}`);
    return { exit: EXITS[verdict] ?? EXIT.unable, value: answer };
  },
};

async function keep(path: string, signedResult: string | undefined): Promise<void> {
  if (signedResult === undefined) throw new TypeError('the gateway signs, or says that it cannot');
  try {
    await writeDurably(path, `${signedResult}\n`);
  } catch (cause) {
    throw new NodeError('FILE_UNWRITABLE', String(cause), { where: path, cause });
  }
}

/** Of what speaks against a claim all values, and what would resolve it; of the rest the last day of a limit. */
function linesOf({ code, severity, message, compared = {}, resolution }: PriorityFinding): string[] {
  const values = Object.entries(compared)
    .filter(([name]) => severity !== 'info' || name === 'lastDay')
    .map(([name, value]) => `${NAMES[name] ?? name} ${value}`);
  const line = `  ${severity.padEnd(7)} ${code}: ${message}`;
  return [
    values.length === 0 ? line : `${line} (${values.join(', ')})`,
    ...(resolution === undefined ? [] : [`          ${resolution}`]),
  ];
}

function claimOf(call: Call) {
  const [office = '', number = '', filingDate = ''] = call.arguments;
  const rightType = call.text('type');
  const bad: BadField[] = [];
  if (!isOfficeCode(office)) bad.push({ field: 'OFFICE', message: 'expected an ST.3 code' });
  if (!/^\d{4}(-\d\d){0,2}$/.test(filingDate)) bad.push({ field: 'DATE', message: 'expected yyyy-mm-dd' });
  if (rightType !== undefined && !isRightType(rightType)) {
    bad.push({ field: '--type', message: `expected one of ${Object.keys(RIGHT_TYPES).join(', ')}` });
  }
  if (bad.length > 0) throw new CliError('WRONG_USE', list(bad), { fields: bad });
  return { office, number, filingDate, ...(isRightType(rightType) ? { rightType } : {}) };
}

function laterOf(call: Call) {
  const text = call.text('later');
  if (text === undefined) throw new CliError('WRONG_USE', `--later: needs a value ${LATER}`);
  const [office, rightType, filingDate, ...rest] = text.split(':');
  if (isOfficeCode(office) && isRightType(rightType) && isDate(filingDate) && rest.length === 0) {
    return { office, rightType, filingDate };
  }
  throw wrongValue('--later', text, LATER);
}

async function digestsOf(file: string | undefined): Promise<string[] | undefined> {
  if (file === undefined) return undefined;
  const { profile, digest, rawDigest } = await digestFile(file);
  return profile === 'raw'
    ? [formatDigest('raw', rawDigest)]
    : [formatDigest(profile, digest), formatDigest('raw', rawDigest)];
}

async function keysOf(call: Call, claim: ReturnType<typeof claimOf>) {
  const file = call.text('access-code');
  const code = file === undefined ? process.env.IPANCHOR_ACCESS_CODE : await readAccessCode(file);
  if (code === undefined) return undefined;
  const [applicationId, ...others] = readNumber(claim).likely;
  if (applicationId === undefined || others.length > 0) {
    const message = others.length > 0 ? 'the number can be read in several ways; add --type' : 'not readable';
    throw new CliError('WRONG_USE', `NUMBER: ${message}`, { fields: [{ field: 'NUMBER', message }] });
  }
  return deriveKeys(code, applicationId);
}

function list(fields: readonly BadField[]): string {
  return fields.map(({ field, message }) => `${field}: ${message}`).join('; ');
}
