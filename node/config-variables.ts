/** The `IPANCHOR_*` variables, and how each is put over the configuration file. Checked together with it, not here. */

/** Which field each variable sets, and how its text is read. */
const VARIABLES: Readonly<Record<string, readonly [path: string, kind: 'text' | 'number' | 'list']>> = {
  IPANCHOR_OFFICE: ['office', 'text'],
  IPANCHOR_DATA: ['dataFolder', 'text'],
  IPANCHOR_CHAIN_ENDPOINTS: ['chain.endpoints', 'list'],
  IPANCHOR_CONTRACTS: ['chain.contracts', 'text'],
  IPANCHOR_KEYSTORE: ['chain.keystore', 'text'],
  IPANCHOR_PASSWORD_FILE: ['chain.passwordFile', 'text'],
  IPANCHOR_SIGNER_URL: ['chain.signer.url', 'text'],
  IPANCHOR_SIGNER_ACCOUNT: ['chain.signer.account', 'text'],
  IPANCHOR_VALIDATOR_IPC: ['chain.validatorIpc', 'text'],
  IPANCHOR_FINALITY_DEPTH: ['chain.finalityDepth', 'number'],
  IPANCHOR_GAS_PRICING: ['chain.profile.pricing', 'text'],
  IPANCHOR_SAVED_BLOCK_FILE: ['chain.savedBlockFile', 'text'],
  IPANCHOR_PUBLIC_FROM_FILING: ['publicFromFiling', 'list'],
  IPANCHOR_MAX_BYTES: ['limits.maxBytes', 'number'],
  IPANCHOR_MAX_SECONDS: ['limits.maxSeconds', 'number'],
  IPANCHOR_THREADS: ['limits.threads', 'number'],
  IPANCHOR_SCHEMA_FOLDER: ['limits.schemaFolder', 'text'],
  IPANCHOR_STABLE_SECONDS: ['intake.stableSeconds', 'number'],
  IPANCHOR_ANCHOR_ENTRIES: ['anchor.maxEntries', 'number'],
  IPANCHOR_ANCHOR_SECONDS: ['anchor.maxAgeSeconds', 'number'],
  IPANCHOR_HOST: ['gateway.host', 'text'],
  IPANCHOR_PORT: ['gateway.port', 'number'],
};

export type Variables = Readonly<Record<string, string | undefined>>;

/** Puts what the variables say over what the file says, in place. */
export function putVariables(value: Record<string, unknown>, variables: Variables): void {
  for (const [name, text] of Object.entries(variables)) {
    const target = VARIABLES[name];
    if (target !== undefined && text !== undefined)
      setField(value, target[0], parseVariable(text, target[1]));
  }
}

/** What is no number stays text, so that the schema names the field. */
function parseVariable(text: string, kind: 'text' | 'number' | 'list'): unknown {
  if (kind === 'text') return text;
  if (kind === 'list') return text.split(/[\s,]+/).filter((part) => part !== '');
  return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
}

function setField(value: Record<string, unknown>, path: string, field: unknown): void {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    value[first] = field;
    return;
  }
  const inner = isRecord(value[first]) ? { ...value[first] } : {};
  setField(inner, rest.join('.'), field);
  value[first] = inner;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
