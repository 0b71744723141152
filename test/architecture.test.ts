import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Every file of the project: what git tracks, and what it would track. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((name) => name !== '');
const sources = files.filter((name) => /^(node|gateway|web|scripts|test)\/.*\.tsx?$/.test(name));

const text = new Map<string, string>();
function read(file: string): string {
  const known = text.get(file);
  if (known !== undefined) return known;
  const content = readFileSync(join(root, file), 'utf8');
  text.set(file, content);
  return content;
}

const ALIASES: readonly (readonly [string, string])[] = [
  ['#protocol/', 'node/protocol/'],
  ['#standards/', 'node/standards/'],
  ['#node/', 'node/'],
  ['#gateway/', 'gateway/'],
];

/** The project's own files that `file` imports, and the packages. */
function importsOf(file: string): { own: string[]; packages: string[] } {
  const own: string[] = [];
  const packages: string[] = [];
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|(?:^|\n)import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;
  for (const match of read(file).matchAll(pattern)) {
    const specifier = match[1] ?? match[2] ?? match[3] ?? '';
    const alias = ALIASES.find(([prefix]) => specifier.startsWith(prefix));
    if (specifier.startsWith('.')) own.push(normalize(join(dirname(file), specifier)));
    else if (alias) own.push(specifier.replace(alias[0], alias[1]));
    else if (specifier === '#sha256')
      own.push('node/protocol/sha256-node.ts', 'node/protocol/sha256-portable.ts');
    else packages.push(specifier);
  }
  return { own, packages };
}

/** Lower layers first. A file may import from its own layer and from lower ones; the stages not from each other. */
const LAYERS: readonly (readonly [name: string, rank: number, belongs: RegExp])[] = [
  ['protocol', 0, /^node\/protocol\//],
  ['standards', 1, /^node\/standards\//],
  ['base', 2, /^node\/(errors|key-errors|durable-file|file-name|random)\.ts$/],
  ['chain', 3, /^node\/chain\//],
  ['store', 3, /^node\/store(\.ts$|\/)/],
  ['config', 3, /^node\/(config|config-variables|retention)\.ts$/],
  ['log', 4, /^node\/log\//],
  // A list of old applications is taken in like documents are.
  ['intake', 5, /^node\/(intake|backfill)\//],
  ['anchor', 5, /^node\/anchor\//],
  ['follow', 5, /^node\/follow\//],
  ['register', 5, /^node\/register\//],
  ['network', 6, /^node\/network\//],
  ['governance', 5, /^node\/governance\//],
  ['quality', 6, /^node\/quality\//],
  ['conversion', 6, /^node\/conversion\//],
  ['actions', 6, /^node\/[a-z-]+\.ts$/],
  // Who asks a gateway knows its contract, and nothing of what is behind it.
  ['client', 6, /^gateway\/client\//],
  // Which languages there are: for answers and pages alike.
  ['languages', 2, /^gateway\/messages\/languages\.ts$/],
  ['gateway', 7, /^gateway\//],
  // The pages run in a browser: of the project they know what runs there.
  ['web', 7, /^web\//],
  ['cli', 8, /^node\/cli\//],
  ['scripts', 9, /^scripts\//],
  ['test', 10, /^test\//],
];

function layerOf(file: string): readonly [string, number] {
  const layer = LAYERS.find(([, , belongs]) => belongs.test(file));
  if (!layer) throw new RangeError(`${file} is in no layer`);
  return [layer[0], layer[1]];
}

describe('architecture', () => {
  it('has every source file in a layer, importing downwards only', () => {
    const wrong: string[] = [];
    for (const file of sources) {
      const [name, rank] = layerOf(file);
      for (const target of importsOf(file).own) {
        if (!/^(node|gateway|web|scripts|test)\//.test(target) || target.endsWith('.json')) continue;
        const [other, otherRank] = layerOf(target);
        if (otherRank > rank || (otherRank === rank && other !== name)) wrong.push(`${file} → ${target}`);
      }
    }
    expect(wrong).to.deep.equal([]);
  });

  it('has no import cycle', () => {
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const target of importsOf(file).own) if (sources.includes(target)) visit(target, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of sources) visit(file, []);
    expect(cycles).to.deep.equal([]);
  });

  it('keeps the protocol and the standards pure', () => {
    const pure = sources.filter(
      (file) => /^node\/(protocol|standards)\//.test(file) && !file.endsWith('sha256-node.ts'),
    );
    const wrong = pure.flatMap((file) => [
      ...importsOf(file)
        .packages.filter((name) => name.startsWith('node:') || name === 'ethers')
        .map((name) => `${file}: ${name}`),
      ...[
        ...read(file).matchAll(/\b(Buffer|process|Date\.now|new Date\(\)|Math\.random|fetch)\b\s*[.(]/g),
      ].map((found) => `${file}: ${found[1]}`),
    ]);
    expect(pure).to.not.be.empty;
    expect(wrong).to.deep.equal([]);
  });

  it('keeps the client of the gateway usable in a browser', () => {
    const client = sources.filter((file) => file.startsWith('gateway/client/'));
    const seen = new Set(client);
    for (const file of seen) for (const target of importsOf(file).own) seen.add(target);
    const wrong = [...seen]
      .filter((file) => !file.endsWith('sha256-node.ts')) // in a browser `#sha256` is the other one
      .flatMap((file) => importsOf(file).packages.map((name) => `${file}: ${name}`))
      .filter((found) => !/: @noble\/hashes\//.test(found));
    expect(client).to.not.be.empty;
    expect(wrong).to.deep.equal([]);
  });

  it('lets only node/store know the database', () => {
    const wrong = sources.filter(
      (file) =>
        !/^node\/store(\.ts$|\/)/.test(file) &&
        importsOf(file).packages.some((name) => /^(classic-|abstract-)?level$/.test(name)),
    );
    expect(wrong).to.deep.equal([]);
  });

  it('keeps the private half of the store out of reach of gateway and checks', () => {
    const readers = sources.filter((file) => /^(gateway|node\/register)\//.test(file));
    const wrong = readers.flatMap((file) =>
      importsOf(file)
        .own.filter((target) => /^node\/store(\.ts$|\/)/.test(target) && target !== 'node/store/register.ts')
        // The port itself is given a store, of which it reads the register half.
        .filter((target) => !(file === 'node/register/reader.ts' && target === 'node/store.ts'))
        .map((target) => `${file} → ${target}`),
    );
    expect(readers).to.not.be.empty;
    expect(wrong).to.deep.equal([]);
  });

  it('keeps every file small enough to hold in mind', () => {
    const limit = (file: string): number =>
      file.startsWith('test/') ? 400 : file.endsWith('.sol') ? 350 : 300;
    const long = files
      .filter((file) => /\.(tsx?|js|sol|css)$/.test(file) && !file.includes('.generated.'))
      .filter((file) => read(file).trimEnd().split('\n').length > limit(file));
    expect(long).to.deep.equal([]);
  });

  it('names each unit test after the file that it tests', () => {
    const wrong = files
      .filter((file) => /^test\/(node|gateway|scripts)\/.*\.test\.ts$/.test(file))
      .filter((file) => {
        const stem = file.slice('test/'.length).replace(/\.test\.ts$/, '');
        const plain = stem.replace(/\.[a-z-]+$/, '');
        return !files.some(
          (name) => [`${stem}.ts`, `${plain}.ts`].includes(name) || name.startsWith(`${plain}/`),
        );
      });
    expect(wrong).to.deep.equal([]);
  });

  it('declares each custom error of the contracts once', () => {
    const seen = new Map<string, string[]>();
    for (const file of files.filter((name) => /^contracts\/.*\.sol$/.test(name))) {
      for (const [, name] of read(file).matchAll(/^\s*error\s+(\w+)\s*\(/gm)) {
        seen.set(name ?? '', [...(seen.get(name ?? '') ?? []), file]);
      }
    }
    expect([...seen].filter(([, where]) => where.length > 1)).to.deep.equal([]);
  });

  it('has no folder or file for leftovers', () => {
    const wrong = files.filter(
      (file) =>
        /(^|\/)(utils?|common|types|helpers|misc)(\/|\.ts$)/.test(file) || /(^|\/)index\.ts$/.test(file),
    );
    expect(wrong).to.deep.equal([]);
  });
});
