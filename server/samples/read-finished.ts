import { writePlace } from '../../protocol/place.ts';
import { fitsSample, placeOfSample, type SamplePage, type SampleQuery } from '../../protocol/sample-list.ts';
import type { SignedIn } from '../../protocol/wire.ts';
import { readPage, WINDOW } from '../lists/read-page.ts';
import type { Store } from '../store/store.ts';

/** A page of finished samples, the last submitted first: everybody's for those who run the lab, one's own for others. */
export async function readFinished(query: SampleQuery, reader: SignedIn, store: Store): Promise<SamplePage> {
  const { limit, before, ...filter } = query;
  const { found, next } = await readPage({
    ...{ limit, before },
    window: (place) => store.samplesFinishedBefore(place, WINDOW),
    placeOf: placeOfSample,
    isFound: (one) => (reader.role !== 'researcher' || one.followerIds.includes(reader.id)) && fitsSample(one, filter),
  });
  return { samples: found, ...(next && { next: writePlace(next) }) };
}
