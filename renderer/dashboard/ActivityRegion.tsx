import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert, CircleCheck, CloudUpload } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLink } from '../app/link-context.ts';
import { useLocalNow } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { IntentWords } from '../ui/IntentWords.tsx';
import { RefusedAct } from '../ui/RefusalText.tsx';
import css from './ActivityRegion.module.css';
import { type Activity, inLines, nextActivity } from './activity.ts';
import { PendingWords } from './PendingWords.tsx';

/** What became of everything that was done here: polite to readers, and gone by itself unless it was refused. */
export function ActivityRegion() {
  const { t } = useLingui();
  const outbox = useHub((s) => s.outbox);
  const now = useLocalNow();
  const [shown, setShown] = useState<Activity[]>([]);
  useEffect(() => setShown((before) => nextActivity(before, outbox, now)), [outbox, now]);
  return (
    <section aria-label={t`What became of your acts`} aria-live="polite" className={css['region']}>
      {inLines(shown).map(({ first, count }) => (
        <Item key={first.id} activity={first} count={count} />
      ))}
    </section>
  );
}

function Item({ activity, count }: { activity: Activity; count: number }) {
  const link = useLink();
  return (
    <div className={`${css['item']} ${css[activity.state]}`}>
      <Icon state={activity.state} />
      <div className={css['text']}>
        <strong>
          <IntentWords body={activity.body} />
          {count > 1 && (
            <>
              {' '}
              <Plural value={count - 1} one="and # more" other="and # more" />
            </>
          )}
        </strong>
        <span>
          <StateWords activity={activity} />
        </span>
      </div>
      {activity.state === 'refused' && (
        <Button look="quiet" onPress={() => link.dismiss(activity.id)}>
          <Trans>Dismiss</Trans>
        </Button>
      )}
    </div>
  );
}

function StateWords({ activity }: { activity: Activity }) {
  switch (activity.state) {
    case 'pending':
      return <PendingWords />;
    case 'confirmed':
      return <Trans>Confirmed</Trans>;
    case 'refused':
      return <RefusedAct refusal={activity.refusal} body={activity.body} />;
  }
}

const icons = { pending: CloudUpload, confirmed: CircleCheck, refused: CircleAlert };

function Icon({ state }: { state: Activity['state'] }) {
  const Shape = icons[state];
  return <Shape aria-hidden="true" className={css['icon']} />;
}
