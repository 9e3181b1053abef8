import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sample } from '../../protocol/entities.ts';
import type { FactBody } from '../../protocol/facts.ts';
import { samplePage } from '../../protocol/sample-list.ts';
import { writeDirectly } from '../../server/flow/direct.ts';
import { makeFeed } from '../../server/identity/feeds.ts';
import { newSample } from '../contract/lab.ts';
import { signInCookie, startLab, type TestLab } from './hub-fixture.ts';

type Query = Record<string, string | number>;

describe('the finished samples', () => {
  let lab: TestLab;
  let cookie: string;
  beforeEach(async () => {
    lab = await startLab();
    cookie = await signInCookie(lab.hub.url, 'maria');
  });
  afterEach(() => lab.close());

  const ask = (query: Query, headers: Record<string, string> = { cookie }) => {
    const params = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
    return fetch(`${lab.hub.url}/api/v1/samples?${params.toString()}`, { headers });
  };
  /** The whole list by pages. */
  const walk = async (query: Query): Promise<string[]> => {
    const { samples, next } = samplePage.parse(await (await ask(query)).json());
    const rest = next === undefined ? [] : await walk({ ...query, before: next });
    return [...samples.map((one) => one.id), ...rest];
  };
  const record = async (...samples: Sample[]): Promise<string[]> => {
    const facts = samples.map((sample): FactBody => ({ type: 'sample.submitted', sample }));
    await writeDirectly(lab.hub.store, () => ({ facts }));
    return samples.map((one) => one.id);
  };
  const finished = (over: Partial<Sample> = {}, by = lab.ana, to = lab.maria): Sample =>
    newSample(by, to, { status: 'done', unreadBy: [], ...over });

  test('R-27c those who run the lab read all, others their own; feeds and strangers none', async () => {
    const [anas] = await record(finished());
    const [bens] = await record(finished({}, lab.ben), newSample(lab.ben, lab.maria));
    expect(await walk({})).toEqual([bens, anas]);
    cookie = await signInCookie(lab.hub.url, 'ida');
    expect(await walk({})).toEqual([bens, anas]);
    cookie = await signInCookie(lab.hub.url, 'ana');
    expect(await walk({})).toEqual([anas]);
    expect((await ask({}, {})).status).toBe(401);
    const author = { source: 'dashboard', user: { id: lab.ida.id, name: lab.ida.name } } as const;
    const { token } = await makeFeed(lab.hub.store, { name: 'Screen' }, Date.now(), author);
    expect((await ask({}, { authorization: `Bearer ${token}` })).status).toBe(403);
  });

  test.each([1, 2, 50])('R-27c the last submitted first, by pages of %i, what is unread too', async (limit) => {
    const times = [1_000, 2_000, 2_000, 3_000];
    const ids = await record(...times.map((submittedAt) => finished({ submittedAt, unreadBy: [lab.ana.id] })));
    expect(await walk({ limit })).toEqual(ids.toReversed());
  });

  test('R-27c what is rare is found behind much else', async () => {
    const [rare] = await record(finished({ label: 'Rare', submittedAt: 1 }));
    await record(...Array.from({ length: 600 }, (_, i) => finished({ submittedAt: 2 + i })));
    expect(await walk({ search: 'rare', limit: 1 })).toEqual([rare]);
  });

  test('R-27c by status, kind, recipient and words', async () => {
    const out = finished({ status: 'rejected', label: 'Leaky' });
    const grid = finished({ kind: 'Grid', receipt: 'ABCD-1234' }, lab.ben, lab.ida);
    await record(out, grid);
    expect(await walk({ status: 'rejected' })).toEqual([out.id]);
    expect(await walk({ status: 'running' })).toEqual([]);
    expect(await walk({ kind: 'Grid' })).toEqual([grid.id]);
    expect(await walk({ recipient: lab.ida.id })).toEqual([grid.id]);
    expect(await walk({ search: 'leak ana' })).toEqual([out.id]);
    expect(await walk({ search: 'abcd1234' })).toEqual([grid.id]);
    expect(await walk({ search: 'nothing such' })).toEqual([]);
  });

  test('R-27c what can’t be read is refused by the name of its field, and nobody asks without end', async () => {
    for (const [name, value] of Object.entries({ status: 'lost', recipient: 'x', before: '1.', limit: 201 }))
      expect(await (await ask({ [name]: value })).json()).toMatchObject({ code: 'invalid', path: name });
    const asked = await Promise.all(Array.from({ length: 80 }, () => ask({ limit: 1 })));
    expect(asked.some((one) => one.status === 429)).toBe(true);
  });
});
