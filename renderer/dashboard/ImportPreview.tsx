import { Plural, Trans } from '@lingui/react/macro';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { v7 as newId } from 'uuid';
import { useLink } from '../app/link-context.ts';
import { goTo } from '../app/path.ts';
import { useAct } from '../store/use-act.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RefusalText } from '../ui/RefusalText.tsx';
import css from './ImportPage.module.css';
import { ImportTable } from './ImportTable.tsx';
import { type ImportLine, withRefusal } from './import-lines.ts';

interface ImportPreviewProps {
  lines: ImportLine[];
  /** Columns of the list that nothing is made of. */
  ignored: string[];
  onAnother(): void;
}

/** What would be added, line by line, and what became of it. */
export function ImportPreview({ lines, ignored, onAnother }: ImportPreviewProps) {
  const { act, send, clear } = useAct(useLink());
  const isLive = useHub((s) => s.link.phase === 'live');
  // One id for each line and all tries: pressed twice, nobody is added twice.
  const [userIds] = useState(() => lines.map(() => newId()));
  const refusal = 'refusal' in act ? act.refusal : undefined;
  const judged = withRefusal(lines, refusal?.path);
  const wrong = judged.filter((one) => one.problems.length > 0).length;
  const count = lines.length;
  if (act.phase === 'confirmed') return <Added count={count} />;

  function another() {
    clear();
    onAnother();
  }
  const people = lines.map(({ person }, i) => ({ ...person, userId: userIds[i] ?? newId() }));
  return (
    <div className={css['preview']}>
      {refusal && (
        <Notice tone="alarm">
          <RefusalText refusal={refusal} intent="user.import" />
        </Notice>
      )}
      {!refusal && wrong > 0 && (
        <Notice tone="alarm">
          <Plural value={wrong} one="# line is wrong." other="# lines are wrong." />{' '}
          <Trans>Nothing was sent. Mend them in the list and choose it again.</Trans>
        </Notice>
      )}
      {wrong === 0 && !refusal && (
        <Notice tone="info">
          <Plural value={count} one="# person, nothing wrong." other="# people, nothing wrong." />{' '}
          <Trans>Nothing was sent yet. All of them are added, or nobody.</Trans>
        </Notice>
      )}
      {act.phase === 'saved' && !isLive && (
        <Notice tone="warn">
          <Trans>Saved here. Nobody is added until the hub answers again; keep this page open.</Trans>
        </Notice>
      )}
      {ignored.length > 0 && <Ignored columns={ignored} />}
      <div className={css['actions']}>
        <Button onPress={another} isDisabled={act.phase === 'saved' || act.phase === 'sent'}>
          <Trans>Choose another list</Trans>
        </Button>
        <Button
          look="primary"
          icon={<UserPlus aria-hidden="true" />}
          isDisabled={wrong > 0}
          isBusy={act.phase !== 'idle' && !refusal}
          onPress={() => void send({ type: 'user.import', people })}
        >
          <Plural value={count} one="Add # person" other="Add # people" />
        </Button>
      </div>
      <ImportTable lines={judged} />
    </div>
  );
}

const Added = ({ count }: { count: number }) => (
  <div className={css['preview']}>
    <Notice tone="good">
      <Plural value={count} one="# person was added." other="# people were added." />{' '}
      <Trans>Who has a badge can sign in with it. Give the others a badge, PIN or password on their own pages.</Trans>
    </Notice>
    <div className={css['actions']}>
      <Button look="primary" onPress={() => goTo('/people')}>
        <Trans>To the people</Trans>
      </Button>
    </div>
  </div>
);

function Ignored({ columns }: { columns: string[] }) {
  const names = columns.join(', ');
  return (
    <p className={css['ignored']}>
      <Trans>Not used: {names}</Trans>
    </p>
  );
}
