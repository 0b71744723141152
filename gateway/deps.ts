/** Everything that a gateway is given. It owns none of it, and never looks for more. */

import type { AuditTrail } from '#node/audit-trail.ts';
import type { EndpointState } from '#node/chain/endpoints.ts';
import type { OfficeFigures } from '#node/figures.ts';
import type { OfficePort } from '#node/office-port.ts';
import type { PublishedLog } from '#node/published-log.ts';
import type { CheckServices } from './checks/services.ts';
import type { GatewayErrorCode } from './errors.ts';
import type { Sources } from './freshness.ts';
import type { Nameplate } from './health.ts';
import type { Authenticate } from './operation.ts';
import type { GovernanceSource } from './register/network.ts';

/** What happened to one request. Nothing that was sent is in it but the correlation id. */
export interface RequestEvent {
  readonly correlationId: string;
  readonly method: string;
  readonly resource: string; // path of the resource, never the path that was asked for
  readonly status: number;
  readonly milliseconds: number;
  /** Code of the refusal, where it was one. */
  readonly problem?: GatewayErrorCode;
}

export interface GatewayDeps extends Sources, GovernanceSource, Nameplate {
  /** Address of the DocumentLog contract that this gateway trusts, `0x` and 40 lower-case hexadecimal digits. */
  readonly documentLog: string;
  /** Ends the streams when the gateway is to stop. */
  readonly closing: AbortSignal;
  /** What anyone may see of the log of the office that is served; an observer has none. */
  readonly publishedLog?: PublishedLog;
  readonly audit: AuditTrail;
  /** Of an office's own gateway; without, the operations of its people are not there. */
  readonly office?: OfficePort;
  /** What checks of claims can use; without, nothing is signed and no document is read. */
  readonly checks?: CheckServices;
  /** Without, every caller is anonymous. */
  readonly authenticate?: Authenticate;
  /** Of each client, on operations whose answers could be used to guess; without, no limit. */
  readonly attemptsPerMinute?: number;
  /** Addresses or networks whose X-Forwarded-For is believed; without, none. */
  readonly trustedProxies?: readonly string[];
  /** Origins whose pages may ask; without, none but its own. */
  readonly allowedOrigins?: readonly string[];
  /** Where the web pages were built; without, none are served. */
  readonly pagesFolder?: string;
  /** The addresses of the chain as its node found them, for the metrics. */
  readonly endpoints?: () => readonly EndpointState[] | undefined;
  /** Of the office that is served, for its metrics. */
  readonly figures?: () => Promise<OfficeFigures>;
  readonly onRequest?: (event: RequestEvent) => void;
  /** What the gateway itself did wrong; never shown to a client. */
  readonly onFault: (correlationId: string, fault: unknown) => void;
}
