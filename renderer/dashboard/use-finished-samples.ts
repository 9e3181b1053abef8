import type { Sample } from '../../protocol/entities.ts';
import { samplePage } from '../../protocol/sample-list.ts';
import { askHub } from './hub-api.ts';
import { type SampleFilter, wordsOf } from './sample-list.ts';
import { type Pages, usePages } from './use-pages.ts';

/** The finished samples that a filter finds, as far as they were asked for; nothing is where it shows others. */
export const useFinishedSamples = (filter: SampleFilter): Pages<Sample> =>
  usePages(filter.whose === 'finished' ? new URLSearchParams(wordsOf(filter)).toString() : undefined, async (query) => {
    const page = await askHub(`/api/v1/samples?${query.toString()}`, samplePage);
    return 'code' in page ? page : { rows: page.samples, next: page.next };
  });
