import { hash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from '#standards/priority/calendars/calendar.ts';
import type { Answers } from './bare-child.ts';
import { application, fillRegister } from './checked-register.ts';
import { type LoadFigures, load, type Question } from './load.ts';
import { atLeast, atMost, type Measure, median } from './measure.ts';
import { type Served, served } from './served.ts';

const SMALL = 10_000;
const LARGE = 1_000_000;
const QUESTIONS = 2_000;
/** Few clients that never wait: the server is busy, and what a client sees is not the queue before it. */
const STEADY = { clients: 8, seconds: 6 };
/** Until what is called often is compiled: with 2 s the first round took a third more processor time (measured). */
const WARM = { clients: 8, seconds: 5 };
const ROUNDS = 3;
/** Every tenth claim is of an application that was never recorded. */
const MISSES = 10;

const CROWD = { clients: 200, seconds: 60 };

const CHECKS = '/api/v1/priority-checks';
const VERIFICATIONS = '/api/v1/verifications';

interface Contender {
  readonly server: Served;
  readonly questions: readonly Question[];
}

export async function benchGateway(): Promise<Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ipanchor-bench-'));
  const servers: Served[] = [];
  const start = async (script: string, given: string): Promise<Served> => {
    const server = await served(script, given);
    servers.push(server);
    return server;
  };
  try {
    const [small, large] = [join(folder, 'small'), join(folder, 'large')];
    await Promise.all([small, large].map((store) => mkdir(store)));
    await fillRegister(small, SMALL, 1);
    const receipts = await fillRegister(large, LARGE, QUESTIONS);
    const verifications = receipts.map((receipt) => question(VERIFICATIONS, { receipt }));
    const checks = checksOf(LARGE);
    const gateway = await start('gateway-child.ts', large);
    const answers = join(folder, 'answers.json');
    await writeFile(answers, JSON.stringify(await answersOf(gateway, { verifications, checks })));
    const bare = await start('bare-child.ts', answers);
    const figures = await inTurn({
      verification: { server: gateway, questions: verifications },
      bareVerification: { server: bare, questions: verifications },
      check: { server: gateway, questions: checks },
      bareCheck: { server: bare, questions: checks },
      smallCheck: { server: await start('gateway-child.ts', small), questions: checksOf(SMALL) },
    });
    const crowd = await crowded(gateway, [...verifications, ...checks]);
    return [...ratios(figures), ...crowd];
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await rm(folder, { recursive: true });
  }
}

function question(path: string, body: object): Question {
  return { path, body: JSON.stringify(body) };
}

/** One claim each, on applications from all over a register, filed around the end of the period. */
function checksOf(size: number): Question[] {
  return Array.from({ length: QUESTIONS }, (_, turn) => {
    const drawn = Number.parseInt(hash('sha256', String(turn)).slice(0, 12), 16) % size;
    const { office, number, filingDate } = application(turn % MISSES === 0 ? LARGE + drawn : drawn);
    const later = { office: 'EP', rightType: 'P', filingDate: addDays(filingDate, 250 + (turn % 130)) };
    const claim = { office, rightType: 'P', applicationNumber: number, filingDate };
    return question(CHECKS, { laterApplication: later, priorityClaimBag: [claim] });
  });
}

/** What the gateway answers to each question, for the bare route; and proof that the questions are what they seem. */
async function answersOf(
  gateway: Served,
  { verifications, checks }: Readonly<Record<'verifications' | 'checks', readonly Question[]>>,
): Promise<Answers> {
  const answers: Answers = {};
  for (const { path, body } of [...verifications, ...checks]) {
    const response = await fetch(`${gateway.url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answers ${response.status}: ${text}`);
    const { connection: _, 'keep-alive': __, date: ___, ...headers } = Object.fromEntries(response.headers);
    answers[path] ??= { headers, bodies: [] };
    answers[path].bodies.push(text);
  }
  const said = (path: string, text: string): number =>
    answers[path]?.bodies.filter((body) => body.includes(text)).length ?? 0;
  if (said(VERIFICATIONS, '"verdict":"verified"') < QUESTIONS) throw new Error('a receipt is not verified');
  if (said(CHECKS, '"code":"RECORD_FOUND"') !== QUESTIONS - QUESTIONS / MISSES)
    throw new Error('not as many claims are found as were recorded');
  return answers;
}

/** Rounds of all contenders in turn, and of each the median in every figure. */
async function inTurn<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
): Promise<Record<Name, LoadFigures>> {
  const names = Object.keys(contenders) as Name[];
  const runs = Object.fromEntries(names.map((name) => [name, [] as LoadFigures[]])) as Record<
    Name,
    LoadFigures[]
  >;
  for (const name of names) await run(contenders[name], WARM);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const name of names) runs[name].push(await run(contenders[name], STEADY));
  const middle = (of: readonly LoadFigures[]): LoadFigures => ({
    perSecond: median(of.map(({ perSecond }) => perSecond)),
    processorMicroseconds: median(of.map(({ processorMicroseconds }) => processorMicroseconds)),
    median: median(of.map((figures) => figures.median)),
    p99: median(of.map(({ p99 }) => p99)),
    errors: of.reduce((sum, { errors }) => sum + errors, 0),
  });
  return Object.fromEntries(names.map((name) => [name, middle(runs[name])])) as Record<Name, LoadFigures>;
}

async function run(
  { server, questions }: Contender,
  how: { clients: number; seconds: number },
): Promise<LoadFigures> {
  const figures = await load(server, questions, how);
  if (figures.errors > 0) throw new Error(`${figures.errors} questions without an answer`);
  return figures;
}

type Names = 'verification' | 'bareVerification' | 'check' | 'bareCheck' | 'smallCheck';

function ratios(figures: Readonly<Record<Names, LoadFigures>>): Measure[] {
  const { verification, bareVerification, check, bareCheck, smallCheck } = figures;
  const sideBySide = (one: LoadFigures, bare: LoadFigures): string =>
    `${one.perSecond.toFixed(0)} to ${bare.perSecond.toFixed(0)} a second; processor time ${one.processorMicroseconds.toFixed(0)} µs to ${bare.processorMicroseconds.toFixed(0)} µs`;
  return [
    atLeast(0.3, {
      id: 'verifications',
      what: 'POST /verifications with a receipt, to a bare Express route that parses and answers the same',
      value: verification.perSecond / bareVerification.perSecond,
      unit: 'ratio',
      detail: sideBySide(verification, bareVerification),
    }),
    atLeast(0.2, {
      id: 'priority-checks',
      what: `POST /priority-checks, one claim, ${LARGE} applications, to such a route`,
      value: check.perSecond / bareCheck.perSecond,
      unit: 'ratio',
      detail: sideBySide(check, bareCheck),
    }),
    atMost(1.5, {
      id: 'priority-checks-p99',
      what: `99th percentile with ${LARGE} applications, to ${SMALL}`,
      value: check.p99 / smallCheck.p99,
      unit: 'ratio',
      detail: `${check.p99.toFixed(2)} ms to ${smallCheck.p99.toFixed(2)} ms, ${STEADY.clients} clients; median ${check.median.toFixed(2)} ms to ${smallCheck.median.toFixed(2)} ms`,
    }),
  ];
}

/** Many clients for a minute, with both kinds of question: what fails, how long they wait, whether memory grows. */
async function crowded(gateway: Served, questions: readonly Question[]): Promise<Measure[]> {
  const memory: number[] = [];
  const watch = setInterval(async () => memory.push((await gateway.figures()).megabytes), 1_000);
  const { clients, seconds } = CROWD;
  const { errors, median: half, p99, perSecond } = await load(gateway, questions, CROWD);
  clearInterval(watch);
  const third = Math.floor(memory.length / 3);
  const [second, last] = [median(memory.slice(third, 2 * third)), median(memory.slice(2 * third))];
  return [
    atMost(0, {
      id: 'crowd-errors',
      what: `${clients} clients for ${seconds} s: answers that are not 2xx, and questions without one`,
      value: errors,
      unit: 'errors',
      detail: `${perSecond.toFixed(0)} answers a second`,
    }),
    atMost(20, {
      id: 'crowd-p99',
      what: `${clients} clients: 99th percentile to median of the time that a client waits`,
      value: p99 / half,
      unit: 'ratio',
      detail: `${p99.toFixed(1)} ms to ${half.toFixed(1)} ms`,
    }),
    atMost(1.1, {
      id: 'crowd-memory',
      what: `${clients} clients: resident memory of the gateway in the last third, to the second, medians`,
      value: last / second,
      unit: 'ratio',
      detail: `${last.toFixed(0)} MB to ${second.toFixed(0)} MB, ${Math.max(...memory).toFixed(0)} MB at most`,
    }),
  ];
}
