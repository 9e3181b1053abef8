import { Trans, useLingui } from '@lingui/react/macro';
import type { User } from '../../protocol/entities.ts';
import { useHub } from '../store/use-hub.ts';
import { Card } from './Card.tsx';
import { GrantForm } from './GrantForm.tsx';
import css from './PeoplePage.module.css';
import { QualificationRows } from './QualificationRows.tsx';

/** What a person may use, until when; given and taken here. */
export function QualificationsCard({ user }: { user: User }) {
  const { t } = useLingui();
  const all = useHub((s) => s.staff?.qualifications);
  const equipment = useHub((s) => s.floor?.equipment);
  const own = Object.values(all ?? {}).filter((one) => one.userId === user.id);
  return (
    <Card title={t`Qualifications`}>
      {own.length === 0 && (
        <p className={css['note']}>
          <Trans>None yet.</Trans>
        </p>
      )}
      {own.length > 0 && (
        <QualificationRows
          qualifications={own}
          titleOf={({ equipmentId }) => equipment?.[equipmentId]?.name ?? <Trans>Retired equipment</Trans>}
        />
      )}
      {user.deactivatedAt === undefined && (
        <GrantForm
          label={t`Equipment`}
          options={Object.values(equipment ?? {}).map(({ id, name }) => ({ value: id, label: name }))}
          pairOf={(equipmentId) => ({ userId: user.id, equipmentId })}
        />
      )}
    </Card>
  );
}
