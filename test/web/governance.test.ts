import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type Observer, startObserver } from '#gateway/gateway.ts';
import { sendAndWait } from '#node/chain/send.ts';
import { callsOf } from '#node/governance/actions.ts';
import { describe as described, proposals, proposeData, voteData } from '#node/governance/proposals.ts';
import { governedRegister } from '#node/governance/register.ts';
import { CURRENT_CODES } from '#standards/st3-codes.ts';
import {
  adminOf,
  type GovernedNetwork,
  startGovernedNetwork,
  validatorOf,
} from '../integration/fixtures/governed.ts';
import { DEVICES, expectAccessible, type OpenPage, openPage } from './browser.ts';
import { servedPages } from './served.ts';

const HOSTILE = '<img src=x onerror=alert(1)> no answer since March';

describe('the page of the network', () => {
  let network: GovernedNetwork;
  let observer: Observer;
  let folder: string;
  let opened: OpenPage;
  const open = async (base: string, language: string, device: keyof typeof DEVICES = 'phone') => {
    opened = await openPage(`${base}/${language}/network`, DEVICES[device]);
    return opened.page;
  };
  before(async () => {
    network = await startGovernedNetwork(['JP', 'EP', 'US', 'KR']);
    await network.pass();
    folder = await mkdtemp(join(tmpdir(), 'ipanchor-governance-page-'));
    const { url, deployment } = network;
    observer = await startObserver({
      ...{ dataFolder: folder, deployment, access: { url, finality: { kind: 'instant' } } },
      ...{ address: { host: '127.0.0.1', port: 0 }, version: '0.1.0' },
      onFault(_correlationId, fault) {
        throw fault;
      },
    });
    await observer.settled();
  });
  after(async () => {
    await observer.close();
    await network.close();
    await rm(folder, { recursive: true });
  });
  afterEach(() => opened.close());

  async function proposeAndVote(): Promise<string> {
    const register = await governedRegister(network.chain, network.deployment);
    const to = register.addresses.OfficeGovernor;
    const calls = await callsOf('suspend', { office: 'KR' }, register);
    const { address } = adminOf('JP');
    await sendAndWait(network.chain, adminOf('JP'), {
      ...{ to, data: proposeData(calls, described(HOSTILE, address)) },
    });
    await network.pass();
    for await (const proposal of proposals(register, undefined)) {
      for (const [office, support] of [['EP', 'for'] as const, ['US', 'against'] as const]) {
        const data = voteData(proposal, office, support, 'agreed');
        await sendAndWait(network.chain, adminOf(office), { to, data });
      }
      return proposal.id;
    }
    throw new Error('the proposal is not there');
  }

  /** What is told of each way to vote, and the offices there. */
  async function rowsOf(page: Page): Promise<[string, string[]][]> {
    const rows = await page.locator('.proposals .values > div', { has: page.locator('.offices') }).all();
    return Promise.all(
      rows.map(
        async (row): Promise<[string, string[]]> => [
          String(await row.locator('dt').textContent()),
          await row.locator('li').allTextContents(),
        ],
      ),
    );
  }

  it('names the validators, says that nothing is voted on, and then what is and how it stands', async () => {
    const page = await open(observer.url, 'en');
    await page.locator('.empty', { hasText: 'Nothing is being voted on.' }).waitFor();
    const seats = page.locator('section[aria-label=Validators] tbody tr');
    expect(await seats.count()).to.equal(4);
    expect(await seats.allTextContents()).to.include(`Japan${validatorOf('JP').address}`);
    const id = await proposeAndVote();
    await sleep(5_000); // as long as a reading is kept
    await page.reload();
    const proposal = page.locator('.proposals > li');
    await proposal.waitFor();
    const text = await proposal.textContent();
    expect(text).to.include('stop KR (South Korea) from writing');
    expect(text).to.include('open for votes').and.to.include('For: 1 of the 3 needed.');
    expect(text).to.include(HOSTILE).and.to.include(id);
    expect(await rowsOf(page)).to.deep.equal([
      ['Voted for', ['EP European Patent Office (EPO)']],
      ['Voted against', ['US United States']],
      ['Not voted', ['JP Japan', 'KR South Korea']],
    ]);
    await expectAccessible(page);
  });

  for (const language of ['ar', 'ja'])
    it(`marks what is told in English, in ${language}`, async () => {
      const page = await open(observer.url, language);
      const words = page.locator('.proposals strong');
      await words.waitFor();
      expect(await words.getAttribute('lang')).to.equal('en');
      expect(await words.getAttribute('dir')).to.equal('ltr');
      expect(
        (await rowsOf(page)).map(([, offices]) => offices.map((office) => office.slice(0, 2))),
      ).to.deep.equal([['EP'], ['US'], ['JP', 'KR']]);
      await expectAccessible(page);
    });

  it('says where the votes do not add up, and fits many offices on a phone', async () => {
    const codes = [...CURRENT_CODES.keys()].slice(0, 60);
    let rollCall: object | null = null;
    const page = await open(observer.url, 'ar');
    await page.route('**/api/v1/network', async (route) => {
      const response = await route.fetch();
      const answer = await response.json();
      const [proposal] = answer.governance.proposalBag;
      answer.governance.proposalBag = [{ ...proposal, rollCall }];
      await route.fulfill({ response, json: answer });
    });
    await page.reload();
    await page.locator('.proposals p', { hasText: 'لم يمكن تحديد كيف صوّت' }).waitFor();
    expect(await rowsOf(page)).to.deep.equal([]);
    rollCall = { forBag: codes, againstBag: [], abstainBag: ['WO'], notVotedBag: codes };
    await page.reload();
    await page.locator('.proposals .offices').first().waitFor();
    expect((await rowsOf(page)).map(([, offices]) => offices.length)).to.deep.equal([60, 1, 60]);
    await expectAccessible(page);
  });

  it('says where nobody votes, and where it could not be found out', async () => {
    const page = await open((await servedPages()).observer, 'en', 'desktop');
    await page.locator('.empty', { hasText: 'one account decides' }).waitFor();
    expect(await page.locator('.proposals').count()).to.equal(0);
    await page.route('**/api/v1/network', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), governance: null } });
    });
    await page.reload();
    await page.locator('.empty', { hasText: 'could not be asked' }).waitFor();
    await expectAccessible(page);
    await page.unroute('**/api/v1/network');
    await page.locator('main button').click();
    await page.locator('.empty', { hasText: 'one account decides' }).waitFor();
  });
});
