import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { isQualified, type Qualification, type User } from '../../protocol/entities.ts';
import { useLink } from '../app/link-context.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { Card } from './Card.tsx';
import { fromLocalInput } from './local-input.ts';
import css from './PeoplePage.module.css';

/** What a person may use, until when; given and taken here. What becomes of it, the activity says. */
export function QualificationsCard({ user }: { user: User }) {
  const { t } = useLingui();
  const all = useHub((s) => s.staff?.qualifications);
  const own = Object.values(all ?? {}).filter((one) => one.userId === user.id);
  return (
    <Card title={t`Qualifications`}>
      {own.length === 0 && (
        <p className={css['note']}>
          <Trans>None yet.</Trans>
        </p>
      )}
      {own.length > 0 && (
        <table className={css['table']}>
          <tbody>
            {own.map((one) => (
              <QualificationRow key={one.equipmentId} qualification={one} />
            ))}
          </tbody>
        </table>
      )}
      {user.deactivatedAt === undefined && <GrantForm userId={user.id} />}
    </Card>
  );
}

function QualificationRow({ qualification }: { qualification: Qualification }) {
  const link = useLink();
  const { when } = useFormat();
  const now = useMinute();
  const { userId, equipmentId, expiresAt } = qualification;
  const name = useHub((s) => s.floor?.equipment[equipmentId]?.name);
  const until = expiresAt === undefined ? null : when(expiresAt, now);
  return (
    <tr>
      <th scope="row">{name ?? <Trans>Retired equipment</Trans>}</th>
      <td>
        {until === null ? (
          <Trans>for good</Trans>
        ) : isQualified(qualification, now) ? (
          <Trans>until {until}</Trans>
        ) : (
          <Trans>ran out: {until}</Trans>
        )}
      </td>
      <td>
        <Button look="quiet" onPress={() => void link.send({ type: 'qualification.revoke', userId, equipmentId })}>
          <Trans>Take away</Trans>
        </Button>
      </td>
    </tr>
  );
}

function GrantForm({ userId }: { userId: string }) {
  const { t } = useLingui();
  const link = useLink();
  const floor = useHub((s) => s.floor);
  const [equipmentId, setEquipmentId] = useState('');
  const [until, setUntil] = useState('');
  const options = Object.values(floor?.equipment ?? {})
    .map((one) => ({ value: one.id, label: one.name }))
    .toSorted((a, b) => a.label.localeCompare(b.label));

  function submit(event: FormEvent) {
    event.preventDefault();
    if (equipmentId === '') return;
    const expiresAt = fromLocalInput(until);
    const end = expiresAt !== undefined && { expiresAt };
    void link.send({ type: 'qualification.grant', userId, equipmentId, ...end });
    setEquipmentId('');
  }

  return (
    <form className={css['grant']} onSubmit={submit}>
      <SelectField
        label={t`Equipment`}
        value={equipmentId}
        onChange={setEquipmentId}
        options={[{ value: '', label: t`Choose…` }, ...options]}
      />
      <TextField label={t`Until, if it ends`} type="datetime-local" value={until} onChange={setUntil} />
      <Button type="submit" isDisabled={equipmentId === ''}>
        <Trans>Qualify</Trans>
      </Button>
    </form>
  );
}
