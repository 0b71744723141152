/**
 * Every operation of a gateway, in the order of its contract.
 *
 * A resource is one file with its schemas and a function `xxxOperations(deps)` that gives its list; here is the only
 * place that names it. README.md, section "Adding a resource", says what comes with it.
 */
import { contractOperations } from './contract.ts';
import type { GatewayDeps } from './deps.ts';
import { healthOperations } from './health.ts';
import { type Metrics, metricsOperations } from './metrics.ts';
import { applicationOperations } from './office/applications.ts';
import { auditEventOperations } from './office/audit-events.ts';
import { documentOperations } from './office/documents.ts';
import { extractOperations } from './office/extracts.ts';
import { priorityClaimOperations } from './office/priority-claims.ts';
import { refusalOperations } from './office/refusals.ts';
import type { Operation } from './operation.ts';
import { priorityCheckOperations } from './priority-checks.ts';
import { problemOperations } from './problems.ts';
import { applicationLookupOperations } from './register/application-lookups.ts';
import { applicationSearchOperations } from './register/applications.ts';
import { eventOperations } from './register/events.ts';
import { familyLookupOperations } from './register/family-lookups.ts';
import { logEntryOperations } from './register/log-entries.ts';
import { networkOperations } from './register/network.ts';
import { numberReadingOperations } from './register/number-readings.ts';
import { officeOperations } from './register/offices.ts';
import { statisticsOperations } from './register/statistics.ts';
import { treeHeadOperations } from './register/tree-heads.ts';
import { verificationOperations } from './verifications.ts';

export function operationsOf(deps: GatewayDeps, metrics: Metrics): Operation[] {
  const { office } = deps;
  const resources = [
    ...priorityCheckOperations(deps),
    ...verificationOperations(deps, deps.documentLog),
    ...numberReadingOperations(),
    ...applicationLookupOperations(deps),
    ...applicationSearchOperations(deps),
    ...familyLookupOperations(deps),
    ...officeOperations(deps),
    ...treeHeadOperations(deps),
    ...logEntryOperations(deps, deps.publishedLog),
    ...eventOperations(deps, deps.closing),
    ...statisticsOperations(deps),
    ...networkOperations(deps),
    ...(office === undefined
      ? []
      : [
          ...documentOperations(office),
          ...refusalOperations(office),
          ...applicationOperations(office),
          ...priorityClaimOperations(office),
          ...extractOperations(office),
        ]),
    ...auditEventOperations(deps.audit),
    ...problemOperations(),
    ...healthOperations(deps),
    ...metricsOperations(metrics),
  ];
  return [...resources, ...contractOperations(resources, deps.version)];
}
