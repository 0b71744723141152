import { type CatalogueEntry, CodedError } from '#protocol/errors.ts';

/** What can be wrong with the files of a network, before anything of it runs. */
export const NETWORK_ERRORS = {
  NETWORK_FOLDER_NOT_EMPTY: {
    meaning: 'The files of a network were to be written where there are files. Nothing was changed.',
    remedy: 'Name a new folder: what is there may be the only copy of the keys of a network.',
  },
  NETWORK_FILE_MISSING: {
    meaning: 'A file of a network is not there or cannot be read, so nothing can be said about it.',
    remedy: 'Copy it again from whoever made the network, and see that you may read it.',
  },
  NETWORK_FILE_INVALID: {
    meaning: 'A file of a network is not of its form, or has wrong fields.',
    remedy: 'See the list of fields; copy the file again from whoever made the network.',
  },
  NETWORK_FILE_DIFFERS: {
    meaning: 'Two copies of a file that all offices share are not the same.',
    remedy: 'Compare their digests with another office by telephone, and take the one that all others have.',
  },
  GENESIS_MISMATCH: {
    meaning:
      'The genesis block is another one than the network or the deployment names: hash, chain id or contracts.',
    remedy: 'Do not start: the node would keep a chain of its own. Copy genesis.json again.',
  },
  GENESIS_VALIDATORS: {
    meaning: 'The validators in the genesis block are not those of the offices of the network.',
    remedy: 'Do not start: make the files of the network anew.',
  },
  OFFICE_TWICE: {
    meaning: 'The network names an office twice.',
    remedy: 'Make the files of the network anew, with each office once.',
  },
  OFFICE_CODE_UNKNOWN: {
    meaning: 'The network names an office whose code is not in use in WIPO ST.3.',
    remedy: 'Correct the code; it stands in the contracts, so the files have to be made anew.',
  },
  VALIDATOR_TWICE: {
    meaning: 'Two offices have the same validator, so that one would count twice or the engine would stop.',
    remedy: 'Give each office a key of its own, and make the files anew.',
  },
  KEY_TWICE: {
    meaning: 'One key serves two purposes or two offices, so that who has one of them has the other.',
    remedy: 'Give each purpose a key of its own, and make the files anew.',
  },
  KEY_REUSED: {
    meaning: 'A key belongs to another network too: what it signs there could be used here.',
    remedy: 'Make the files anew, without a seed.',
  },
  ADDRESS_TWICE: {
    meaning: 'Two nodes of the network are to listen on the same host and port.',
    remedy: 'Give each its own port.',
  },
  PEERS_FEW: {
    meaning: 'A node has fewer peers than it needs to catch up at once: five on go-ethereum.',
    remedy: 'Add RPC nodes.',
  },
  PEER_UNKNOWN: {
    meaning: "A node's configuration names a peer that the network does not have, or lacks one that it has.",
    remedy: 'Copy the configuration of the node again.',
  },
  RPC_EXPOSED: {
    meaning: 'JSON-RPC answers to other machines, or where a key is unlocked: whoever reaches it can sign.',
    remedy: 'Let it listen on 127.0.0.1 only, on nodes that seal not at all, and put a TLS proxy before it.',
  },
  SECRET_FOREIGN: {
    meaning:
      "An office's folder holds a secret of another office, or one that belongs to nobody of the network.",
    remedy: 'Remove it, tell its owner, and replace that key: it has been seen.',
  },
  SECRET_OPEN: {
    meaning: 'Other users of the machine can read a secret.',
    remedy: 'chmod 600 the file.',
  },
  SECRET_MISMATCH: {
    meaning: 'A key is another one than the network names for this purpose.',
    remedy: 'Restore the key of this office for this purpose.',
  },
  NODE_CONFIG_MISMATCH: {
    meaning:
      "The configuration of the office's node does not fit its folder: other office, chain or address.",
    remedy: 'Correct office/config.json as the message says.',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type NetworkErrorCode = keyof typeof NETWORK_ERRORS;

export class NetworkError extends CodedError<NetworkErrorCode> {}
