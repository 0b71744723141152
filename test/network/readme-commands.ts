import { readFileSync } from 'node:fs';

/** The commands of a README by its sections: each block of shell commands as it stands. */
export function readmeCommands(file: string): (section: string) => string[] {
  const sections = readFileSync(file, 'utf8').split(/^## /m);
  return (title) => {
    const section = sections.find((text) => text.startsWith(`${title}\n`)) ?? '';
    return [...section.matchAll(/^```sh\n(.*?)\n```$/gms)].map(([, commands]) => commands ?? '');
  };
}
