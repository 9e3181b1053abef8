import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLink } from '../app/link-context.ts';
import { useFormat } from '../app/use-format.ts';
import { useNow } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from './Button.tsx';
import css from './ConnectionDetail.module.css';
import { Dialog, DialogActions } from './Dialog.tsx';
import { QueueList } from './QueueList.tsx';

/** What this screen holds, when it last heard from the hub, and why an act was refused. */
export function ConnectionDetail({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const { t } = useLingui();
  const link = useLink();
  return (
    <Dialog title={t`Connection`} isOpen={isOpen} onClose={onClose}>
      <Facts />
      <section className={css['queue']}>
        <h3 className={css['heading']}>
          <Trans>Done at this screen</Trans>
        </h3>
        <QueueList />
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
  const waiting = useHub((s) => s.outbox.filter((one) => one.state === 'saved' || one.state === 'sent').length);
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
      <Fact name={<Trans>Waits here</Trans>}>
        <Plural value={waiting} _0="no act" one="# act" other="# acts" />
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
