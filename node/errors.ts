/**
 * The catalogue of the office node: store, configuration, intake, log, actions and checks, and the chain behind them.
 *
 * Codes are stable. A code of this list never says both `is not so` and `could not find out`.
 */
import { type CatalogueEntry, CodedError } from '#protocol/errors.ts';
import { KEY_ERRORS } from './key-errors.ts';

export const NODE_ERRORS = {
  // store
  STORE_IN_USE: {
    meaning: 'Another process has this data folder open.',
    remedy: 'Stop the other process, or speak to it by its socket; one process owns a store.',
  },
  STORE_NOT_EMPTY: {
    meaning: 'A backup was to be restored where there is a store. Nothing was changed.',
    remedy: 'Restore into a new data folder, or move the old store away first.',
  },
  BACKUP_DAMAGED: {
    meaning: 'The file is no backup, or was cut off or changed since. Nothing of it was taken over.',
    remedy: 'Copy it again from where it was made, or make another.',
  },
  BACKUP_EXISTS: {
    meaning: 'There is a file of that name. It was not replaced.',
    remedy: 'Choose another name, or name a folder.',
  },
  BACKUP_OF_ANOTHER: {
    meaning: 'The backup is of another chain, or holds what is the own of another office.',
    remedy: 'Restore it where it is from; `backup --register` makes one for any node of its chain.',
  },
  STORE_NEWER: {
    meaning: 'A newer release wrote this store.',
    remedy: 'Run the newer release. Nothing was changed.',
  },
  STORE_DAMAGED: {
    meaning: 'The database files, or what they hold, contradict each other.',
    remedy: 'Run `ipanchor fsck`; with `--repair` it mends what can be rebuilt. Otherwise restore a backup.',
  },
  STORE_UNAVAILABLE: {
    meaning: 'The store could not be read or written: permission, an I/O error, or a failed earlier write.',
    remedy: 'See the cause. Nothing that was not acknowledged is kept; start again once it is repaired.',
  },
  STORE_OF_ANOTHER_OFFICE: {
    meaning: 'The data folder belongs to another office or another log than the configuration names.',
    remedy: 'Correct the data folder or the office in the configuration.',
  },
  DISK_FULL: {
    meaning: 'No space is left for the data folder, or a file size limit was reached.',
    remedy: 'Make room and start again. Files that were not acknowledged are still where they were.',
  },
  CONFIG_INVALID: {
    meaning: 'The configuration has wrong, missing or unknown fields; every one is named.',
    remedy: 'Correct the fields named in the message.',
  },
  VAULT_KEY_INVALID: {
    meaning:
      'The key file of the access codes is missing, readable by others, of the wrong size, or not the one that sealed them.',
    remedy: 'Restore the key file with mode 0600. Without it the stored access codes cannot be read.',
  },

  // intake: the file
  FILE_UNREADABLE: {
    meaning: 'The file could not be read: it vanished, permission is missing, or the device failed.',
    remedy: 'See the cause; put the file again.',
  },
  FILE_UNWRITABLE: {
    meaning: 'The file that was asked for could not be written.',
    remedy: 'See the cause: permission, space, or a folder that is not there.',
  },
  FILE_CHANGED: {
    meaning: 'The file changed while it was read. It is left where it is.',
    remedy: 'Wait until it is written. Better write under another name and rename.',
  },
  FILE_NOT_REGULAR: {
    meaning: 'A symbolic link, pipe, socket or device: such a thing is never followed.',
    remedy: 'Put the file itself.',
  },
  TIME_LIMIT: {
    meaning: 'Reading and digesting took longer than the configured time; the worker was ended.',
    remedy: 'Raise `limits.maxSeconds` if the document is honest.',
  },
  MEMORY_LIMIT: {
    meaning:
      'The file is too large to be read: it needs more memory than the parser or the worker has for one file.',
    remedy: 'Split it, such as a file of many records into several, and hand the parts in.',
  },
  READER_FAILED: {
    meaning: 'The reader of this node failed on the document: a fault of the software, not of the document.',
    remedy: 'Keep the file and report it. The rest was not touched.',
  },
  DOCUMENT_NOT_READ: {
    meaning:
      'The XML is well-formed as far as is known, but over a limit or in an encoding that is not read here.',
    remedy: 'See the message; write the document in UTF-8, or split it.',
  },
  XSD_INVALID: {
    meaning: 'The document has something that its XML schema does not allow.',
    remedy:
      'Correct the place named. An office refuses such documents only when `limits.schemaFolder` is in its configuration.',
  },
  SCHEMA_MISSING: {
    meaning: 'The folder of schemas has none for the root element and version of the document.',
    remedy:
      'Give the folder with the flattened schemas of that version of ST.96; without, validity is not known.',
  },
  SCHEMA_INVALID: {
    meaning: 'A schema of the folder, or one that it imports, is missing or is no schema.',
    remedy: 'Restore the folder from the package of the standard. It says nothing about the document.',
  },
  SIDECAR_MISSING: {
    meaning: 'The file does not say what it belongs to, and no sidecar `<file>.json` or flag does.',
    remedy: 'Put a sidecar {"applicationId": …, "kind": …} before the file.',
  },
  SIDECAR_INVALID: {
    meaning: 'The sidecar is not JSON of the expected form, or contradicts the document.',
    remedy: 'Correct the fields named in the message.',
  },
  REPORT_NOT_KEPT: {
    meaning:
      'No quality report is kept for the entry: an earlier release took the document, or a command wrote the entry.',
    remedy: 'Run `ipanchor quality` on the document itself.',
  },

  // intake: what the document says
  OFFICE_NOT_SERVED: {
    meaning: 'The document is of an office that this node does not serve.',
    remedy: 'Give it to the node of that office. An office speaks for itself only.',
  },
  CONFLICT: {
    meaning:
      'The application is already known with another document of first filing, filing date or right type.',
    remedy: 'If the new one is right, record it as a correction: `ipanchor record --correct`.',
  },

  DOCUMENT_REFUSED: {
    meaning: 'The document that was handed in is not taken; every reason is given.',
    remedy: 'See the reasons: each begins with a code of its own.',
  },

  // backfill
  IMPORT_HEADER_INVALID: {
    meaning: 'The first line of the CSV file is not the list of its columns; every wrong name is given.',
    remedy: 'Correct the names in the first line. Nothing was imported.',
  },
  IMPORT_LINE_INVALID: {
    meaning: 'The line is not of the form that a list of applications has, or fields of it are wrong.',
    remedy: 'Correct the fields named in the message and import again; what was taken is known then.',
  },
  AUTHORITY_FILE_INVALID: {
    meaning: 'The file is no authority file in the XML of the DTD of WIPO ST.37, or it is cut off.',
    remedy: 'Give the file in that form; the form of the XML schema and the text form are not read.',
  },

  // actions
  APPLICATION_NOT_KNOWN: {
    meaning: 'This node has no application with that id.',
    remedy: 'Check the id, or ingest its document first.',
  },
  CLAIM_NOT_KNOWN: {
    meaning: 'The application makes no such priority claim, or several that fit what was said.',
    remedy: 'Name the earlier application and the claimed date as they are recorded.',
  },
  ENTRY_NOT_KNOWN: { meaning: 'The log has no such entry.', remedy: 'Check the leaf index or the digest.' },
  ACTION_NOT_POSSIBLE: {
    meaning: 'The application or entry is in a state that does not allow this.',
    remedy: 'See the message: it names the state.',
  },
  ACCESS_CODE_MISSING: {
    meaning: 'The access code that is needed is not in the store, or was purged.',
    remedy: 'Give the code with the command.',
  },

  // chain: the engine and the connection
  ENGINE_MISSING: {
    meaning: 'The native program of the embedded engine is not installed for this system.',
    remedy: 'Install the optional dependencies again, or name the RPC address of another engine.',
  },
  ENGINE_FAILED: {
    meaning: 'The embedded engine did not start, or ended again and again.',
    remedy: 'The message holds its last words.',
  },
  PORT_IN_USE: {
    meaning: 'Another program listens on the port.',
    remedy: 'Stop it, or choose another port.',
  },
  CHAIN_FOLDER_IN_USE: {
    meaning: 'A running process has the embedded chain of this data folder.',
    remedy: 'Stop that process, or use another data folder.',
  },
  CHAIN_STATE_DAMAGED: {
    meaning: "The embedded chain's saved state cannot be read.",
    remedy: 'Restore the folder from a backup. The state is replaced whole, so the disk or a hand did this.',
  },
  CHAIN_UNREACHABLE: {
    meaning: 'The chain could not be asked: no connection.',
    remedy: 'Start the engine or correct its address. What is pending waits and is sent when it is back.',
  },
  CHAIN_SLOW: {
    meaning: 'The chain did not answer in time.',
    remedy: 'Wait, or raise the time limit. What is pending waits and is sent again.',
  },
  CHAIN_ANSWER: {
    meaning: 'The chain answered with an error or with something that is no answer to the question.',
    remedy: 'See the message; check the engine and its address.',
  },
  CHAIN_LAGS: {
    meaning: 'The chain node that is asked is behind: behind what was followed, or behind another one.',
    remedy: 'Wait until it has caught up, or name further nodes in `chain.endpoints`. What is pending waits.',
  },
  CHAIN_STANDS: {
    meaning:
      'The chain answers, and has had no new block for long: too few of its validators agree, or can reach each other.',
    remedy:
      'See which validators are down or cut off. What is pending waits and goes on by itself. Where blocks come only when ' +
      'there is something for them, say so: `chain.profile.standsAfterSeconds` 0.',
  },
  STAGES_FAILED: {
    meaning:
      'Following or anchoring failed in a way that is not foreseen: a fault of the software, or of an answer of the chain.',
    remedy: 'It is tried again by itself, and nothing is lost. If it stays, report the message.',
  },
  CHAIN_RESET: {
    meaning: 'The chain is another one than the store was written for: other chain id or genesis block.',
    remedy: 'Connect the right chain. For a new one begin with a new data folder; nothing was changed.',
  },
  CONTRACT_MISSING: {
    meaning: 'At the recorded address is no contract, or one with other code.',
    remedy: 'Check the deployment file against the chain.',
  },
  DEPLOYMENT_INVALID: {
    meaning:
      'The deployment file is unreadable, has wrong fields, or names founders that the chain does not have.',
    remedy: 'Restore it from one that you trust.',
  },
  LOG_DIVERGED: {
    meaning: "The register has a head of this office's log that its own log does not lead to or continue.",
    remedy:
      'Another holder of the key wrote it, or the store is older than the chain: restore the newest backup, ' +
      'or close the log at its last good head and open the next.',
  },

  // chain: transactions
  GAS_SHORT: {
    meaning: 'The account cannot pay for its transactions.',
    remedy: 'Fund the account named in the message. What is pending waits.',
  },
  CONTRACT_REVERTED: {
    meaning: 'A contract refuses the call; the message gives its error by name and values.',
    remedy: 'See the documentation of that error in the contract interface.',
  },

  ...KEY_ERRORS,
} as const satisfies Record<string, CatalogueEntry>;

export type NodeErrorCode = keyof typeof NODE_ERRORS;

export class NodeError extends CodedError<NodeErrorCode> {}
