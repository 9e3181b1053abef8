import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type Equipment, isQualified } from '../../protocol/entities.ts';
import { Link } from '../app/Link.tsx';
import { useMinute } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Card } from './Card.tsx';
import { GrantForm } from './GrantForm.tsx';
import css from './PeoplePage.module.css';
import { QualificationRows } from './QualificationRows.tsx';

/** Who may use a piece of equipment, until when; given and taken here. */
export function QualifiedCard({ equipment }: { equipment: Equipment }) {
  const { t } = useLingui();
  const staff = useHub((s) => s.staff);
  const now = useMinute();
  const users = staff?.users ?? {};
  const nameOf = (userId: string): string => users[userId]?.name ?? '';
  // Whoever has left can use nothing, whatever they were qualified for.
  const all = Object.values(staff?.qualifications ?? {})
    .filter((one) => one.equipmentId === equipment.id && users[one.userId]?.deactivatedAt === undefined)
    .toSorted((a, b) => nameOf(a.userId).localeCompare(nameOf(b.userId)));
  const held = all.filter((one) => isQualified(one, now));
  const people = Object.values(users).filter(
    (one) =>
      one.role === 'researcher' && one.deactivatedAt === undefined && !held.some(({ userId }) => userId === one.id),
  );
  if (!equipment.requiresQualification && all.length === 0) return null;
  return (
    <Card title={t`Who is qualified`}>
      <p className={css['note']}>
        {equipment.requiresQualification ? (
          <>
            <Plural value={held.length} _0="Nobody has it yet." one="# person has it." other="# people have it." />{' '}
            <Trans>Those who run the lab need none.</Trans>
          </>
        ) : (
          <Trans>Everybody in the lab may use it: it asks for no qualification.</Trans>
        )}
      </p>
      {all.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also for whoever has only keys
        <section className={css['few']} tabIndex={0} aria-label={t`Who is qualified`}>
          <QualificationRows
            qualifications={all}
            titleOf={({ userId }) => <Link href={`/people/${userId}`}>{nameOf(userId)}</Link>}
          />
        </section>
      )}
      <GrantForm
        label={t`Person`}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        pairOf={(userId) => ({ userId, equipmentId: equipment.id })}
      />
    </Card>
  );
}
