import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { PERIOD_FINDINGS } from '#standards/priority/findings.ts';
import { REGIMES } from '#standards/priority/regimes.ts';

const page = readFileSync(new URL('../../docs/priority-regimes.md', import.meta.url), 'utf8');

/** Whether the page is the one that would be written `npm run generate -- --check` says; this holds what must be on it. */
describe('the page of the regimes of priority', () => {
  it('has every finding, every regime and every source', () => {
    for (const [code, { effect }] of Object.entries(PERIOD_FINDINGS))
      expect(page).to.match(new RegExp(`\\| \`${code}\` \\| \\w+ \\| ${effect} \\|`));
    for (const regime of Object.values(REGIMES)) {
      const section = page.split(`(\`${regime.id}\`)\n`)[1]?.split('\n## ')[0] ?? '';
      const { periods, corrections, restorations, chains, foundations, closedDays, sameDay } = regime;
      const rules = [
        ...periods,
        ...corrections,
        ...restorations,
        ...chains,
        ...foundations,
        closedDays,
        sameDay,
      ];
      for (const { source } of rules) expect(section, regime.id).to.include(source);
      for (const { later, months } of periods)
        expect(section, `${regime.id} ${later}`).to.match(
          new RegExp(`\\| period \\|[^|]*: ${months} months`),
        );
    }
  });
});
