import { Trans } from '@lingui/react/macro';
import { CircleAlert, CircleCheck, CloudUpload, Save, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AnsweredAct, OutboxEntry } from '../../client/hub-link.ts';
import type { IntentBody } from '../../protocol/intents.ts';
import { useLink } from '../app/link-context.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from './Button.tsx';
import { CollisionReason } from './CollisionReason.tsx';
import { IntentWords } from './IntentWords.tsx';
import css from './QueueList.module.css';
import { RefusedAct } from './RefusalText.tsx';
import { TwoTimes } from './TwoTimes.tsx';

const ICONS = {
  saved: Save,
  sent: CloudUpload,
  confirmed: CircleCheck,
  refused: CircleAlert,
  collided: TriangleAlert,
} as const;
type Life = keyof typeof ICONS;

/** What was done at this screen, in order, and where each act is in its life. */
export function QueueList() {
  const outbox = useHub((s) => s.outbox);
  const answered = useHub((s) => s.answered);
  const kept = new Set(outbox.map((entry) => entry.id));
  const past = answered.filter((one) => !kept.has(one.id));
  if (outbox.length + past.length === 0) {
    return (
      <p className={css['empty']}>
        <Trans>Nothing was done at this screen yet.</Trans>
      </p>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also for whoever has only keys
    <ul className={css['list']} tabIndex={0}>
      {past.map((one) => (
        <AnsweredItem key={one.id} act={one} />
      ))}
      {outbox.map((entry) => (
        <EntryItem key={entry.id} entry={entry} />
      ))}
    </ul>
  );
}

function AnsweredItem({ act: { body, occurredAt, answeredAt, offline, collision } }: { act: AnsweredAct }) {
  const toldAt = offline ? answeredAt : undefined;
  return (
    <Item life={collision ? 'collided' : 'confirmed'} body={body} occurredAt={occurredAt} toldAt={toldAt}>
      {collision?.conflict ? (
        <>
          <CollisionReason conflict={collision.conflict} />{' '}
          <Trans>The use is recorded, and a manager will settle it.</Trans>
        </>
      ) : (
        <Trans>Confirmed by the hub.</Trans>
      )}
    </Item>
  );
}

function EntryItem({ entry }: { entry: OutboxEntry }) {
  const link = useLink();
  const action = entry.state === 'refused' && (
    <Button onPress={() => link.dismiss(entry.id)}>
      <Trans>Dismiss</Trans>
    </Button>
  );
  return (
    <Item life={entry.state} body={entry.body} occurredAt={entry.occurredAt} action={action}>
      <StateWords entry={entry} />
    </Item>
  );
}

interface ItemProps {
  life: Life;
  body: IntentBody;
  occurredAt: number;
  /** When the hub heard of it, where that was late. */
  toldAt?: number | undefined;
  children: ReactNode;
  action?: ReactNode;
}

function Item({ life, body, occurredAt, toldAt, children, action }: ItemProps) {
  const Icon = ICONS[life];
  return (
    <li className={`${css['item']} ${css[life]}`}>
      <Icon aria-hidden="true" className={css['icon']} />
      <div className={css['text']}>
        <p className={css['what']}>
          <IntentWords body={body} />
        </p>
        <p className={css['state']}>{children}</p>
      </div>
      {action}
      <span className={css['time']}>
        <TwoTimes at={occurredAt} toldAt={toldAt} />
      </span>
    </li>
  );
}

function StateWords({ entry }: { entry: OutboxEntry }) {
  switch (entry.state) {
    case 'saved':
      return <Trans>Saved here; it is sent when the hub answers.</Trans>;
    case 'sent':
      return <Trans>On its way to the hub.</Trans>;
    case 'confirmed':
      return <Trans>Confirmed by the hub.</Trans>;
    case 'refused':
      return <RefusedAct refusal={entry.refusal} body={entry.body} />;
  }
}
