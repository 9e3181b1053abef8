import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '../app/Link.tsx';
import { collisionsOf } from '../store/collisions.ts';
import { useHub } from '../store/use-hub.ts';
import css from './Card.module.css';
import { Card } from './Card.tsx';
import { COLLISIONS_PATH } from './CollisionsLink.tsx';

/** Whether uses of this equipment wait for a manager's word. */
export function EquipmentCollisionsCard({ equipmentId }: { equipmentId: string }) {
  const conflicts = useHub(collisionsOf);
  const here = Object.values(conflicts).filter((one) => one.equipmentId === equipmentId);
  if (here.length === 0) return null;
  const names = [...new Set(here.map((one) => one.operator.name))].join(', ');
  const link = (
    <Link href={COLLISIONS_PATH}>
      <Trans>Look at it</Trans>
    </Link>
  );
  return (
    <Card title={<Trans>Collisions</Trans>} action={link}>
      <p className={css['lead']}>
        <Plural value={here.length} one="# session to settle" other="# sessions to settle" />
      </p>
      <p>{names}</p>
    </Card>
  );
}
