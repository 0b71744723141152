/**
 * The configuration of an office's node or an observer: one JSON file, and `IPANCHOR_*` variables over it. Secrets are named by file,
 * never written in it.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isOfficeCode, isRightType } from '#protocol/application-id.ts';
import { isRecord, putVariables, type Variables } from './config-variables.ts';
import { NodeError } from './errors.ts';
import { RETENTION_RULE } from './retention.ts';

const seconds = z.number().nonnegative().max(86_400);
const url = z.url({ protocol: /^https?$/ });
const upTo = (most: number) => z.int().min(1).max(most);
const count = upTo(2 ** 31).exactOptional();
const port = z.int().min(0).max(65_535);

/** What a caller of the gateway may do; `gateway/operation.ts` says what each is for. */
const role = z.enum(['operator', 'examiner', 'auditor']);
const subject = z.string().regex(/^[^\r\n]{1,500}$/, { error: 'not a name on one line' });
/** Of a caller, in the audit trail: not as others are called there. */
const name = subject.regex(/^(?!anonymous$|oidc:|os:)/, { error: 'a name that stands for others' });

/** Only signatures of a private key: with a shared secret, whoever can check a token could make one. */
const TOKEN_ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
] as const;

/** Of what must be neither read nor changed on its way: in the clear on this machine only. */
const safeUrl = z.union(
  [
    z.url({ protocol: /^https$/ }),
    z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|\[::1\]|localhost)$/ }),
  ],
  { error: 'needs https, but on this machine' },
);

/**
 * As browsers send it; with a slash at the end it would be that of no page. `null` is what pages opened from a file
 * send, and pages of anyone that hide where they are from.
 */
const origin = z
  .string()
  .regex(/^(null|https?:\/\/[a-z0-9.[\]:-]+)$/, { error: 'expected scheme, host and port alone, or null' });

/** Who may call the gateway for what. */
export const ACCESS = z.strictObject({
  /** API keys as their hashes; `ipanchor access` writes it. */
  keysFile: z.string().min(1).default('access-keys.json'),
  /** Bearer tokens of one OpenID provider. */
  tokens: z
    .strictObject({
      issuer: z.string().min(1),
      audience: z.string().min(1),
      /** Where the provider publishes its keys. */
      jwksUrl: safeUrl,
      algorithms: z.array(z.enum(TOKEN_ALGORITHMS)).min(1).default(['RS256', 'PS256', 'ES256', 'EdDSA']),
      clockToleranceSeconds: z.number().min(0).max(300).default(30),
      /** Member of the token that lists the roles, deeper ones by dots: `realm_access.roles`. */
      rolesClaim: z.string().min(1).default('roles'),
      /** What the provider calls each role; without, as it is called here. */
      roleNames: z.partialRecord(role, z.array(z.string().min(1))).default({}),
    })
    .optional(),
  /** The gateway ends TLS itself; with `clientAuthorities` it asks for client certificates. */
  tls: z
    .strictObject({
      certificate: z.string().min(1),
      key: z.string().min(1),
      clientAuthorities: z.string().min(1).optional(),
    })
    .optional(),
  /** A proxy ends TLS, checks client certificates, and names their subject in a header. */
  proxy: z
    .strictObject({
      /** Where the proxies are: addresses or `address/bits`. The header of anyone else is refused. */
      addresses: z
        .array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], { error: 'not an address' }))
        .min(1),
      subjectHeader: z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/, { error: 'not the name of a header' }),
    })
    .optional(),
  /** Whose certificate may do what: subject as RFC 4514 writes it, `CN=desk,O=Office,C=JP`. */
  certificates: z.array(z.strictObject({ subject, name, roles: z.array(role).min(1) })).default([]),
});

export type AccessConfig = z.infer<typeof ACCESS>;

/** How a node reaches its chain. */
const CHAIN = z.strictObject({
  /** JSON-RPC addresses of the same chain: the first that is well is used. */
  endpoints: z.array(url).min(1, { error: 'needs the address of a chain node' }),
  /** The deployment: which chain and contracts; relative to the data folder, as every file here. */
  contracts: z.string().min(1).default('deployment.json'),
  /** Blocks until finality, when the engine's own answer is not to be used. */
  finalityDepth: z.int().min(0).max(10_000).optional(),
  /** Of an embedded chain: the file that names the highest block on disk; what it names is final. */
  savedBlockFile: z.string().min(1).optional(),
  /** Where the network is set up otherwise than was seen of its engine. */
  profile: z
    .strictObject({
      pricing: z.enum(['asked', 'free']).exactOptional(),
      ...{ gasPerTransaction: count, bytesPerTransaction: count, logRange: count, proofDepth: count },
      /** 0 where blocks come only when there is something for them. */
      standsAfterSeconds: z.int().min(0).max(86_400).exactOptional(),
      pollSeconds: z.number().min(0.01).max(60).exactOptional(),
    })
    .optional(),
});

/** A JSON-RPC signer that has the recording key, such as Web3Signer before an HSM. */
const SIGNER = z.strictObject({
  url: safeUrl,
  /** Which of its keys. */
  account: z.string().regex(/^0x[0-9a-fA-F]{40}$/, { error: 'not an address' }),
  timeoutSeconds: z.number().positive().max(300).default(10),
  /** PEM files: what the signer knows this node by, and the authority of its own certificate. */
  tls: z
    .strictObject({
      certificate: z.string().min(1).optional(),
      key: z.string().min(1).optional(),
      authorities: z.string().min(1).optional(),
    })
    .optional(),
});

export type SignerConfig = z.infer<typeof SIGNER>;

const OFFICE_CHAIN = CHAIN.extend({
  /** Keystore of the recording key. */
  keystore: z.string().min(1).default('key.json'),
  /** File with the keystore's password. */
  passwordFile: z.string().min(1).default('key.password'),
  /** In place of both. */
  signer: SIGNER.optional(),
  /** On Clique: the socket of the office's own validator, which votes there as the offices decide. */
  validatorIpc: z.string().min(1).optional(),
});

const GATEWAY = z.strictObject({
  host: z.string().min(1).default('127.0.0.1'),
  port: port.default(8080),
  access: ACCESS.prefault({}),
  /** Of each client, where answers could be used to guess; 0 for no limit. */
  attemptsPerMinute: z.int().min(0).max(1_000_000).default(600),
  /** Whether a claim may bring an access code itself; without, only the keys that its client derived. */
  takesAccessCodes: z.boolean().default(false),
  /** Origins whose pages may ask, such as `https://examiner.example`; `null` for the verifier that is a file. */
  allowedOrigins: z.array(origin).default([]),
});

const CONFIG = z.strictObject({
  /** ST.3 code of the office that this node serves. */
  office: z.string().refine(isOfficeCode, { error: 'not two capital letters' }),
  /** Everything of this node is below it: store, blobs, inbox, rejected, receipts, keys. */
  dataFolder: z.string().min(1).default('.ipanchor'),
  chain: OFFICE_CHAIN.prefault({ endpoints: [] }),
  /** The log that is written to: the next one when an earlier was closed, with a data folder of its own. */
  logNumber: z.int().min(1).default(1),
  /** Right types whose applications are public from filing: recorded open at once. */
  publicFromFiling: z.array(z.string().refine(isRightType, { error: 'not a right type' })).default(['T']),
  limits: z
    .strictObject({
      /** Of one document. */
      maxBytes: upTo(2 ** 31).default(64 * 2 ** 20),
      /** To read and digest one document. */
      maxSeconds: z.number().positive().max(3600).default(30),
      /** Worker threads that read documents. */
      threads: z.int().min(1).max(64).default(1),
      /** Folder of XML schemas: XML that is not valid by them is refused. Without, validity decides nothing. */
      schemaFolder: z.string().min(1).optional(),
    })
    .prefault({}),
  intake: z
    .strictObject({
      /** A file in the inbox that changed more recently is left alone. */
      stableSeconds: seconds.default(2),
    })
    .prefault({}),
  anchor: z
    .strictObject({
      /** A head is sent when so many entries wait, or the oldest waits so long. */
      maxEntries: upTo(2 ** 20).default(1024),
      maxAgeSeconds: seconds.default(5),
    })
    .prefault({}),
  /** Without rules everything is kept. */
  retention: z.array(RETENTION_RULE).default([]),
  gateway: GATEWAY.prefault({}),
});

export type Config = Readonly<z.infer<typeof CONFIG>>;

/** Of a gateway that follows the register for no office: without keys, so a field that names one is refused. */
const OBSERVER_CONFIG = CONFIG.pick({ dataFolder: true }).extend({
  chain: CHAIN.prefault({ endpoints: [] }),
  gateway: GATEWAY.prefault({}),
});

export type ObserverConfig = Readonly<z.infer<typeof OBSERVER_CONFIG>>;

/**
 * The configuration of an office from a file and variables, checked and frozen.
 * @param file path of the JSON file; without, variables and defaults alone
 * @throws NodeError CONFIG_INVALID with every wrong field; FILE_UNREADABLE
 */
export function loadConfig(file: string | undefined, variables: Variables): Config {
  return load(CONFIG, file, variables);
}

/**
 * That of an observer, by the same rules.
 * @throws NodeError as `loadConfig`
 */
export function loadObserverConfig(file: string | undefined, variables: Variables): ObserverConfig {
  return load(OBSERVER_CONFIG, file, variables);
}

/**
 * A signer as `chain.signer` names it, in a file of its own: that of an admin, whose key no node has.
 * @throws NodeError as `loadConfig`
 */
export function loadSignerConfig(file: string): SignerConfig {
  return load(SIGNER, file, {});
}

function load<Value extends object>(
  schema: z.ZodType<Value>,
  file: string | undefined,
  variables: Variables,
): Readonly<Value> {
  const value = file === undefined ? {} : readObject(file);
  putVariables(value, variables);
  const result = schema.safeParse(value);
  if (result.success) return deepFreeze(result.data);
  const fields = result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), message: 'no such field' }))
      : [{ field: issue.path.join('.'), message: issue.message }],
  );
  const list = fields.map(({ field, message }) => `${field || '(all)'}: ${message}`).join('; ');
  throw new NodeError('CONFIG_INVALID', list, { fields });
}

function readObject(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new NodeError('FILE_UNREADABLE', `the configuration file ${file} cannot be read`, { cause });
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch (cause) {
    throw new NodeError('CONFIG_INVALID', `${file} is not JSON`, { cause });
  }
  throw new NodeError('CONFIG_INVALID', `${file} is not a JSON object`);
}

function deepFreeze<T extends object>(value: T): Readonly<T> {
  for (const inner of Object.values(value))
    if (typeof inner === 'object' && inner !== null) deepFreeze(inner);
  return Object.freeze(value);
}
