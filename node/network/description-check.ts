/** What can be seen in the description of a network alone, without any other file. */
import { computeAddress } from 'ethers';
import { type Description, enode } from './description.ts';
import { finding, type NetworkFinding } from './finding.ts';
import { officeProblem } from './offices.ts';

const FILE = 'network.json';

/** go-ethereum with fewer waits for a timer of 10 s when it catches up (10.2 s against 0.19 s seen). */
const LEAST_PEERS = { geth: 5, besu: 1 } as const;

export function checkDescription(description: Description): NetworkFinding[] {
  const { engine, offices } = description;
  const peers = offices.flatMap((office) => office.peers);
  return [
    ...offices.flatMap(({ office }) => {
      const problem = officeProblem(office);
      return problem === undefined ? [] : [finding('OFFICE_CODE_UNKNOWN', FILE, problem)];
    }),
    ...repeated(offices.map(({ office }) => [office, office])).map(([office]) =>
      finding('OFFICE_TWICE', FILE, `${office} is named twice`),
    ),
    ...repeated(offices.map(({ office, validator }) => [validator, office])).map(([key, owners]) =>
      finding('VALIDATOR_TWICE', FILE, `0x${key} is the validator of ${owners.join(' and ')}`),
    ),
    ...repeated(uses(description)).map(([key, owners]) =>
      finding('KEY_TWICE', FILE, `0x${key} is ${owners.join(' and ')}`),
    ),
    ...repeated(peers.map((peer) => [enode(peer).split('@')[1] ?? '', peer.folder])).map(([place, nodes]) =>
      finding('ADDRESS_TWICE', FILE, `${nodes.length} nodes listen on ${place}`),
    ),
    ...(peers.length - 1 < LEAST_PEERS[engine]
      ? [
          finding(
            'PEERS_FEW',
            FILE,
            `each node has ${peers.length - 1} peers, ${engine} needs ${LEAST_PEERS[engine]}`,
          ),
        ]
      : []),
  ];
}

/** Keys of this network that another one has too. */
export function checkReuse(description: Description, file: string, other: Description): NetworkFinding[] {
  const known = new Set(uses(other).map(([key]) => key));
  return uses(description)
    .filter(([key]) => known.has(key))
    .map(([key, use]) =>
      finding('KEY_REUSED', FILE, `0x${key}, ${use}, is of network ${other.chainId} too (${file})`),
    );
}

/** Every account and node key with what it is for; the two that are one on Besu, once. */
function uses({ engine, offices }: Description): [key: string, use: string][] {
  return offices.flatMap(({ office, validator, admin, operator, peers }): [string, string][] => [
    ...(engine === 'geth' ? [[validator, `the validator of ${office}`] as [string, string]] : []),
    [admin, `the admin of ${office}`],
    [operator, `the operator of ${office}`],
    ...peers.map(({ id, folder }): [string, string] => [
      addressOfId(id),
      `the key of node ${office}/${folder}`,
    ]),
  ]);
}

/** Account of a node's key. */
export const addressOfId = (id: string): string => computeAddress(`0x04${id}`).slice(2).toLowerCase();

function repeated(pairs: readonly (readonly [string, string])[]): [string, string[]][] {
  const owners = new Map<string, string[]>();
  for (const [key, owner] of pairs) owners.set(key, [...(owners.get(key) ?? []), owner]);
  return [...owners].filter(([, all]) => all.length > 1);
}
