import { Trans } from '@lingui/react/macro';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import css from './AuditPage.module.css';
import { AuditTable } from './AuditTable.tsx';
import { EVERYTHING } from './audit-pages.ts';
import { PageHead } from './PageHead.tsx';
import { useAudit } from './use-audit.ts';

/** Who asked what of the hub, when and from where, and what became of it. For admins. */
export function AuditPage() {
  const [filter, setFilter] = useState(EVERYTHING);
  const { shown, more, again } = useAudit(filter);
  const isLoading = shown.phase === 'loading';

  return (
    <>
      <PageHead title={<Trans>Audit</Trans>} isLive={false}>
        <Button look="quiet" icon={<RotateCw aria-hidden="true" />} isDisabled={isLoading} onPress={again}>
          <Trans>Look again</Trans>
        </Button>
      </PageHead>
      <AuditFilters filter={filter} onChange={setFilter} />
      {shown.records.length > 0 && <AuditTable records={shown.records} />}
      <p role="status" className={css['status']}>
        {isLoading && <Trans>Asking the hub…</Trans>}
        {shown.phase === 'failed' && (
          <Trans>The hub could not be asked. What was read before stays in sight. Look again in a moment.</Trans>
        )}
        {shown.phase === 'shown' && shown.records.length === 0 && shown.next === undefined && (
          <Trans>Nothing fits this filter.</Trans>
        )}
      </p>
      {shown.next !== undefined && (
        <Button look="quiet" isDisabled={isLoading} onPress={more}>
          <Trans>Show older ones</Trans>
        </Button>
      )}
    </>
  );
}
