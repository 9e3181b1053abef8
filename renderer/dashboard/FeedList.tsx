import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Feed } from '../../protocol/settings.ts';
import { useFormat } from '../app/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import css from './StationsPage.module.css';
import { revokeFeed } from './settings-api.ts';

/** What reads the floor by a token of its own, each with the way to end that. */
export function FeedList({ feeds, onChanged }: { feeds: readonly Feed[]; onChanged(): void }) {
  const [hasFailed, setFailed] = useState(false);

  async function revoke(feedId: string): Promise<void> {
    const answer = await revokeFeed(feedId);
    // One that is gone already is what was wanted.
    setFailed('code' in answer && answer.code !== 'not-found');
    onChanged();
  }

  return (
    <>
      {hasFailed && (
        <Notice tone="alarm">
          <Trans>The hub could not be asked, so the feed may still read. Try again in a moment.</Trans>
        </Notice>
      )}
      <ul className={css['list']}>
        {feeds.map((one) => (
          <FeedRow key={one.id} feed={one} onRevoke={() => void revoke(one.id)} />
        ))}
      </ul>
    </>
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
