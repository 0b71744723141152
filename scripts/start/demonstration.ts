/** The main job, step by step. */
import { join } from 'node:path';
import { GatewayClient } from '#gateway/client/client.ts';
import { ClientError } from '#gateway/client/errors.ts';
import { type GatewayOptions, startGateway } from '#gateway/gateway.ts';
import { unlessAborted } from '#node/cli/lifetime.ts';
import { WorkerPool } from '#node/intake/pool.ts';
import { createObserverNode, type ObserverNode } from '#node/office.ts';
import { LOG_HEADS } from '#node/store/register.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { type ClaimToCheck, claimsOf } from './claims.ts';
import { dropSamples, type Intake, SAMPLE_OFFICES, takeInPlace } from './intake.ts';
import { type Network, startNetwork } from './network.ts';
import { Offices } from './office-nodes.ts';
import type { StartOptions } from './options.ts';
import { type Judged, judge, receiptOf, verifyFromChain, withoutErased } from './receipts.ts';
import { count, type Story } from './story.ts';

export interface Summary {
  readonly documents: number;
  readonly accepted: number;
  readonly refused: Intake['refused'];
  /** Records of accepted files that hold many. */
  readonly recordsNotTaken: Intake['notTaken'];
  readonly anchored: number;
  readonly treeHeads: number;
  readonly receiptsVerified: number;
  readonly priorityChecks: readonly { readonly claim: string; readonly verdict: string }[];
  readonly register: { readonly applications: number; readonly claims: number };
}

export interface Stage {
  readonly options: StartOptions;
  readonly story: Story;
  /** Aborted when the end is asked for, or when going on makes no sense. */
  readonly ending: AbortSignal;
  /** Ends everything with this error. */
  fail(error: unknown): void;
  /** Registers what is to be closed in the end, the last first. */
  onClose(close: () => Promise<void>): void;
}

export async function demonstrate(stage: Stage): Promise<Summary> {
  const { options, story, onClose } = stage;
  story.heading('DEMONSTRATION: sample offices and an embedded chain on this machine; no official record.');
  const network = await startNetwork(
    { folder: options.dataFolder, keys: options.dataFolder },
    story,
    onClose,
  );
  network.embedded.ended.catch(stage.fail);
  const pool = new WorkerPool({ maxBytes: 64 * 2 ** 20, maxSeconds: 30, threads: 1 });
  onClose(() => pool.close());
  const offices = new Offices(network, options.dataFolder, pool, story);
  onClose(() => offices.close());
  const observer = await createObserverNode({ ...network, dataFolder: join(options.dataFolder, 'observer') });
  onClose(() => observer.close());
  const gateway = await startGateways(stage, network, offices, observer);
  const all = await takeDocuments(stage, offices, pool);
  const intake = { ...all, taken: await withoutErased(offices, all.taken) };
  const judged = await anchor(stage, offices, observer, intake);
  await verifyOne(stage, network, offices, intake);
  const priorityChecks = await checkClaims(stage, offices, gateway, intake);
  const { applications, claims } = await observer.reader.counts();
  for (const office of await offices.all()) office.watch();
  return {
    documents: intake.taken.length + intake.refused.length,
    accepted: intake.taken.length,
    refused: intake.refused,
    recordsNotTaken: intake.notTaken,
    anchored: judged.anchored,
    treeHeads: await countHeads(observer),
    receiptsVerified: judged.verified,
    priorityChecks,
    register: { applications, claims },
  };
}

async function startGateways(
  { options, story, onClose }: Stage,
  network: Network,
  offices: Offices,
  observer: ObserverNode,
): Promise<string> {
  const serve = async (
    node: ObserverNode,
    role: 'office' | 'observer',
    port: number,
    own: Partial<GatewayOptions> = {},
  ): Promise<string> => {
    const gateway = await startGateway(node, role, { ...gatewayOptions(network, port, story), ...own });
    onClose(() => gateway.close());
    return gateway.url;
  };
  const url = await story.step('Gateway', async () => {
    // The verifier that is a file may ask it: of an observer with sample documents anyone may know everything.
    const result = await serve(observer, 'observer', options.port, { allowedOrigins: ['null'] });
    return { told: `${result}, an observer with a store of its own`, result };
  });
  if (options.documents !== undefined) return url;
  await story.step('Offices', async () => {
    for (const [place, code] of SAMPLE_OFFICES.entries()) {
      const { node, port: office, config } = await offices.get(code);
      const port = options.port === 0 ? 0 : options.port + 1 + place;
      const callers = { config: config.gateway.access, folder: config.dataFolder };
      story.detail(`${code}  gateway ${await serve(node, 'office', port, { office, callers })}`);
    }
    const told = `${SAMPLE_OFFICES.join(', ')} each run a node with a key and a store of its own`;
    return { told, result: undefined };
  });
  return url;
}

function gatewayOptions({ access, deployment }: Network, port: number, story: Story): GatewayOptions {
  return {
    ...{ access, deployment, version: packageFile.version, address: { host: '127.0.0.1', port } },
    demonstration: true,
    onFault: (id, fault) => story.detail(`gateway fault ${id}: ${String(fault)}`),
  };
}

function takeDocuments(
  { options, story, ending }: Stage,
  offices: Offices,
  pool: WorkerPool,
): Promise<Intake> {
  return story.step('Documents', async () => {
    const { documents, dataFolder } = options;
    const intake =
      documents === undefined
        ? await dropSamples(offices, story, ending)
        : await takeInPlace(documents, dataFolder, offices, pool, story, ending);
    for (const { file, code, message } of intake.refused)
      story.detail(`refused  ${file}  ${code}: ${message}`);
    for (const { file, path, code, message } of intake.notTaken)
      story.detail(`refused  ${file}, record ${path}  ${code}: ${message}`);
    const { taken, refused, notTaken } = intake;
    const records =
      notTaken.length === 0 ? '' : `; of the logged ones ${count(notTaken.length, 'record')} not taken`;
    const told = `${taken.length} read, digested and logged; ${refused.length} refused${records}`;
    return { told, result: intake };
  });
}

/** Waits until every head is on the chain and final; then the observer, which trusts no office, judges each receipt. */
function anchor(
  { story, ending }: Stage,
  offices: Offices,
  observer: ObserverNode,
  { taken }: Intake,
): Promise<Judged> {
  return story.step('Anchor', async () => {
    const all = await offices.all();
    await unlessAborted(ending, Promise.all(all.map((office) => office.settled())));
    await unlessAborted(ending, observer.settled());
    const judged = await judge(offices, observer, taken);
    const heads = count(await countHeads(observer), 'tree head');
    return {
      told: `${heads} on the chain; ${count(judged.verified, 'receipt')} issued and verified`,
      result: judged,
    };
  });
}

async function verifyOne(
  { story }: Stage,
  network: Network,
  offices: Offices,
  { taken }: Intake,
): Promise<void> {
  const [document] = taken;
  if (document === undefined) return;
  await story.step('Receipt', async () => {
    const receipt = await receiptOf(offices, document);
    const { verdict, findings } = await verifyFromChain(network, document.path, receipt);
    const evidence = findings.find(({ code }) => code === 'DOCUMENT_EQUAL')?.message ?? '';
    return {
      told: `${document.file}: ${verdict} from file, receipt and chain; ${evidence}`,
      result: undefined,
    };
  });
}

function checkClaims(
  { story, ending }: Stage,
  offices: Offices,
  gateway: string,
  { taken }: Intake,
): Promise<Summary['priorityChecks']> {
  return story.step('Priority', async () => {
    const client = new GatewayClient({ baseUrl: gateway });
    const checks: { claim: string; verdict: string }[] = [];
    for await (const question of claimsOf(offices, taken)) {
      ending.throwIfAborted();
      const { verdict, how } = await askGateway(client, question);
      checks.push({ claim: question.claim, verdict });
      story.detail([`${question.claim}: ${verdict}`, ...how].join(', '));
    }
    return { told: `${count(checks.length, 'claim')} checked by the gateway`, result: checks };
  });
}

/** The verdict on a claim and what is worth telling of it; what cannot be asked, or is refused, needs a person. */
async function askGateway(
  client: GatewayClient,
  { request, withCode }: ClaimToCheck,
): Promise<{ verdict: string; how: readonly string[] }> {
  if (request === undefined) return { verdict: 'needs-review', how: ['it gives too little to ask with'] };
  try {
    const answer = await client.call('checkPriorityClaims', { body: request });
    const [checked] = 'priorityCheckBag' in answer ? answer.priorityCheckBag : [];
    if (checked === undefined) throw new TypeError('the gateway answers each claim');
    const { verdict, basis } = checked;
    const code = withCode ? ['before publication, with its access code'] : [];
    return { verdict, how: [...(basis === undefined ? [] : [basis]), ...code] };
  } catch (error) {
    if (!(error instanceof ClientError && error.code === 'GATEWAY_REFUSED')) throw error;
    return { verdict: 'needs-review', how: [error.message] };
  }
}

async function countHeads({ store }: ObserverNode): Promise<number> {
  let heads = 0;
  for await (const _ of store.scan(LOG_HEADS)) heads++;
  return heads;
}
