/** Compose files: one for each office, and one that brings up all of them on one machine. */
import { ENGINES } from './engines.ts';
import type { NetworkPlan, OfficePlan } from './plan.ts';

/** The ports are those of the host: the files of the engines name them. */
export function officeCompose({ engine }: NetworkPlan, office: OfficePlan): string {
  const { image, prepare, start } = ENGINES[engine];
  const prefix = office.office.toLowerCase();
  const services = office.nodes.flatMap((node) => {
    const name = `${prefix}-${node.folder}`;
    const run = service(name, image, start(office, node), 'restart: unless-stopped');
    if (prepare === undefined) return [run];
    const once = `depends_on:\n      ${name}-once:\n        condition: service_completed_successfully`;
    return [service(`${name}-once`, image, prepare(node)), `${run}    ${once}\n`];
  });
  const node = service(
    `${prefix}-office`,
    'ipanchor',
    ['run', '--data', 'office'],
    'restart: unless-stopped',
  );
  return `# ${office.office}'s part of the network. README.md beside this file says what each service is.
services:
${[...services, node].join('\n')}`;
}

function service(name: string, image: string, command: readonly string[], more?: string): string {
  return `  ${name}:
    image: ${image}
    init: true
    network_mode: host
    user: "\${UID:-1000}:\${GID:-1000}"
    working_dir: /network
    volumes: [".:/network"]
    command: ${JSON.stringify(command)}
    cap_drop: [ALL]
    security_opt: ["no-new-privileges:true"]
${more === undefined ? '' : `    ${more}\n`}`;
}

export function networkCompose({ chainId, offices }: NetworkPlan): string {
  return `# Every office on one machine: to try it out.
name: ipanchor-${chainId}
include:
${offices.map(({ office }) => `  - ${office}/compose.yaml\n`).join('')}`;
}
