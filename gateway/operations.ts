/**
 * Every operation of a gateway, in the order of its contract.
 *
 * A resource is one file with its schemas and a function `xxxOperations(deps)` that gives its list; here is the only
 * place that names it. README.md, section "Adding a resource", says what comes with it.
 */
import { contractOperations } from './contract.ts';
import type { GatewayDeps } from './deps.ts';
import { healthOperations } from './health.ts';
import type { Operation } from './operation.ts';
import { priorityCheckOperations } from './priority-checks.ts';
import { problemOperations } from './problems.ts';
import { verificationOperations } from './verifications.ts';

export function operationsOf(deps: GatewayDeps): Operation[] {
  const resources = [
    ...priorityCheckOperations(deps),
    ...verificationOperations(deps, deps.documentLog),
    ...problemOperations(),
    ...healthOperations(deps),
  ];
  return [...resources, ...contractOperations(resources, deps.version)];
}
