import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { OutboxEntry } from '../../client/hub-link.ts';
import { useLink } from '../app/link-context.ts';
import { useFormat } from '../app/use-format.ts';
import { useNow } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from './Button.tsx';
import css from './ConnectionDetail.module.css';
import { Dialog, DialogActions } from './Dialog.tsx';
import { IntentWords } from './IntentWords.tsx';
import { RefusalText } from './RefusalText.tsx';

/** What this screen holds, when it last heard from the hub, and why an act was refused. */
export function ConnectionDetail({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const { t } = useLingui();
  const link = useLink();
  const outbox = useHub((s) => s.outbox);
  return (
    <Dialog title={t`Connection`} isOpen={isOpen} onClose={onClose}>
      <Facts />
      <section className={css['queue']}>
        <h3 className={css['heading']}>
          <Trans>Saved at this screen</Trans>
        </h3>
        {outbox.length === 0 ? (
          <p className={css['empty']}>
            <Trans>Nothing waits here. Everything that was done is at the hub.</Trans>
          </p>
        ) : (
          <ul className={css['list']}>
            {outbox.map((entry) => (
              <QueueItem key={entry.id} entry={entry} />
            ))}
          </ul>
        )}
      </section>
      <DialogActions>
        <Button onPress={() => link.retryNow()}>
          <Trans>Retry now</Trans>
        </Button>
        <Button look="primary" onPress={onClose}>
          <Trans>Done</Trans>
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Facts() {
  const { when } = useFormat();
  const now = useNow();
  const phase = useHub((s) => s.link.phase);
  const contactAt = useHub((s) => s.currentAt);
  const rttMs = useHub((s) => s.rttMs);
  return (
    <dl className={css['facts']}>
      <Fact name={<Trans>State</Trans>}>
        {phase === 'live' ? (
          <Trans>Connected</Trans>
        ) : phase === 'stopped' ? (
          <Trans>Not let in</Trans>
        ) : (
          <Trans>Trying to connect</Trans>
        )}
      </Fact>
      <Fact name={<Trans>Last whole contact</Trans>}>
        {contactAt === null ? <Trans>None yet</Trans> : when(contactAt, now)}
      </Fact>
      <Fact name={<Trans>Round trip</Trans>}>{rttMs === null ? '–' : `${Math.round(rttMs)} ms`}</Fact>
    </dl>
  );
}

const Fact = ({ name, children }: { name: ReactNode; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function QueueItem({ entry }: { entry: OutboxEntry }) {
  const link = useLink();
  const { time } = useFormat();
  return (
    <li className={css['item']}>
      <div>
        <p className={css['what']}>
          <IntentWords body={entry.body} />
        </p>
        <p className={css['state']}>
          <StateWords entry={entry} />
        </p>
      </div>
      {entry.state === 'refused' ? (
        <Button onPress={() => link.dismiss(entry.id)}>
          <Trans>Dismiss</Trans>
        </Button>
      ) : (
        <time className={css['time']}>{time(entry.occurredAt)}</time>
      )}
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
      return <RefusalText refusal={entry.refusal} intent={entry.body.type} />;
  }
}
