import { CLIENT_ERRORS } from '#gateway/client/errors.ts';
import { GATEWAY_ERRORS } from '#gateway/errors.ts';
import { NODE_ERRORS } from '#node/errors.ts';
import { GOVERNANCE_ERRORS } from '#node/governance/errors.ts';
import { NETWORK_ERRORS } from '#node/network/errors.ts';
import { DIGEST_NOTES } from '#protocol/digest-notes.ts';
import { type CatalogueEntry, PROTOCOL_ERRORS } from '#protocol/errors.ts';
import { STANDARDS_ERRORS } from '#standards/errors.ts';
import { FINDINGS } from '#standards/finding.ts';
import { generate } from './generated.ts';

const LAYERS: readonly (readonly [
  title: string,
  source: string,
  catalogue: Readonly<Record<string, CatalogueEntry>>,
])[] = [
  ['Protocol', 'node/protocol/errors.ts', PROTOCOL_ERRORS],
  ['Standards', 'node/standards/errors.ts', STANDARDS_ERRORS],
  ['Notes on digests', 'node/protocol/digest-notes.ts', DIGEST_NOTES],
  ['Findings on documents and numbers', 'node/standards/finding.ts', FINDINGS],
  ['Office node and chain', 'node/errors.ts', NODE_ERRORS],
  ['Votes of the members', 'node/governance/errors.ts', GOVERNANCE_ERRORS],
  ['Files of a network', 'node/network/errors.ts', NETWORK_ERRORS],
  ['Gateway', 'gateway/errors.ts', GATEWAY_ERRORS],
  ['Client of a gateway', 'gateway/client/errors.ts', CLIENT_ERRORS],
];

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function page(): string {
  const sections = LAYERS.map(([title, source, catalogue]) => {
    const rows = Object.entries(catalogue)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, { meaning, remedy }]) => `| \`${code}\` | ${cell(meaning)} | ${cell(remedy)} |`);
    return `## ${title}\n\nFrom \`${source}\`.\n\n| code | meaning | what to do |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# Error codes

Generated from the catalogues by \`npm run generate\`. Codes do not change within a major version; messages may.

${sections.join('\n')}`;
}

await generate('docs/error-codes.md', page());
