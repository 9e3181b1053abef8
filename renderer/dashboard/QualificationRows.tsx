import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { isQualified, type Qualification, qualificationKey } from '../../protocol/entities.ts';
import { useLink } from '../app/link-context.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import { Button } from '../ui/Button.tsx';
import css from './PeoplePage.module.css';

interface QualificationRowsProps {
  qualifications: readonly Qualification[];
  /** Whose it is, or for what. */
  titleOf(qualification: Qualification): ReactNode;
}

/** Qualifications, until when, and the way to take one away. */
export function QualificationRows({ qualifications, titleOf }: QualificationRowsProps) {
  return (
    <table className={css['table']}>
      <tbody>
        {qualifications.map((one) => (
          <tr key={qualificationKey(one.userId, one.equipmentId)}>
            <th scope="row">{titleOf(one)}</th>
            <td>
              <UntilWords qualification={one} />
            </td>
            <td>
              <TakeAway qualification={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function UntilWords({ qualification }: { qualification: Qualification }) {
  const { when } = useFormat();
  const now = useMinute();
  if (qualification.expiresAt === undefined) return <Trans>for good</Trans>;
  const until = when(qualification.expiresAt, now);
  return isQualified(qualification, now) ? <Trans>until {until}</Trans> : <Trans>ran out: {until}</Trans>;
}

function TakeAway({ qualification: { userId, equipmentId } }: { qualification: Qualification }) {
  const link = useLink();
  return (
    <Button look="quiet" onPress={() => void link.send({ type: 'qualification.revoke', userId, equipmentId })}>
      <Trans>Take away</Trans>
    </Button>
  );
}
