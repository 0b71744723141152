/**
 * Writes node/chain/abi.generated.ts from the compiled contracts: ABI, creation code, storage layout, and types for
 * every struct, enum, function and event, so that no TypeScript repeats by hand what a contract says.
 *
 *     node scripts/abi.ts            compiles and writes
 *     node scripts/abi.ts --check    compiles, writes nothing, fails when the file is not what would be written
 *
 * A warning of the compiler about contracts/ is an error in both.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

export const CONTRACTS = [
  'OfficeDirectory',
  'DocumentLog',
  'ApplicationRegister',
  'PriorityRegister',
  'OfficeGovernor',
  'ValidatorSet',
] as const;
const TARGET = new URL('../node/chain/abi.generated.ts', import.meta.url);

interface Parameter {
  name: string;
  type: string;
  internalType?: string;
  indexed?: boolean;
  components?: Parameter[];
}
interface AbiItem {
  type: string;
  name?: string;
  inputs?: Parameter[];
  outputs?: Parameter[];
  stateMutability?: string;
  anonymous?: boolean;
}
interface Artifact {
  abi: AbiItem[];
  bytecode: string;
  deployedBytecode: string;
  inputSourceName: string;
  buildInfoId: string;
}
interface LayoutEntry {
  label: string;
  slot: string;
  offset: number;
  type: string;
}
interface StorageLayout {
  storage: LayoutEntry[];
  types: Record<
    string,
    { label: string; numberOfBytes: string; value?: string; members?: LayoutEntry[] }
  > | null;
}

const readJson = <T>(path: string): T =>
  JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')) as T;

export function readArtifact(name: string): Artifact {
  return readJson<Artifact>(`artifacts/contracts/${name}.sol/${name}.json`);
}

/** What the compiler says about a contract's slots, one line each: `slot+offset bytes name: type`, members indented. */
export function readStorageLayout(name: string): string[] {
  const { inputSourceName, buildInfoId } = readArtifact(name);
  const { output } = readJson<{
    output: { contracts: Record<string, Record<string, { storageLayout: StorageLayout }>> };
  }>(`artifacts/build-info/${buildInfoId}.output.json`);
  const layout = output.contracts[inputSourceName]?.[name]?.storageLayout;
  if (layout === undefined) throw new Error(`the compiler gave no storage layout for ${name}`);
  const types = layout.types ?? {};
  const line = (entry: LayoutEntry, indent: string): string => {
    const type = types[entry.type];
    return `${indent}${entry.slot}+${entry.offset} ${type?.numberOfBytes} ${entry.label}: ${type?.label}`;
  };
  const lines = layout.storage.map((entry) => line(entry, ''));
  const structs = Object.values(types).filter((type) => type.members !== undefined);
  for (const struct of structs.sort((a, b) => (a.label < b.label ? -1 : 1))) {
    lines.push(struct.label, ...(struct.members ?? []).map((member) => line(member, '  ')));
  }
  return lines;
}

/** What the compiler warned about in contracts/; packages and tests are not ours to judge here. */
export function readWarnings(name: string): string[] {
  const { output } = readJson<{
    output: { errors?: { formattedMessage: string; sourceLocation?: { file: string } }[] };
  }>(`artifacts/build-info/${readArtifact(name).buildInfoId}.output.json`);
  return (output.errors ?? [])
    .filter(({ sourceLocation }) => sourceLocation?.file.startsWith('project/contracts/') ?? true)
    .map(({ formattedMessage }) => formattedMessage);
}

const structName = (parameter: Parameter): string =>
  (parameter.internalType ?? '').replace(/^struct (\w+\.)?/, '').replace(/\[\d*\]$/, '');

/** ethers gives and takes every integer as bigint, bytes and addresses as 0x strings, a struct by its field names. */
function typeOf(parameter: Parameter): string {
  const base = parameter.type.replace(/\[\d*\]$/, '');
  const scalar = base === 'bool' ? 'boolean' : /^u?int/.test(base) ? 'bigint' : 'string';
  const type = base === 'tuple' ? structName(parameter) : scalar;
  return base === parameter.type ? type : `readonly ${type}[]`;
}

function collectStructs(parameters: readonly Parameter[], into: Map<string, string>): void {
  for (const parameter of parameters) {
    if (parameter.components === undefined) continue;
    const fields = parameter.components.map((field) => `  ${field.name}: ${typeOf(field)};`);
    const text = `export interface ${structName(parameter)} {\n${fields.join('\n')}\n}`;
    const known = into.get(structName(parameter));
    if (known !== undefined && known !== text) {
      throw new Error(`two different structs are called ${structName(parameter)}`);
    }
    into.set(structName(parameter), text);
    collectStructs(parameter.components, into);
  }
}

/** Members of every enum of a contract's interface, as the numbers that ethers gives. The ABI knows only `uint8`. */
function enumsOf(name: string): string[] {
  const source = readFileSync(new URL(`../contracts/I${name}.sol`, import.meta.url), 'utf8');
  return [...source.matchAll(/^ {4}enum (\w+) \{([^}]*)\}/gm)].map(([, enumName, body = '']) => {
    const members = body.replace(/\/\/.*$/gm, '').match(/\w+/g) ?? [];
    const lines = members.map((member, value) => `  ${member}: ${value}n,`);
    return `export const ${enumName} = {\n${lines.join('\n')}\n} as const;`;
  });
}

function methodOf(item: AbiItem): string {
  const inputs = (item.inputs ?? []).map((input, n) => `${input.name || `argument${n}`}: ${typeOf(input)}`);
  const outputs = item.outputs ?? [];
  const first = outputs[0];
  const result = outputs.length === 1 && first !== undefined ? typeOf(first) : 'void';
  const view = item.stateMutability === 'view' || item.stateMutability === 'pure';
  const type = view
    ? `ConstantContractMethod<[${inputs.join(', ')}], ${result}>`
    : `ContractMethod<[${inputs.join(', ')}], ${result}, ContractTransactionResponse>`;
  return `  ${item.name}: ${type};`;
}

function eventOf(item: AbiItem): string {
  const fields = (item.inputs ?? []).map((input) => `${input.name}: ${typeOf(input)}`);
  return `  ${item.name}: { ${fields.join('; ')} };`;
}

const byName = (a: AbiItem, b: AbiItem): number => ((a.name ?? '') < (b.name ?? '') ? -1 : 1);

export function renderAbi(names: readonly string[] = CONTRACTS): string {
  const structs = new Map<string, string>();
  const parts = names.map((name) => {
    const { abi, bytecode } = readArtifact(name);
    for (const item of abi) collectStructs([...(item.inputs ?? []), ...(item.outputs ?? [])], structs);
    const functions = abi.filter((item) => item.type === 'function').sort(byName);
    const events = abi.filter((item) => item.type === 'event').sort(byName);
    return [
      ...enumsOf(name),
      `export const ${name}Abi = [\n${abi.map((item) => `  ${JSON.stringify(item)},`).join('\n')}\n] as const;`,
      `export const ${name}Bytecode =\n  '${bytecode}';`,
      `export const ${name}StorageLayout = ${JSON.stringify(readStorageLayout(name), null, 2)} as const;`,
      `export interface ${name}Methods {\n${functions.map(methodOf).join('\n')}\n}`,
      `export interface ${name}Events {\n${events.map(eventOf).join('\n')}\n}`,
    ].join('\n\n');
  });
  return `${[
    '// Generated by scripts/abi.ts from contracts/. Do not edit.',
    "import type { ConstantContractMethod, ContractMethod, ContractTransactionResponse } from 'ethers';",
    ...[...structs.keys()].sort().map((name) => structs.get(name) ?? ''),
    ...parts,
  ].join('\n\n')}\n`;
}

/** Compiles the contracts, so that what is read is what the sources say. */
export function compile(): void {
  const cli = new URL('../node_modules/hardhat/dist/src/cli.js', import.meta.url).pathname;
  execFileSync(process.execPath, [cli, 'build', '--quiet'], { stdio: ['ignore', 'ignore', 'inherit'] });
}

export function isCurrent(): boolean {
  const present = readdirSync(new URL('.', TARGET)).includes('abi.generated.ts');
  return present && readFileSync(TARGET, 'utf8') === renderAbi();
}

if (import.meta.main) {
  compile();
  const warnings = CONTRACTS.flatMap(readWarnings);
  for (const warning of new Set(warnings)) console.error(warning);
  if (warnings.length > 0) process.exitCode = 1;
  if (!process.argv.includes('--check')) writeFileSync(TARGET, renderAbi());
  else if (!isCurrent()) {
    console.error('node/chain/abi.generated.ts is stale: run `node scripts/abi.ts`');
    process.exitCode = 1;
  }
}
