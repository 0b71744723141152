/**
 * The examiner's five minutes: every command of the README and every request of docs/examiner.md, asked of `npm start`
 * and compared with what is written there. What is of one run only is left out of the comparison.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { deriveKeys } from '#node/register/derived-keys.ts';
import { ipanchor } from './cli-run.ts';
import { cleanUp, nodeStart, root, scratchFolder } from './start-run.ts';

const GATEWAY = 'http://127.0.0.1:8080';
const UNPUBLISHED = 'JP.P.2025020101';

interface Asked {
  readonly asked: string;
  readonly answered: string;
}

/** Commands of the section, each with what it prints. */
function commands(): Asked[] {
  const [, section = ''] = readFileSync(join(root, 'README.md'), 'utf8').split(
    "## The examiner's five minutes\n",
  );
  return blocks(section.split('\n## ')[0] ?? '', 'console').flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [asked = '', ...lines] = part.split('\n');
        return { asked, answered: lines.join('\n') };
      }),
  );
}

/** Requests of the page, each with the answer that follows. */
function requests(): Asked[] {
  const page = readFileSync(join(root, 'docs', 'examiner.md'), 'utf8');
  const answers = blocks(page, 'json');
  return blocks(page, 'sh').map((asked, i) => ({ asked, answered: answers[i] ?? '' }));
}

function blocks(text: string, language: string): string[] {
  const found = text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'));
  return [...found].map(([, block]) => block ?? '');
}

/** Words of a command as a shell has them, as far as the pages need it: white space parts them, single quotes keep it. */
function words(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

/** Block, times and keys, which are of one run. */
function ofAnyRun(text: string): string {
  return text
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, 'TIME')
    .replaceAll(/block \d+/g, 'block N')
    .replaceAll(/key [\w-]{43}/g, 'key K')
    .trim();
}

const OF_ONE_RUN =
  /^(chainId|blockNumber|blockHash|blockTime|ageSeconds|correlationId|lastWriteAt|recordedAt|declaredAt|transactionHash)$/;

function likeAnyRun(text: string): unknown {
  return JSON.parse(text, function (this: Record<string, unknown>, name, value) {
    // The key of an unpublished application is made from its access code.
    if (OF_ONE_RUN.test(name) || (name === 'key' && this.state === 'sealed')) return typeof value;
    return typeof value === 'string' ? ofAnyRun(value) : value;
  });
}

describe("the examiner's five minutes", function () {
  this.timeout(120_000);
  const folder = scratchFolder();
  const data = join(folder, 'data');
  let gateway: string;

  before(async () => {
    const run = nodeStart(data, '--port', '0');
    await run.shows('Ctrl-C');
    gateway = /Gateway\s+(http:\S+),/.exec(run.stderr())?.[1] ?? '';
  });
  after(() => {
    cleanUp(data);
    rmSync(folder, { recursive: true });
  });

  const here = (word: string): string =>
    word
      .replace(GATEWAY, gateway)
      .replace('.ipanchor', data)
      .replace(/^(@?)(test\/)/, `$1${root}$2`)
      .replace(/^(check\.jws|keys\.json)$/, join(folder, '$1'));

  it('are as the README tells them', async () => {
    const told = commands();
    expect(told.length).to.be.above(8);
    for (const { asked, answered } of told) {
      const [program, ...args] = words(asked).map(here);
      if (program === 'curl') {
        const [, file = '', url = ''] = args;
        writeFileSync(file, await (await fetch(url)).text());
        continue;
      }
      const { stdout, stderr } = await ipanchor(args.slice(1), { IPANCHOR_GATEWAY: gateway });
      expect(stderr, asked).to.equal('');
      expect(ofAnyRun(stdout), asked).to.equal(ofAnyRun(answered));
    }
  });

  it('are as docs/examiner.md has them over HTTP', async () => {
    const told = requests();
    expect(told.length).to.be.above(5);
    for (const { asked, answered } of told) {
      const [, , , header = '', url = '', , body = ''] = words(asked).map(here);
      const [name = '', type = ''] = header.split(': ');
      const sent = body.startsWith('@') ? readFileSync(body.slice(1), 'utf8') : withKeysOfRun(body);
      const response = await fetch(url, { method: 'POST', headers: { [name]: type }, body: sent });
      expect(likeAnyRun(await response.text()), asked).to.deep.equal(likeAnyRun(answered));
    }
  });

  /** The keys on the page belong to the access code of another run. */
  function withKeysOfRun(body: string): string {
    if (!body.includes('sealedKey')) return body;
    const receipts = join(data, 'offices', 'JP', 'receipts');
    const file = readdirSync(receipts).find((name) => name.endsWith('.access-code.json')) ?? '';
    const { accessCode } = JSON.parse(readFileSync(join(receipts, file), 'utf8'));
    const { sealedKey, blinding } = deriveKeys(accessCode, UNPUBLISHED);
    const request = JSON.parse(body);
    request.priorityClaimBag[0].keys = { sealedKey, blinding };
    return JSON.stringify(request);
  }
});
