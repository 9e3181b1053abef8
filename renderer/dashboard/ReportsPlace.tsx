import { Trans } from '@lingui/react/macro';
import { type ComponentType, useEffect, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';

type Page = { phase: 'loading' | 'failed' } | { phase: 'here'; Shown: ComponentType };

/** Reports are looked at now and then: their page comes when it is opened, and not with the dashboard. */
export function ReportsPlace() {
  const [page, setPage] = useState<Page>({ phase: 'loading' });

  function load(): void {
    setPage({ phase: 'loading' });
    import('./ReportsPage.tsx').then(
      ({ ReportsPage: Shown }) => setPage({ phase: 'here', Shown }),
      () => setPage({ phase: 'failed' }),
    );
  }
  useEffect(load, []);

  switch (page.phase) {
    case 'here':
      return <page.Shown />;
    case 'loading':
      return (
        <p role="status">
          <Trans>Asking the hub…</Trans>
        </p>
      );
    case 'failed':
      return (
        <Notice
          tone="alarm"
          action={
            <Button onPress={load}>
              <Trans>Look again</Trans>
            </Button>
          }
        >
          <Trans>The hub could not be asked. Look again in a moment.</Trans>
        </Notice>
      );
  }
}
