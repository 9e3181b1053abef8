import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { SignedIn } from '../../protocol/wire.ts';
import { useHub } from '../store/use-hub.ts';
import { Notice } from '../ui/Notice.tsx';
import { BackToPeople } from './BackLink.tsx';
import { ChooseList } from './ChooseList.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import { ImportProblem } from './ImportProblem.tsx';
import { type ImportLine, judgeLines } from './import-lines.ts';
import { PageHead } from './PageHead.tsx';
import { type CsvRead, readPeopleCsv } from './people-csv.ts';

type Import =
  | { phase: 'choosing'; problem?: Extract<CsvRead, { phase: 'unusable' }> }
  | { phase: 'looking'; lines: ImportLine[]; ignored: string[] };

/** Many people at once, of a list: nothing is sent before every line is right, and then all or nobody is added. */
export function ImportPage({ me }: { me: SignedIn }) {
  const { t } = useLingui();
  const users = useHub((s) => s.staff?.users);
  const [at, setAt] = useState<Import>({ phase: 'choosing' });

  async function read(text: string): Promise<void> {
    const found = await readPeopleCsv(text);
    if (found.phase === 'unusable') return setAt({ phase: 'choosing', problem: found });
    const { lines, ignored } = found;
    setAt({ phase: 'looking', lines: judgeLines(lines, { users: users ?? {}, by: me.role }), ignored });
  }

  return (
    <>
      <BackToPeople />
      <PageHead title={t`Add people from a list`} isLive={false} />
      {at.phase === 'choosing' && (
        <>
          {at.problem && (
            <Notice tone="alarm">
              <ImportProblem problem={at.problem} />
            </Notice>
          )}
          {users ? <ChooseList onText={(text) => void read(text)} /> : <Trans>Waiting for the hub…</Trans>}
        </>
      )}
      {at.phase === 'looking' && (
        <ImportPreview lines={at.lines} ignored={at.ignored} onAnother={() => setAt({ phase: 'choosing' })} />
      )}
    </>
  );
}
