import { Trans, useLingui } from '@lingui/react/macro';
import type { Sample } from '../../protocol/entities.ts';
import { SampleRow } from './SampleRow.tsx';
import css from './SampleTable.module.css';
import { VirtualTable } from './VirtualTable.tsx';

const ROW_PX = 68;

interface SampleTableProps {
  rows: readonly Sample[];
  chosen: ReadonlySet<string>;
  /** Absent where nothing can be done with them. */
  onChoose: ((sampleId: string, isChosen: boolean) => void) | undefined;
}

export function SampleTable({ rows, chosen, onChoose }: SampleTableProps) {
  const { t } = useLingui();
  return (
    <VirtualTable
      label={t`Samples`}
      rows={rows}
      rowPx={ROW_PX}
      className={onChoose ? `${css['table']} ${css['choosing']}` : css['table']}
      head={<Head canChoose={onChoose !== undefined} />}
    >
      {(sample) => <SampleRow sample={sample} isChosen={chosen.has(sample.id)} onChoose={onChoose} />}
    </VirtualTable>
  );
}

const Head = ({ canChoose }: { canChoose: boolean }) => (
  <>
    {canChoose && (
      <th scope="col">
        <span className="visually-hidden">
          <Trans>Chosen</Trans>
        </span>
      </th>
    )}
    <th scope="col">
      <Trans>Sample</Trans>
    </th>
    <th scope="col">
      <Trans>Status</Trans>
    </th>
    <th scope="col">
      <Trans>For</Trans>
    </th>
    <th scope="col">
      <Trans>Taken by</Trans>
    </th>
    <th scope="col">
      <Trans>Last change</Trans>
    </th>
  </>
);
