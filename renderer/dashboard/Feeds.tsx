import { Trans } from '@lingui/react/macro';
import { Rss } from 'lucide-react';
import { useState } from 'react';
import type { Feed } from '../../protocol/settings.ts';
import { Button } from '../ui/Button.tsx';
import { FeedList } from './FeedList.tsx';
import { MakeFeedDialog } from './MakeFeedDialog.tsx';
import css from './StationsPage.module.css';

/** The programs that read the floor by a token of their own. */
export function Feeds({ feeds, onChanged }: { feeds: readonly Feed[]; onChanged(): void }) {
  const [isMaking, setMaking] = useState(false);

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
      {feeds.length === 0 ? (
        <p className={css['empty']}>
          <Trans>No feed. With one, another program reads the live floor and the figures, and changes nothing.</Trans>
        </p>
      ) : (
        <FeedList feeds={feeds} onChanged={onChanged} />
      )}
      <MakeFeedDialog isOpen={isMaking} onClose={() => setMaking(false)} onMade={onChanged} />
    </section>
  );
}
