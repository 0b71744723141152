import { ACTION_NEEDS } from '../governance/actions.ts';
import { ACT_NEEDS } from '../governance/acts.ts';
import type { Needs } from '../governance/fields.ts';
import { governedRegister } from '../governance/register.ts';
import { ACCOUNT_OPTIONS, withChain } from './account.ts';
import type { Answer, Command } from './command.ts';
import { CONFIRM_OPTIONS } from './confirm.ts';
import { wrongValue } from './errors.ts';
import { act } from './governance-act.ts';
import { execute, propose, vote } from './governance-decide.ts';
import { list, show } from './governance-show.ts';
import type { Step } from './governance-step.ts';
import { CHAIN_OPTIONS } from './trusted-chain.ts';

const STEPS: Readonly<Record<string, Step>> = { propose, vote, execute, act, list, show };

export const command: Command = {
  name: 'governance',
  summary: [
    'What the member offices decide by vote: an office one vote, two thirds of all members. What is to be signed is first',
    'said in words. `docs/governance.md` tells who does what, and when.',
    '',
    '  propose ACTION   what members vote on; an ACTION of those below',
    '  vote ID for|against|abstain',
    '  execute ID       carries out what was decided; anyone may',
    '  act ACTION       what an office does on its own; an ACTION of the second list below',
    '  list             the proposals that are open; `--since 0` all that there were',
    '  show [ID]        one proposal by the beginning of its number, or who decides and how',
    ...['', 'To be proposed:', ...usages(ACTION_NEEDS)],
    ...['', 'To be done by an office on its own:', ...usages(ACT_NEEDS)],
  ].join('\n'),
  arguments: { usage: 'propose|vote|execute|act|list|show [ARGUMENT…]', least: 1, most: 4 },
  options: {
    reason: { type: 'string', value: 'TEXT', help: 'why; of a proposal, what its voters read' },
    as: { type: 'string', value: 'CODE', help: 'which office votes, when the account speaks for several' },
    admin: { type: 'string', value: 'ADDRESS', help: 'who is to speak for the office' },
    validator: { type: 'string', value: 'ADDRESS', help: 'the validator that is to have a seat' },
    'validator-key': {
      type: 'string',
      value: 'FILE',
      help: 'its keystore or key, for rotate-validator; nothing of it is sent',
    },
    'validator-password-file': { type: 'string', value: 'FILE', help: 'password of that keystore' },
    signature: { type: 'string', value: 'HEX', help: "in place of the validator's key: its signature" },
    key: { type: 'string', value: 'ADDRESS', help: 'key of the office' },
    account: { type: 'string', value: 'ADDRESS', help: 'the custodian; without, nobody' },
    at: { type: 'string', value: 'ADDRESS', help: 'the contract for the address book' },
    digest: { type: 'string', value: 'SHA256', help: 'of the file for the address book' },
    leaf: { type: 'string', value: 'HASH', help: 'leaf hash of an entry' },
    log: { type: 'string', value: 'NUMBER', help: 'number of a log' },
    size: { type: 'string', value: 'NUMBER', help: 'entries that it had when it was good' },
    since: {
      type: 'string',
      value: 'BLOCK',
      help: 'search from this block on; of mark-key, since when (0: lift)',
    },
    'voting-period': { type: 'string', value: 'TIME', help: 'such as 10d, 36h or 90m' },
    'execution-window': { type: 'string', value: 'TIME', help: 'after the vote' },
    'emergency-duration': { type: 'string', value: 'TIME', help: 'of a suspension by the smaller quorum' },
    'emergency-pause': { type: 'string', value: 'TIME', help: 'before the next of the same office' },
    unexplained: { type: 'boolean', help: 'sign also what cannot be put into words' },
    'dry-run': { type: 'boolean', help: 'say what would be signed, and sign nothing' },
    ...CONFIRM_OPTIONS,
    ...ACCOUNT_OPTIONS,
    ...CHAIN_OPTIONS,
  },
  example: [
    'ipanchor governance propose admit KR --admin 0x… --validator 0x… --reason "joins on 1 May" --keystore admin.json',
    'ipanchor governance vote 7f3a09c1 for --keystore admin.json --password-file admin.password --yes',
    'ipanchor governance execute 7f3a09c1 --keystore admin.json',
    'ipanchor governance list --office JP',
  ].join('\n'),
  async run(call): Promise<Answer> {
    const [name = '', ...rest] = call.arguments;
    const step = Object.hasOwn(STEPS, name) ? STEPS[name] : undefined;
    if (step === undefined) throw wrongValue('ARGUMENT', name, `one of ${Object.keys(STEPS).join(', ')}`);
    const { prepare, least, most, usage } = step;
    if (rest.length < least || rest.length > most)
      throw wrongValue(name, rest.join(' '), `\`governance ${name} ${usage}\``);
    // What is wrong with the command is said before the chain is asked.
    const perform = await prepare(call, rest);
    return withChain(call, async ({ chain, deployment }) =>
      perform(await governedRegister(chain, deployment)),
    );
  },
};

/** `  admit OFFICE --admin … [--validator …]` */
function usages(actions: Readonly<Record<string, Needs>>): string[] {
  return Object.entries(actions).map(([name, { subjects, required = [], optional = [] }]) => {
    const named = required.map((field) => `--${field} …`);
    const others = optional.map((field) => `[--${field} …]`);
    return [`  ${name}`, ...subjects.map((field) => field.toUpperCase()), ...named, ...others].join(' ');
  });
}
