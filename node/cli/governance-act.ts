/** `ipanchor governance act`: what needs no vote. */
import { readFile } from 'node:fs/promises';
import { NodeError } from '../errors.ts';
import { ACT_NEEDS, type ActName, callOf } from '../governance/acts.ts';
import type { Values } from '../governance/fields.ts';
import type { GovernedRegister } from '../governance/register.ts';
import { rotationDigest, type ValidatorKey, validatorKey } from '../governance/rotation.ts';
import { accountOf } from './account.ts';
import { type Call, EXIT } from './command.ts';
import { confirm } from './confirm.ts';
import { wrongValue } from './errors.ts';
import { type Step, send, valuesOf } from './governance-step.ts';

export const act: Step = {
  ...{ usage: 'ACTION OFFICE', least: 1, most: 2 },
  async prepare(call, [name = '', ...subjects]) {
    if (!Object.hasOwn(ACT_NEEDS, name))
      throw wrongValue('ACTION', name, `one of ${Object.keys(ACT_NEEDS).join(', ')}`);
    const action = name as ActName; // just asked
    const key = await validatorOf(call, action);
    const values = valuesOf(call, name, ACT_NEEDS[action], subjects, key && { validator: key.address });
    return async (register) => {
      const signed = action === 'rotate-validator' ? await signedBy(key, values, register) : values;
      const { target, data, words } = callOf(action, signed, register);
      if (call.flag('dry-run')) {
        call.print(words);
        return { exit: EXIT.done, value: { words, target, data } };
      }
      const signer = await accountOf(call);
      await confirm(call, [`To ${words}`, `with 0x${signer.address}`]);
      const sent = await send(call, register, signer, target, data);
      return { exit: EXIT.done, value: { words, target, data, ...sent } };
    };
  },
};

/** With the proof that the office has the key of its new validator. */
async function signedBy(
  key: ValidatorKey | undefined,
  { office = '', validator = '', ...others }: Values,
  register: GovernedRegister,
): Promise<Values> {
  const values = { office, validator, ...others };
  if (values.signature !== undefined) return values;
  const digest = await rotationDigest(register, office, validator);
  if (key !== undefined) return { ...values, signature: key.sign(digest) };
  throw wrongValue('--signature', '', `that of ${digest} by the key of ${validator}, or --validator-key`);
}

/** The key of a new validator, where the command names its file. */
async function validatorOf(call: Call, action: ActName): Promise<ValidatorKey | undefined> {
  const file = call.text('validator-key');
  if (file === undefined) return undefined;
  if (action !== 'rotate-validator') throw wrongValue('--validator-key', file, 'none for this action');
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new NodeError('KEYSTORE_MISSING', `${file} cannot be read`, { cause });
  });
  return validatorKey(text, async () => {
    const [{ readPassword }, { askPassword }] = await Promise.all([
      import('../chain/signer.ts'),
      import('./password.ts'),
    ]);
    const passwordFile = call.text('validator-password-file');
    return passwordFile === undefined ? askPassword(`Password of ${file}: `) : readPassword(passwordFile);
  });
}
