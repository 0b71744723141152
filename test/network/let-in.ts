/** On Besu the members name the nodes of an office that joins in a list that their engines read when they start. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { enode } from '#node/network/description.ts';
import { height, type TestNetwork, type TestOffice, until } from './network.ts';
import { ask } from './recount.ts';

/** On two busy cores an engine answers a minute after its start, and the round it missed must end. */
const BACK_MS = 240_000;

/** As the page for the members says: each adds the nodes and starts its own again, one office after the other. */
export async function letIn(members: readonly TestOffice[], joining: TestOffice): Promise<void> {
  const nodes = describedIn(joining, joining.office).peers.map((peer) => JSON.stringify(enode(peer)));
  for (const member of members) {
    const list = join(member.folder, 'permissions.toml');
    writeFileSync(list, readFileSync(list, 'utf8').replace(/\]\s*$/, `,${nodes.join()}]\n`));
    await Promise.all([member.validator.stop(), member.rpc.stop()]);
    const other = members.find((one) => one !== member);
    const from = await height(other);
    member.validator.start();
    member.rpc.start();
    const { validator } = describedIn(member, member.office);
    await until(`${member.office} is level and makes blocks`, BACK_MS, async () => {
      const block = await ask(member.endpoint.target, 'eth_getBlockByNumber', ['latest', false]);
      const { number, miner } = block as { number: string; miner: string };
      return Number(number) > from + 1 && miner === `0x${validator}`;
    });
  }
}

function describedIn({ folder }: TestOffice, code: string): TestNetwork['description']['offices'][number] {
  const { offices }: TestNetwork['description'] = JSON.parse(
    readFileSync(join(folder, 'network.json'), 'utf8'),
  );
  const found = offices.find(({ office }) => office === code);
  if (found === undefined) throw new RangeError(`${code} is not in the network of ${folder}`);
  return found;
}
