import { Trans, useLingui } from '@lingui/react/macro';
import type { Session } from '../../protocol/entities.ts';
import { SessionRow } from './SessionRow.tsx';
import css from './SessionsPage.module.css';
import { VirtualTable } from './VirtualTable.tsx';

const ROW_PX = 74;

interface SessionTableProps {
  rows: readonly Session[];
  nameOf(equipmentId: string): string;
  chosen: ReadonlySet<string>;
  onChoose(sessionId: string, isChosen: boolean): void;
  onEnd(session: Session): void;
}

export function SessionTable({ rows, nameOf, chosen, onChoose, onEnd }: SessionTableProps) {
  const { t } = useLingui();
  return (
    <VirtualTable label={t`Sessions`} rows={rows} rowPx={ROW_PX} className={css['table']} head={<Head />}>
      {(session) => (
        <SessionRow
          session={session}
          equipmentName={nameOf(session.equipmentId)}
          isChosen={chosen.has(session.id)}
          onChoose={onChoose}
          onEnd={onEnd}
        />
      )}
    </VirtualTable>
  );
}

const Head = () => (
  <>
    <th scope="col">
      <span className="visually-hidden">
        <Trans>Chosen</Trans>
      </span>
    </th>
    <th scope="col">
      <Trans>Who</Trans>
    </th>
    <th scope="col">
      <Trans>Equipment</Trans>
    </th>
    <th scope="col">
      <Trans>Started</Trans>
    </th>
    <th scope="col">
      <Trans>Ended</Trans>
    </th>
    <th scope="col">
      <Trans>Length</Trans>
    </th>
    <th scope="col">
      <span className="visually-hidden">
        <Trans>What can be done</Trans>
      </span>
    </th>
  </>
);
