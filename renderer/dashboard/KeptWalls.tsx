import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { Feed } from '../../protocol/settings.ts';
import css from './ActForm.module.css';
import { FeedList } from './FeedList.tsx';
import list from './StationsPage.module.css';
import { readWalls } from './wall-api.ts';

/** The walls that whoever is signed in has made, to be ended where they were made. */
export function KeptWalls() {
  const [walls, setWalls] = useState<readonly Feed[]>([]);

  const read = () =>
    void readWalls().then((answer) => {
      if (!('code' in answer)) setWalls(answer.walls);
    });
  useEffect(read, []);

  if (walls.length === 0) return null;
  return (
    <section className={css['form']}>
      <h3>
        <Trans>Walls that you keep</Trans>
      </h3>
      <div className={list['narrow']}>
        <FeedList feeds={walls} onChanged={read} />
      </div>
    </section>
  );
}
