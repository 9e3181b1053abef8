import { Trans } from '@lingui/react/macro';
import { RotateCw } from 'lucide-react';
import { type AuditRecord, auditPage } from '../../protocol/audit.ts';
import { Button } from '../ui/Button.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditTable } from './AuditTable.tsx';
import { auditChoice, auditQueryOf } from './audit-choice.ts';
import { askHub } from './hub-api.ts';
import { NotAsked } from './NotAsked.tsx';
import { PageHead } from './PageHead.tsx';
import { PagesEnd } from './PagesEnd.tsx';
import { useAddressed } from './use-addressed.ts';
import { usePages } from './use-pages.ts';

/** Who asked what of the hub, when and from where, and what became of it. For admins. */
export function AuditPage() {
  const [choice, narrow] = useAddressed(auditChoice);
  const { shown, more, again } = usePages<AuditRecord>(auditQueryOf(choice), askAudit);
  const { phase, rows, next } = shown;

  return (
    <>
      <PageHead title={<Trans>Audit</Trans>} isLive={false}>
        <Button look="quiet" icon={<RotateCw aria-hidden="true" />} isDisabled={phase === 'loading'} onPress={again}>
          <Trans>Look again</Trans>
        </Button>
      </PageHead>
      <AuditFilters choice={choice} onChange={narrow} />
      {phase === 'failed' && <NotAsked isKept />}
      {rows.length > 0 && <AuditTable records={rows} />}
      <PagesEnd phase={phase} isEmpty={rows.length === 0} hasMore={next !== undefined} onMore={more} />
    </>
  );
}

async function askAudit(query: URLSearchParams) {
  const page = await askHub(`/api/v1/audit?${query.toString()}`, auditPage);
  if ('code' in page) return page;
  return { rows: page.records, next: page.next === undefined ? undefined : String(page.next) };
}
