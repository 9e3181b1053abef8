import { Trans, useLingui } from '@lingui/react/macro';
import type { Equipment } from '../../protocol/entities.ts';
import type { StationPresence } from '../../protocol/presence.ts';
import { useFormat } from '../app/use-format.ts';
import { useMinute } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { AFTER_USE_WORDS, OFFLINE_WORDS } from '../ui/status-words.ts';
import css from './Card.module.css';
import { Card, Fact, Facts } from './Card.tsx';

export function DetailsCard({ equipment }: { equipment: Equipment }) {
  const { t } = useLingui();
  return (
    <Card title={<Trans>Details</Trans>}>
      <Facts>
        <Fact name={<Trans>Who may use it</Trans>}>
          {equipment.requiresQualification ? <Trans>Qualified people only</Trans> : <Trans>Everybody in the lab</Trans>}
        </Fact>
        <Fact name={<Trans>While the hub can’t be reached</Trans>}>{t(OFFLINE_WORDS[equipment.offlinePolicy])}</Fact>
        {(equipment.afterUse !== undefined || equipment.afterUseNote !== undefined) && (
          <Fact name={<Trans>When a session ends</Trans>}>
            {equipment.afterUse !== undefined && t(AFTER_USE_WORDS[equipment.afterUse])}
            {equipment.afterUseNote !== undefined && <p>{equipment.afterUseNote}</p>}
          </Fact>
        )}
        <Fact name={<Trans>Kiosk</Trans>}>
          {equipment.stationIds.length === 0 ? (
            <Trans>None yet</Trans>
          ) : (
            equipment.stationIds.map((id) => <Station key={id} stationId={id} />)
          )}
        </Fact>
      </Facts>
    </Card>
  );
}

function Station({ stationId }: { stationId: string }) {
  const name = useHub((s) => s.floor?.stations[stationId]?.name);
  const presence = useHub((s) => s.presence.get(stationId));
  return (
    <span>
      {name ?? '–'}
      {presence && (
        <span className={css['mute']}>
          {' · '}
          <PresenceWords presence={presence} />
        </span>
      )}
      <br />
    </span>
  );
}

function PresenceWords({ presence }: { presence: StationPresence }) {
  const { when } = useFormat();
  const since = when(presence.lastSeenAt, useMinute());
  switch (presence.state) {
    case 'online':
      return <Trans>online</Trans>;
    case 'unstable':
      return <Trans>comes and goes, last seen {since}</Trans>;
    case 'offline':
      return <Trans>not reachable, last seen {since}</Trans>;
  }
}
