/** The part of the office node's catalogue that is about keys and signers; `errors.ts` holds the whole. */
import type { CatalogueEntry } from '#protocol/errors.ts';

export const KEY_ERRORS = {
  // chain: keys
  KEYSTORE_MISSING: {
    meaning: 'The keystore file or its password file does not exist or cannot be read.',
    remedy: 'Restore both files.',
  },
  KEYSTORE_OPEN: {
    meaning: 'The keystore or password file can be read by other users.',
    remedy: 'chmod 600 the file.',
  },
  KEYSTORE_INVALID: {
    meaning: 'The file is no encrypted keystore, or one of a form that is not read here.',
    remedy: 'Restore the file; version 3 of Web3 Secret Storage is read.',
  },
  KEYSTORE_PASSWORD: {
    meaning: 'The password does not open the keystore.',
    remedy: 'Give the password that the keystore was made with, or its file.',
  },
  KEYSTORE_EXISTS: {
    meaning:
      'A keystore was to be made where there is one. Nothing was changed: it may be the only key of an office.',
    remedy: 'Choose another file.',
  },
  PASSWORD_MISSING: {
    meaning:
      'The command needs a password, and there is neither a file with it nor a terminal to ask on, or it is empty.',
    remedy: 'Name the file with `--password-file`, mode 0600, or run the command on a terminal.',
  },

  // chain: a signer outside of this process
  SIGNER_UNREACHABLE: {
    meaning: 'The signer could not be asked: no connection.',
    remedy: 'Start it or correct its address. What is pending waits and is sent when it is back.',
  },
  SIGNER_SLOW: {
    meaning: 'The signer did not answer in time.',
    remedy: 'Wait, or raise `chain.signer.timeoutSeconds`. What is pending waits.',
  },
  SIGNER_ANSWER: {
    meaning: 'The signer answered with something that is no signed transaction and no refusal.',
    remedy: 'See the message; check that the address is that of a JSON-RPC signer.',
  },
  SIGNER_REFUSED: {
    meaning: 'The signer refuses to sign; the message gives its reason.',
    remedy: 'See the reason: its rules, its key, or its own store behind it. What is pending waits.',
  },
  SIGNER_ACCOUNT: {
    meaning: 'The signer does not have the key of the account that the configuration names.',
    remedy: 'Correct `chain.signer.account`, or give the key to the signer.',
  },
  SIGNER_DEVIATES: {
    meaning: 'The signer signed something else than it was asked to. It was not sent.',
    remedy: 'Stop the signer and find out who changed it; its key may be in other hands.',
  },
} as const satisfies Record<string, CatalogueEntry>;
