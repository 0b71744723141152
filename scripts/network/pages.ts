/** Pages for people: what is in the folders, which commands start an office, what must be kept secret. */
import type { Description } from '#node/network/description.ts';
import { ENGINES } from './engines.ts';
import type { NetworkPlan, NodePlan, OfficePlan } from './plan.ts';

const shell = (...commands: string[]): string => `\`\`\`sh\n${commands.join('\n')}\n\`\`\``;
const quoted = (argument: string): string => (/^[\w./=-]+$/.test(argument) ? argument : `'${argument}'`);

/** The blocks of shell commands are run by the network's tests as they stand. */
export function officeReadme(plan: NetworkPlan, office: OfficePlan): string {
  const { title, program, install, prepare, start } = ENGINES[plan.engine];
  const command = (args: readonly string[]): string => [program, ...args].map(quoted).join(' ');
  const ports = office.nodes.map(({ port }) => port).join(', ');
  const once =
    prepare === undefined
      ? []
      : [
          '## Once',
          'Writes the genesis block into the data of each node.',
          shell(...office.nodes.map((node) => command(prepare(node)))),
        ];
  return `${[
    `# Office ${office.office} in network ${plan.chainId}`,
    `${title}. This folder is ${office.office}'s own: it holds its secrets (SECRETS.md lists them) and no other office's. Run every command in this folder.`,
    '## Before',
    `- \`${program}\` on the PATH. ${install}\n- \`ipanchor\` on the PATH: \`npm ci && npm link\` in a copy of the software.\n- Among the offices' machines, TCP ports ${ports} open to the addresses in network.json and to nobody else. No other port is needed from outside: JSON-RPC answers on this machine only. Who needs it from elsewhere puts a proxy with TLS and client certificates before it.\n- A clock that is kept right: a block from the future is not taken.\n- Every file as it should be:`,
    shell('ipanchor network check .'),
    ...once,
    '## Start',
    'Each in a terminal of its own, or under a supervisor that starts it again. SIGTERM ends it. The order does not matter.',
    ...office.nodes.flatMap((node) => [nodeWords(node), shell(command(start(office, node)))]),
    `The office's node, with its gateway on http://127.0.0.1:${office.gatewayPort}. Documents go into \`office/inbox\`, receipts come to \`office/receipts\`:`,
    shell('ipanchor run --data office'),
    'Or all of them in containers:',
    '```\nUID=$(id -u) GID=$(id -g) docker compose up -d\n```',
    '## See that it runs',
    shell('ipanchor status --data office'),
  ].join('\n\n')}\n`;
}

function nodeWords({ role, httpPort }: NodePlan): string {
  return role === 'validator'
    ? 'The validator, which seals blocks. It answers to nobody but this machine:'
    : `The node that clients ask, with the state of every block, on http://127.0.0.1:${httpPort}:`;
}

export function networkReadme(plan: NetworkPlan, { genesisHash, offices }: Description): string {
  const rows = offices.map(
    ({ office, validator, admin, operator }) =>
      `| ${office} | \`0x${validator}\` | \`0x${admin}\` | \`0x${operator}\` |`,
  );
  const known = plan.source.isSeeded
    ? '**Made from a seed: whoever knows it has every key. For tests and evaluation only.**'
    : 'Whoever ran the generator could have kept a copy of every key. Before anything of worth is recorded, each office replaces its own: SECRETS.md in its folder says how.';
  return `# Network ${plan.chainId}

${ENGINES[plan.engine].title}, a block each ${plan.blockSeconds} s, at most ${plan.gasLimit} gas in a block. Gas is free.
Genesis block \`${genesisHash}\`.

${known}

Each folder goes to its office by a channel that keeps it secret, and is then removed here. Its README says how the office
starts its part; nothing but \`network.json\` and \`genesis.json\` is the same in all of them.

| office | validator | admin | operator |
|---|---|---|---|
${rows.join('\n')}

Check all folders against each other before they are given out: \`ipanchor network check .\`. On one machine, to try it
out: \`docker compose up -d\`.
`;
}

/** What an office that joins and the members do, in this order. */
export function joinReadme({ chainId, engine, offices }: NetworkPlan): string {
  const [joining] = offices;
  if (joining === undefined) throw new RangeError('an office joins');
  const { office, host, admin, operator, validator, nodes } = joining;
  const lists =
    engine === 'geth'
      ? `the address to \`NetRestrict\` in both .toml files, unless it is there, and start both nodes again, one office after the other`
      : `the nodes to \`permissions.toml\`, and start both nodes again, one office after the other`;
  const adminFiles =
    '--keystore admin/admin.keystore.json --password-file admin/admin.password --data office';
  return `# ${office} joins network ${chainId}

The folder ${office} is ${office}'s alone: it holds its secrets. network.json beside it replaces the one in every member's
folder; it names the accounts and nodes of ${office}. Compare its digest by telephone.

1. Each member lets ${office}'s nodes in: in its firewall ${host}, ports ${nodes.map(({ port }) => port).join(' and ')}, and in its engine ${lists}. ${office}'s
   nodes connect by themselves.
2. ${office} starts its engine, as README.md in its folder says, and waits until it is level with the others. A seat whose
   validator is away counts as one that failed.
3. A member proposes it, in its own folder, and two thirds of the members vote:

   ${shell(`ipanchor governance propose admit ${office} --admin 0x${admin.address} --validator 0x${validator.address} --reason 'as agreed' ${adminFiles}`).replaceAll('\n', '\n   ')}

4. When it is carried out, ${office} gives its node's key its roles, in its folder, and starts its node:

   ${shell(`ipanchor keys grant 0x${operator.address} ${adminFiles}`).replaceAll('\n', '\n   ')}
`;
}

const WORDS: readonly (readonly [ending: string, meaning: string])[] = [
  [
    'admin/admin.keystore.json',
    'speaks and votes for the office, gives and ends its keys. Not on a machine that runs: offline, or in an HSM',
  ],
  [
    'office/operator.keystore.json',
    "the office's node signs with it: what it records is the office's record",
  ],
  ['validator/keystore/validator.json', 'seals blocks'],
  ['validator/key', 'seals blocks, and is what other nodes know this one by'],
  ['nodekey', 'what other nodes know this one by'],
  ['/key', 'what other nodes know this one by'],
  ['.password', 'opens the keystore beside it'],
];

export function secretsPage(
  { source }: NetworkPlan,
  { office }: OfficePlan,
  secrets: readonly string[],
): string {
  const lines = secrets.map((path) => {
    const meaning = WORDS.find(([ending]) => path.endsWith(ending))?.[1] ?? '';
    return `- [ ] \`${path}\`: ${meaning}. Mode 0600, in no backup that others read, in no repository.`;
  });
  const seeded = source.isSeeded
    ? '\nThese come from a seed, with weak encryption of the keystores: fit for tests alone.\n'
    : '';
  return `# What ${office} must keep secret
${seeded}
${lines.join('\n')}
- [ ] \`office/codes.key\` and \`office/receipts/*.access-code.json\`, which the node writes: access codes of unpublished applications.
- [ ] The copy of this folder on the machine where the generator ran, and on the way here, is gone.
- [ ] Admin, operator and validator keys that the generator made are replaced by keys made here, where nobody else has
      seen them: the operator's key by \`ipanchor keys rotate\`, \`use\` and \`revoke\`, the validator by
      \`ipanchor governance act rotate-validator\`, the admin by \`ipanchor governance act change-admin\` and
      \`accept-admin\`, seven days later.

Not secret: network.json, genesis.json, office/deployment.json, office/config.json, the engine's .toml files.
`;
}
