/**
 * The catalogue of the gateway. Codes are stable. Those with a status are answered as problem+json (RFC 9457);
 * those without one end the process that was to serve.
 */
import { type CatalogueEntry, CodedError, type ErrorDetails } from '#protocol/errors.ts';

interface GatewayCatalogueEntry extends CatalogueEntry {
  readonly title: string; // RFC 9457 §3.1.3: the same for every occurrence
  readonly status?: number; // HTTP status, where a client can meet it
}

export const GATEWAY_ERRORS = {
  JSON_MALFORMED: {
    status: 400,
    title: 'The body is not usable JSON',
    meaning: 'The body is empty, cut off, not UTF-8, not JSON, nested too deeply, or gives a name twice.',
    remedy: 'Send one JSON value in UTF-8, each name once per object.',
  },
  BODY_INVALID: {
    status: 400,
    title: 'The body does not have the expected form',
    meaning: 'Fields are missing, unknown or wrong; `invalidParams` names each one.',
    remedy: 'Correct the fields named in `invalidParams`.',
  },
  FORM_MALFORMED: {
    status: 400,
    title: 'The form cannot be read',
    meaning: 'The body is declared as multipart/form-data and is cut off, empty, or not of that form.',
    remedy: 'Send the parts `document` and, where needed, `statement`, each ended by the boundary.',
  },
  QUERY_INVALID: {
    status: 400,
    title: 'The query has a wrong parameter',
    meaning: 'A parameter of the query is wrong; `invalidParams` names it.',
    remedy: 'Correct the parameters named in `invalidParams`.',
  },
  LAST_EVENT_INVALID: {
    status: 400,
    title: 'The id of the last event is not one',
    meaning: 'The header Last-Event-ID is not `<block>.<index>`, as the events of this stream have it.',
    remedy: 'Send the id of the last event as it came, or leave the header out to begin now.',
  },
  RECEIPT_INVALID: {
    status: 400,
    title: 'The receipt is not a receipt',
    meaning: 'The receipt cannot be read: its form is wrong or its version is unknown. Nothing was checked.',
    remedy: 'Send the receipt as it was given out. An unknown version needs a newer gateway.',
  },
  REQUEST_INCOMPLETE: {
    status: 400,
    title: 'The request ended early',
    meaning: 'The connection ended before the announced body was there, or its length was wrong.',
    remedy: 'Send the request again.',
  },
  REQUEST_MALFORMED: {
    status: 400,
    title: 'The request cannot be read',
    meaning: 'The path or a header is not valid HTTP.',
    remedy: 'Correct the request; percent-encode the path.',
  },
  CREDENTIALS_MISSING: {
    status: 401,
    title: 'Credentials are needed',
    meaning: 'The operation is not for anonymous callers, and the request shows no credentials.',
    remedy: 'Send an API key, a bearer token or a client certificate.',
  },
  CREDENTIALS_INVALID: {
    status: 401,
    title: 'The credentials are not valid',
    meaning:
      'The key, token or certificate is unknown, forged, expired, for somebody else, or shown in a way that is not taken.',
    remedy: 'Get a new one from the office that runs the gateway, or from its OpenID provider.',
  },
  ROLE_MISSING: {
    status: 403,
    title: 'The caller may not do this',
    meaning: 'The credentials are good, and the caller has none of the roles that the operation needs.',
    remedy: 'Ask the office that runs the gateway for the role.',
  },
  IDEMPOTENCY_KEY_INVALID: {
    status: 400,
    title: 'The idempotency key is not one',
    meaning: 'The header Idempotency-Key is empty, too long, or has characters that are not visible ASCII.',
    remedy: 'Send 1 to 128 visible ASCII characters, such as a UUID.',
  },
  IDEMPOTENCY_CONFLICT: {
    status: 409,
    title: 'The idempotency key was used before',
    meaning: 'The same Idempotency-Key came with another body within a day. Nothing was done.',
    remedy: 'Use a new key for another action, and the same body when asking again.',
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    title: 'Too many requests',
    meaning: 'The client has asked more often than this gateway allows. Nothing was looked up.',
    remedy: 'Ask again when Retry-After says; ask the office for credentials with a higher limit.',
  },
  RESOURCE_NOT_FOUND: {
    status: 404,
    title: 'No such resource',
    meaning: 'The gateway has no resource at this path.',
    remedy: 'See the list of resources.',
  },
  APPLICATION_NOT_KNOWN: {
    status: 404,
    title: 'The office has no such application',
    meaning:
      'The office that serves this gateway has no application with that id. Only its operators are told.',
    remedy: 'Check the id, or hand in the document of the application first.',
  },
  ENTRY_NOT_KNOWN: {
    status: 404,
    title: 'The log has no such entry',
    meaning: 'The log of the office that serves this gateway is shorter than that.',
    remedy: 'Check the leaf index.',
  },
  CLAIM_NOT_KNOWN: {
    status: 404,
    title: 'The application makes no such claim',
    meaning: 'The application makes no such priority claim, or several that fit what was said.',
    remedy: 'Name the earlier application and the claimed date as they are recorded.',
  },
  RECEIPT_NOT_ISSUED: {
    status: 404,
    title: 'The receipt is not issued yet',
    meaning: 'The document is durable and not anchored with finality yet.',
    remedy: 'Ask again later; Retry-After says when.',
  },
  LOG_NOT_HERE: {
    status: 404,
    title: 'The log is not kept here',
    meaning: 'The gateway keeps no entries of this log: an office keeps its own, an observer none.',
    remedy: 'Ask the gateway of the office; its profile says where it is.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    title: 'The resource does not take this method',
    meaning: 'The resource exists and has other methods; the header Allow lists them.',
    remedy: 'Use a method that Allow lists.',
  },
  NOT_ACCEPTABLE: {
    status: 406,
    title: 'No acceptable format',
    meaning: 'The header Accept admits none of the formats of this resource.',
    remedy: 'Accept application/json.',
  },
  ACTION_NOT_POSSIBLE: {
    status: 409,
    title: 'The state does not allow this',
    meaning: 'The application, claim or entry is in a state that does not allow this; the detail names it.',
    remedy: 'Look at the state first. What was done already is not done again.',
  },
  ACCESS_CODE_MISSING: {
    status: 409,
    title: 'The access code is not there',
    meaning: 'The access code that is needed is not in the store of the office, or was purged.',
    remedy: 'Give the code, or restore it from a backup.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    title: 'The body is too large',
    meaning: 'The body is larger than this resource takes.',
    remedy: 'Send receipts and digests, not documents; split a long list of claims.',
  },
  CONTENT_TYPE_UNSUPPORTED: {
    status: 415,
    title: 'The content type is not supported',
    meaning: 'The body is not declared as application/json in UTF-8 without a content encoding.',
    remedy: 'Send Content-Type: application/json, not compressed.',
  },
  DOCUMENT_REFUSED: {
    status: 422,
    title: 'The document is not taken',
    meaning:
      'The document was read and is not taken; `invalidParams` has every reason, each with a code of its own.',
    remedy: 'Correct the document, or state what it does not say itself. Nothing of it was kept.',
  },
  REQUEST_TIMEOUT: {
    status: 408,
    title: 'The request took too long to arrive',
    meaning: 'Headers or body were not there in time. Nothing was done.',
    remedy: 'Send the request again, over a better connection.',
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    title: 'The headers are too large',
    meaning: 'The headers of the request are larger than 16 KB together.',
    remedy: 'Send fewer or shorter headers.',
  },
  DOCUMENT_UNREADABLE: {
    status: 422,
    title: 'The document cannot be read',
    meaning:
      'It is not well-formed, of no standard that is read, or holds no record. `invalidParams` has the code of the finding.',
    remedy: 'Send an XML document of ST.96, ST.36, ST.66 or ST.86, or the claims in JSON.',
  },
  DOCUMENT_NOT_READ: {
    status: 422,
    title: 'The document was not read',
    meaning: 'A limit of time or size was met, or the encoding is not read here. This says nothing about it.',
    remedy: 'Send the claims in JSON.',
  },
  INTERNAL: {
    status: 500,
    title: 'The gateway failed',
    meaning:
      'A fault of the gateway. What happened is in its own log under the correlation id, never in the answer.',
    remedy: 'Report the correlation id to the operator.',
  },
  TOO_MANY_STREAMS: {
    status: 503,
    title: 'Too many streams',
    meaning: 'The gateway serves as many event streams as it can, or is about to stop.',
    remedy: 'Ask again later, or ask another observer; Retry-After says when.',
  },
  BUSY: {
    status: 503,
    title: 'The gateway has too much to do',
    meaning: 'As many documents wait to be read, or as many long lists are kept, as there is room for.',
    remedy: 'Ask again when Retry-After says, or ask another observer.',
  },
  SIGNING_UNAVAILABLE: {
    status: 422,
    title: 'The gateway cannot sign',
    meaning: 'A signed result was asked of a gateway without a key.',
    remedy: 'Ask without `signed`, or ask a gateway that lists keys at /api/v1/keys.',
  },
  ACCESS_UNAVAILABLE: {
    status: 503,
    title: 'Credentials cannot be checked now',
    meaning:
      'The list of keys or the token issuer could not be asked. This says nothing about the credentials.',
    remedy:
      'Ask again later. The operator should look at the file of keys and at the address of the provider.',
  },
  REGISTER_UNAVAILABLE: {
    status: 503,
    title: 'The register cannot be asked now',
    meaning:
      'No block was followed yet, or the index is being rebuilt or closed. This is never an answer about a claim or a document.',
    remedy: 'Ask again later; Retry-After says when.',
  },
  TLS_INVALID: {
    title: 'TLS cannot be served',
    meaning:
      'The certificate, the key or the client authorities of `gateway.access.tls` cannot be read or used.',
    remedy: 'Give PEM files that belong together and that the process may read.',
  },
  SIGNING_KEYS_INVALID: {
    title: 'The signing keys cannot be read',
    meaning: 'The file of the keys with which results are signed is damaged, or the process may not read it.',
    remedy: 'Restore `signing-keys.json` from a backup: without it what was signed cannot be verified.',
  },
  PORT_IN_USE: {
    title: 'The port is in use',
    meaning: 'Another process listens on the address that the gateway was told to use.',
    remedy: 'Stop the other process, or choose another port.',
  },
  ADDRESS_UNAVAILABLE: {
    title: 'The address cannot be used',
    meaning:
      'The host is not an address of this machine, or the port needs a privilege that the process lacks.',
    remedy: 'Choose an address of this machine and a port from 1024 on.',
  },
} as const satisfies Record<string, GatewayCatalogueEntry>;

export type GatewayErrorCode = keyof typeof GATEWAY_ERRORS;

export interface GatewayErrorDetails extends ErrorDetails {
  /** Response headers that belong to the error, such as Allow or Retry-After. */
  readonly headers?: Readonly<Record<string, string>>;
}

export class GatewayError extends CodedError<GatewayErrorCode> {
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: GatewayErrorCode, message: string, details: GatewayErrorDetails = {}) {
    super(code, message, details);
    this.headers = details.headers ?? {};
  }
}
