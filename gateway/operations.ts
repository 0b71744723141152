/** Every operation of a gateway, in the order of its contract. */
import type { GatewayDeps } from './deps.ts';
import { healthOperations } from './health.ts';
import type { Operation } from './operation.ts';
import { priorityCheckOperations } from './priority-checks.ts';
import { problemOperations } from './problems.ts';
import { verificationOperations } from './verifications.ts';

export function operationsOf(deps: GatewayDeps): Operation[] {
  return [
    ...priorityCheckOperations(deps),
    ...verificationOperations(deps, deps.documentLog),
    ...problemOperations(),
    ...healthOperations(deps),
  ];
}
