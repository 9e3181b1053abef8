import { Plural, Trans } from '@lingui/react/macro';
import { Megaphone } from 'lucide-react';
import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Announcement } from '../../protocol/entities.ts';
import { useLink } from '../app/link-context.ts';
import { useFormat } from '../app/use-format.ts';
import { isCurrent, useAllAnnouncements } from '../store/announcements.ts';
import { useMinute, useStaleSince } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import css from './AnnouncementsPage.module.css';
import { Card, Fact, Facts } from './Card.tsx';
import { PageHead } from './PageHead.tsx';
import { PostAnnouncementDialog } from './PostAnnouncementDialog.tsx';

/** What the lab is told, by whom and for how long; posted and cleared here. */
export function AnnouncementsPage() {
  const [isPosting, setPosting] = useState(false);
  const isLoaded = useHub((s) => s.floor !== null);
  const isStale = useStaleSince() !== null;
  const all = useAllAnnouncements();
  return (
    <div className={isStale ? css['old'] : ''}>
      <PageHead title={<Trans>Announcements</Trans>}>
        <Button icon={<Megaphone aria-hidden="true" />} onPress={() => setPosting(true)}>
          <Trans>Post an announcement</Trans>
        </Button>
      </PageHead>
      {all.length === 0 ? (
        <p role="status" className={css['empty']}>
          {isLoaded ? <Trans>Nothing is announced.</Trans> : <Trans>Waiting for the hub…</Trans>}
        </p>
      ) : (
        <div className={css['list']}>
          {all.map((one) => (
            <AnnouncementCard key={one.id} announcement={one} />
          ))}
        </div>
      )}
      <PostAnnouncementDialog isOpen={isPosting} onClose={() => setPosting(false)} />
    </div>
  );
}

function AnnouncementCard({ announcement }: { announcement: Announcement }) {
  const link = useLink();
  const { when } = useFormat();
  const now = useMinute();
  const { id, text, postedAt, postedBy, until } = announcement;
  const isSaving = useHub((s) =>
    s.outbox.some(
      ({ state, body }) => state !== 'refused' && body.type === 'announcement.clear' && body.announcementId === id,
    ),
  );
  const clear = (
    <Button isBusy={isSaving} onPress={() => void link.send({ type: 'announcement.clear', announcementId: id })}>
      <Trans>Clear</Trans>
    </Button>
  );
  return (
    <Card title={[postedBy.name, when(postedAt, now)].join(', ')} action={clear}>
      <p className={css['text']}>{text}</p>
      <Facts>
        <Fact name={<Trans>For</Trans>}>
          <Audience announcement={announcement} />
        </Fact>
        <Fact name={<Trans>Until</Trans>}>
          {until === undefined ? <Trans>somebody clears it</Trans> : when(until, now)}
          {!isCurrent(announcement, now) && (
            <>
              {' · '}
              <Trans>over: no screen shows it any more</Trans>
            </>
          )}
        </Fact>
      </Facts>
    </Card>
  );
}

function Audience({ announcement: { stationIds } }: { announcement: Announcement }) {
  const names = useHub(useShallow((s) => stationIds?.flatMap((id) => s.floor?.stations[id]?.name ?? []) ?? []));
  if (stationIds === undefined) return <Trans>Every screen</Trans>;
  const gone = stationIds.length - names.length;
  return (
    <>
      {names.join(', ')}
      {gone > 0 && (
        <>
          {' '}
          <Plural value={gone} one="and # station that is gone" other="and # stations that are gone" />
        </>
      )}
    </>
  );
}
