import { Trans, useLingui } from '@lingui/react/macro';
import { Megaphone } from 'lucide-react';
import { useState } from 'react';
import { useFormat } from '../app/use-format.ts';
import { useAnnouncements } from '../store/announcements.ts';
import { useMinute } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import css from './Announcements.module.css';

interface AnnouncementsProps {
  /** `large` for whoever walks by; a `line` above a form, or in a bar. */
  look: 'large' | 'line' | 'bar';
  /** Makes room for the whole text where there is none; it opens when it is done. */
  onOpen?: () => Promise<unknown>;
  onClosed?: () => void;
}

/** What the people who run the lab tell everyone here: the newest in a line, all of it a touch away. */
export function Announcements({ look, onOpen, onClosed }: AnnouncementsProps) {
  const { t } = useLingui();
  const all = useAnnouncementsHere();
  const [isOpen, setOpen] = useState(false);
  const [newest] = all;

  async function open() {
    await onOpen?.();
    setOpen(true);
  }

  function close() {
    setOpen(false);
    onClosed?.();
  }

  if (!newest && !isOpen) return null;
  const count = all.length - 1;
  return (
    <>
      <button type="button" className={`${css['line']} ${css[look]}`} onClick={() => void open()}>
        <Megaphone aria-hidden="true" className={css['icon']} />
        <span className={css['text']}>{newest?.text}</span>
        {count > 0 && (
          <span className={css['more']}>
            <Trans>and {count} more</Trans>
          </span>
        )}
      </button>
      <Dialog title={t`Announcements`} isOpen={isOpen} onClose={close}>
        <Texts />
        <DialogActions>
          <Button look="primary" onPress={close}>
            <Trans>Done</Trans>
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

const useAnnouncementsHere = () =>
  useAnnouncements(useHub(({ actor }) => (actor?.kind === 'station' ? actor.station.id : undefined)));

function Texts() {
  const { when } = useFormat();
  const now = useMinute();
  const all = useAnnouncementsHere();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also for whoever has only keys
    <ul className={css['list']} tabIndex={0}>
      {all.map(({ id, text, postedAt, postedBy }) => (
        <li key={id}>
          <p className={css['whole']}>{text}</p>
          <p className={css['by']}>
            {postedBy.name}, {when(postedAt, now)}
          </p>
        </li>
      ))}
    </ul>
  );
}
