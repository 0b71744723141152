/** Whether a node's configuration names the peers of the network, and answers to this machine alone. */
import { type Description, enode, type Peer } from './description.ts';
import { finding, type NetworkFinding } from './finding.ts';

/** @param text of the configuration, with the list of peers behind it where that is a file of its own */
export function checkEngineConfig(
  { engine, offices }: Description,
  own: Peer,
  text: string,
  file: string,
): NetworkFinding[] {
  const named = new Set([...text.matchAll(/enode:\/\/[^"\s]+/g)].map(([url]) => url));
  const peers = offices.flatMap((office) => office.peers).filter(({ id }) => id !== own.id);
  const wanted = new Set(peers.map(enode));
  // Those who joined later connect to those who were there.
  const founders = offices.filter(({ isFounder }) => isFounder).flatMap((office) => office.peers);
  const lacks = founders
    .filter(({ id }) => id !== own.id)
    .map(enode)
    .filter((url) => !named.has(url));
  const unknown = [...named].filter((url) => !wanted.has(url) && url !== enode(own));
  return [
    ...lacks.map((url) => finding('PEER_UNKNOWN', file, `it lacks ${short(url)}`)),
    ...unknown.map((url) =>
      finding('PEER_UNKNOWN', file, `it names ${short(url)}, which the network does not have`),
    ),
    ...checkExposure(engine, own, text, file),
  ];
}

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|::1)$/;
const HTTP_HOST = {
  geth: /^(?:HTTP|WS)Host\s*=\s*"([^"]*)"/gm,
  besu: /^rpc-(?:http|ws)-host\s*=\s*"([^"]*)"/gm,
};

function checkExposure(
  engine: Description['engine'],
  { role, folder }: Peer,
  text: string,
  file: string,
): NetworkFinding[] {
  const hosts = [...text.matchAll(HTTP_HOST[engine])]
    .map(([, host = '']) => host)
    .filter((host) => host !== '');
  const open = hosts.filter((host) => !LOOPBACK.test(host));
  // An unlocked key signs for whoever reaches the node, also on this machine.
  const isUnlocked = engine === 'geth' && role === 'validator' && hosts.length > 0;
  return [
    ...open.map((host) => finding('RPC_EXPOSED', file, `JSON-RPC of ${folder} listens on ${host}`)),
    ...(isUnlocked
      ? [finding('RPC_EXPOSED', file, `JSON-RPC of ${folder} is on, where a key is unlocked`)]
      : []),
  ];
}

const short = (url: string): string => url.replace(/^(enode:\/\/.{8})[0-9a-f]{120}/, '$1…');
