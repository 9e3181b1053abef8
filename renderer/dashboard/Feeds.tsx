import { Trans } from '@lingui/react/macro';
import { Rss } from 'lucide-react';
import { useState } from 'react';
import type { Feed } from '../../protocol/settings.ts';
import { useFormat } from '../app/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { MakeFeedDialog } from './MakeFeedDialog.tsx';
import css from './StationsPage.module.css';
import { revokeFeed } from './settings-api.ts';

/** The programs that read the floor by a token of their own. */
export function Feeds({ feeds, onChanged }: { feeds: readonly Feed[]; onChanged(): void }) {
  const [isMaking, setMaking] = useState(false);
  const [hasFailed, setFailed] = useState(false);

  async function revoke(feedId: string): Promise<void> {
    const answer = await revokeFeed(feedId);
    // One that is gone already is what was wanted.
    setFailed('code' in answer && answer.code !== 'not-found');
    onChanged();
  }

  return (
    <section className={css['section']}>
      <header className={css['head']}>
        <h2 className={css['sub']}>
          <Trans>Feeds</Trans>
        </h2>
        <Button icon={<Rss aria-hidden="true" />} onPress={() => setMaking(true)}>
          <Trans>Make a feed</Trans>
        </Button>
      </header>
      {hasFailed && (
        <Notice tone="alarm">
          <Trans>The hub could not be asked, so the feed may still read. Try again in a moment.</Trans>
        </Notice>
      )}
      {feeds.length === 0 ? (
        <p className={css['empty']}>
          <Trans>No feed. With one, another program reads the live floor and the figures, and changes nothing.</Trans>
        </p>
      ) : (
        <ul className={css['list']}>
          {feeds.map((one) => (
            <FeedRow key={one.id} feed={one} onRevoke={() => void revoke(one.id)} />
          ))}
        </ul>
      )}
      <MakeFeedDialog isOpen={isMaking} onClose={() => setMaking(false)} onMade={onChanged} />
    </section>
  );
}

function FeedRow({ feed: { name, createdAt }, onRevoke }: { feed: Feed; onRevoke(): void }) {
  const { stamp } = useFormat();
  const made = stamp(createdAt);
  return (
    <li className={css['row']}>
      <h3 className={css['name']}>{name}</h3>
      <p className={css['presence']}>
        <Trans>Made on {made}</Trans>
      </p>
      <div className={css['actions']}>
        <Button look="quiet" onPress={onRevoke}>
          <Trans>Revoke</Trans>
        </Button>
      </div>
    </li>
  );
}
