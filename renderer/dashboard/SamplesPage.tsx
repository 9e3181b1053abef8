import { Trans, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { SignedIn } from '../../protocol/wire.ts';
import { goTo } from '../app/path.ts';
import { samplesOf } from '../store/samples.ts';
import { useStaleSince } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { NotAsked } from './NotAsked.tsx';
import { PageHead } from './PageHead.tsx';
import { PagesEnd } from './PagesEnd.tsx';
import { ReadAllButton } from './ReadAllButton.tsx';
import { SampleBulk } from './SampleBulk.tsx';
import { SampleDialog } from './SampleDialog.tsx';
import { SampleFilters } from './SampleFilters.tsx';
import css from './SamplesPage.module.css';
import { SampleTable } from './SampleTable.tsx';
import { SubmitSamplesDialog } from './SubmitSamplesDialog.tsx';
import { sampleFilter, sampleList } from './sample-list.ts';
import { useAddressed } from './use-addressed.ts';
import { useChosen } from './use-chosen.ts';
import { useFinishedSamples } from './use-finished-samples.ts';

/** The sample inbox, and over it the sample at the address, where there is one. */
export function SamplesPage({ sampleId, me }: { sampleId: string; me: SignedIn }) {
  const { t } = useLingui();
  const [filter, setFilter] = useAddressed(sampleFilter);
  const { chosen, choose, chooseOnly } = useChosen();
  const [isSubmitting, setSubmitting] = useState(false);
  const byId = useHub(samplesOf);
  const isLoaded = useHub((s) => s.person !== null);
  const isStale = useStaleSince() !== null;
  const inbox = useMemo(() => Object.values(byId), [byId]);
  const isPast = filter.whose === 'finished';
  const finished = useFinishedSamples(filter);
  const { phase, rows: read, next } = finished.shown;
  const samples = isPast ? read : inbox;
  const deferred = useDeferredValue(filter);
  const inInbox = useMemo(() => sampleList(inbox, deferred, me.id), [inbox, deferred, me.id]);
  const rows = useMemo(
    () => (isPast ? sampleList(read, deferred, me.id).rows : inInbox.rows),
    [isPast, read, deferred, me.id, inInbox],
  );
  const inSight = rows.filter((one) => chosen.has(one.id));

  return (
    <div className={isStale ? css['old'] : ''}>
      <PageHead title={<Trans>Samples</Trans>}>
        <ReadAllButton />
        <Button icon={<Plus aria-hidden="true" />} onPress={() => setSubmitting(true)}>
          <Trans>Submit samples</Trans>
        </Button>
      </PageHead>
      <SampleFilters filter={filter} samples={samples} counts={inInbox.counts} onChange={setFilter} />
      {isPast && phase === 'failed' && <NotAsked isKept onAgain={finished.again} />}
      {rows.length > 0 && !isPast && <SampleBulk rows={rows} chosen={inSight} me={me} onChoose={chooseOnly} />}
      {rows.length > 0 && <SampleTable rows={rows} chosen={chosen} onChoose={isPast ? undefined : choose} />}
      {isPast && (
        <PagesEnd phase={phase} isEmpty={rows.length === 0} hasMore={next !== undefined} onMore={finished.more} />
      )}
      {rows.length === 0 && !isPast && (
        <p role="status" className={css['empty']}>
          {!isLoaded
            ? t`Waiting for the hub…`
            : samples.length > 0
              ? t`Nothing fits this filter.`
              : t`There is no sample yet. Submit some here or at a kiosk.`}
        </p>
      )}
      {sampleId !== '' && (
        <SampleDialog
          sampleId={sampleId}
          read={read.find((one) => one.id === sampleId)}
          me={me}
          onClose={() => goTo('/samples', { isOver: true })}
        />
      )}
      <SubmitSamplesDialog isOpen={isSubmitting} onClose={() => setSubmitting(false)} />
    </div>
  );
}
