/** `network.json`: what every office of a network knows of it. Nothing in it is secret. */
import { z } from 'zod';

const ADDRESS = z.string().regex(/^[0-9a-f]{40}$/, { error: 'not 40 lower-case hex digits' });
const HASH = z.string().regex(/^[0-9a-f]{64}$/, { error: 'not 64 lower-case hex digits' });
const PORT = z.int().min(1).max(65_535);

const PEER = z.strictObject({
  role: z.enum(['validator', 'rpc']),
  /** Folder of the engine's node in the office's folder. */
  folder: z.string().regex(/^[a-z0-9-]+$/),
  /** Public key of the node: 64 bytes of secp256k1, as in an enode URL. */
  id: z.string().regex(/^[0-9a-f]{128}$/),
  host: z.union([z.ipv4(), z.ipv6()]),
  port: PORT,
});

const OFFICE = z.strictObject({
  office: z.string(),
  /** A member from the genesis block on; others were admitted by vote. */
  isFounder: z.boolean(),
  validator: ADDRESS,
  /** Speaks for the office in the contracts. */
  admin: ADDRESS,
  /** Of the office's node: recorder and registrar. */
  operator: ADDRESS,
  peers: z.array(PEER).min(1),
});

export const DESCRIPTION = z.strictObject({
  v: z.literal(1),
  engine: z.enum(['besu', 'geth']),
  chainId: z.int().min(1),
  genesisHash: HASH,
  blockSeconds: z.int().min(1).max(60),
  gasLimit: z.int().min(1),
  offices: z.array(OFFICE).min(1),
});

export type Description = z.infer<typeof DESCRIPTION>;
export type OfficeDescription = z.infer<typeof OFFICE>;
export type Peer = z.infer<typeof PEER>;
export type Engine = Description['engine'];

export function enode({ id, host, port }: Peer): string {
  return `enode://${id}@${host.includes(':') ? `[${host}]` : host}:${port}`;
}
