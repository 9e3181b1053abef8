import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Equipment } from '../../protocol/entities.ts';
import { useProblems } from '../store/problems.ts';
import { Button } from '../ui/Button.tsx';
import { OfflineMark } from '../ui/OfflineMark.tsx';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import cardCss from './Card.module.css';
import { Card } from './Card.tsx';
import { ProblemPhoto } from './ProblemPhoto.tsx';
import css from './ProblemsPage.module.css';
import { ReportProblemDialog } from './ReportProblemDialog.tsx';
import { ResolveButton } from './ResolveButton.tsx';
import { SeverityMark } from './SeverityMark.tsx';

/** What is wrong with a piece of equipment; anybody reports, those who run the lab resolve. */
export function ProblemsCard({ equipment, isManager }: { equipment: Equipment; isManager: boolean }) {
  const [isReporting, setReporting] = useState(false);
  const problems = useProblems(equipment.id);
  const action = (
    <Button onPress={() => setReporting(true)}>
      <Trans>Report a problem</Trans>
    </Button>
  );
  return (
    <Card title={<Trans>Problems</Trans>} action={action}>
      {problems.length === 0 ? (
        <p className={cardCss['mute']}>
          <Trans>Nothing is known to be wrong with it.</Trans>
        </p>
      ) : (
        <ul className={css['short']}>
          {problems.map((shown) => (
            <li key={shown.problem.id} className={css['item']}>
              <ProblemLine shown={shown} />
              <span className={css['row']}>
                <SeverityMark problem={shown.problem} />
                {shown.problem.recordedOffline && <OfflineMark />}
                {isManager && !shown.isPending && <ResolveButton problem={shown.problem} />}
              </span>
              {!shown.isPending && <ProblemPhoto problem={shown.problem} isManager={isManager} />}
            </li>
          ))}
        </ul>
      )}
      <ReportProblemDialog equipment={equipment} isOpen={isReporting} onClose={() => setReporting(false)} />
    </Card>
  );
}
