/** The account that a command signs with: an admin's, in a keystore or a signer of its own. A node needs none of this. */
import { dirname } from 'node:path';
import type { Chain } from '../chain/connection.ts';
import type { Deployment } from '../chain/deploy.ts';
import type { TransactionSigner } from '../chain/signer.ts';
import type { Call, Option } from './command.ts';
import { CliError } from './errors.ts';
import { askPassword } from './password.ts';
import { trustedChain } from './trusted-chain.ts';

export const ACCOUNT_OPTIONS = {
  keystore: { type: 'string', value: 'FILE', help: 'encrypted keystore of the account that signs' },
  'password-file': {
    type: 'string',
    value: 'FILE',
    help: 'file with its password, mode 0600; without, it is asked for on the terminal',
  },
  signer: {
    type: 'string',
    value: 'FILE',
    help: 'in place of a keystore: JSON file that names a signer, as chain.signer of config.json does',
  },
} as const satisfies Record<string, Option>;

/**
 * The account of a command with `ACCOUNT_OPTIONS`. Neither password nor key is ever an argument or a variable.
 * @throws CliError WRONG_USE; NodeError of keystore, password and configuration
 */
export async function accountOf(call: Call): Promise<TransactionSigner> {
  const [keystore, signer] = [call.text('keystore'), call.text('signer')];
  if ((keystore === undefined) === (signer === undefined))
    throw new CliError('WRONG_USE', 'name the account that signs: --keystore, or --signer');
  if (signer !== undefined) {
    const [{ loadSignerConfig }, { openSigner }] = await Promise.all([
      import('../config.ts'),
      import('../operator-key.ts'),
    ]);
    return openSigner(loadSignerConfig(signer), dirname(signer));
  }
  const { openKeystoreWith, readPassword } = await import('../chain/signer.ts');
  const file = call.text('password-file');
  const password =
    file === undefined ? await askPassword(`Password of ${keystore}: `) : await readPassword(file);
  return openKeystoreWith(keystore ?? '', password);
}

export interface OnChain {
  readonly chain: Chain;
  readonly deployment: Deployment;
}

/** Connects a command with `CHAIN_OPTIONS` for as long as `use` takes. @throws NodeError of the chain; CONTRACT_MISSING */
export async function withChain<T>(call: Call, use: (register: OnChain) => Promise<T>): Promise<T> {
  const { access, deployment } = await trustedChain(call);
  const [{ connectChain }, { assertDeployed }] = await Promise.all([
    import('../chain/connection.ts'),
    import('../chain/deploy.ts'),
  ]);
  const chain = await connectChain({ ...access, expected: deployment });
  try {
    await assertDeployed(chain, deployment);
    return await use({ chain, deployment });
  } finally {
    chain.close();
  }
}
