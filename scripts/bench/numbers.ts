import { parseNumber } from '#standards/numbers/parse.ts';
import type { NumberQuery } from '#standards/numbers/reading.ts';
import { atLeast, interleaved, type Measure, processorTimed } from './measure.ts';

const PARSES = 50_000;
/** Many short rounds: what disturbs one of them does not change the median. */
const ROUNDS = 15;

/** As offices and applicants write them: with check digit, prefix, full-width digits, ambiguous, refused. */
const FORMS: readonly ((serial: string) => NumberQuery)[] = [
  (serial) => ({ office: 'JP', rightType: 'P', text: `2007-2${serial}` }),
  (serial) => ({ office: 'JP', text: `特願2019-1${serial}` }),
  (serial) => ({ office: 'JP', text: `2007-2${serial}` }),
  (serial) => ({ office: 'CH', text: `${serial}/2019` }),
  (serial) => ({ office: 'EP', rightType: 'P', text: `EP160${serial}.7` }),
  (serial) => ({ office: 'US', rightType: 'P', text: `62/9${serial}`, date: '2020-02-27' }),
  (serial) => ({ office: 'CN', rightType: 'P', text: `2021109${serial}.8`, date: '2021-08-26' }),
  (serial) => ({ office: 'KR', rightType: 'P', text: `10-2016-00${serial}` }),
  (serial) => ({ office: 'DE', rightType: 'P', text: `10 2018 0${serial}.3` }),
  (serial) => ({ office: 'EM', rightType: 'T', text: `0182${serial}` }),
  (serial) => ({ office: 'WO', rightType: 'P', text: `PCT/EP2005/0${serial}` }),
  (serial) => ({ office: 'GB', rightType: 'P', text: `no number ${serial}` }),
];

export async function benchNumbers(): Promise<Measure[]> {
  const queries = Array.from({ length: PARSES }, (_, index) =>
    FORMS[index % FORMS.length]!(String(index % 100_000).padStart(5, '0')),
  );
  const outcomes = { canonical: 0, candidates: 0, refused: 0 };
  for (const query of queries) outcomes[parseNumber(query).outcome] += 1;
  const { parse } = await interleaved(
    {
      parse: () =>
        processorTimed(() => {
          for (const query of queries) parseNumber(query);
        }),
    },
    ROUNDS,
  );
  return [
    atLeast(200_000, {
      id: 'numbers',
      what: `application numbers parsed in ${FORMS.length} ways of writing, one core`,
      value: (PARSES / parse) * 1000,
      unit: 'per second',
      detail: Object.entries(outcomes)
        .map(([outcome, count]) => `${count} ${outcome}`)
        .join(', '),
    }),
  ];
}
