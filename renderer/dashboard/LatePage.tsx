import { Trans } from '@lingui/react/macro';
import { type ComponentType, useEffect, useState } from 'react';
import { NotAsked } from './NotAsked.tsx';

type Page<P> = { phase: 'loading' | 'failed' } | { phase: 'here'; Shown: ComponentType<P> };

interface LatePageProps<P> {
  load(): Promise<ComponentType<P>>;
  /** What it is about. */
  given: P;
}

/** What is looked at now and then: its code comes when it is opened, and not with the dashboard. */
export function LatePage<P extends object>({ load, given }: LatePageProps<P>) {
  const [page, setPage] = useState<Page<P>>({ phase: 'loading' });

  function open(): void {
    setPage({ phase: 'loading' });
    load().then(
      (Shown) => setPage({ phase: 'here', Shown }),
      () => setPage({ phase: 'failed' }),
    );
  }
  useEffect(open, [load]);

  switch (page.phase) {
    case 'here':
      return <page.Shown {...given} />;
    case 'loading':
      return (
        <p role="status">
          <Trans>Asking the hub…</Trans>
        </p>
      );
    case 'failed':
      return <NotAsked onAgain={open} />;
  }
}
