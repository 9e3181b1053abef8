import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLink } from '../app/link-context.ts';
import { ownReason, useProblems, worsenedHere } from '../store/problems.ts';
import { useHub, userOf } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RefusalText } from '../ui/RefusalText.tsx';
import { SavedSignInMark } from '../ui/SavedSignInMark.tsx';
import { TellMe } from '../ui/TellMe.tsx';
import { ChooseEquipment } from './ChooseEquipment.tsx';
import { Errands } from './Errands.tsx';
import { FormScreen } from './FormScreen.tsx';
import css from './Forms.module.css';
import { IdleDialog } from './IdleDialog.tsx';
import { InUse } from './InUse.tsx';
import { InUseNotice } from './InUseNotice.tsx';
import type { KioskPhase } from './kiosk-phase.ts';
import { NotQualifiedNotice, useMissingQualification } from './NotQualifiedNotice.tsx';
import { OtherEquipment } from './OtherEquipment.tsx';
import { OutOfServiceNotice } from './OutOfServiceNotice.tsx';
import { ProblemNotices } from './ProblemNotices.tsx';
import { StaleNotice } from './StaleNotice.tsx';
import { StartForm } from './StartForm.tsx';
import { dispatch, sessionOn } from './use-kiosk.ts';

type Identified = Extract<KioskPhase, { phase: 'identified' }>;

/** A person is here: what they may begin, or why not. */
export function StartScreen({ userId, equipmentId, refusedId }: Identified) {
  const leave = (news: 'timed-out' | null) => dispatch({ type: 'leave', news });
  const notice = refusedId === null ? null : <RefusedStart entryId={refusedId} />;
  const props = { userId, notice, onLeave: () => leave(null) };
  return (
    <>
      {equipmentId === null ? (
        <ChooseEquipment {...props} />
      ) : (
        <OneEquipment key={equipmentId} equipmentId={equipmentId} {...props} />
      )}
      <IdleDialog onOver={() => leave('timed-out')} />
    </>
  );
}

/** The hub refused a start that was already shown as running: why, until the person has seen it. */
function RefusedStart({ entryId }: { entryId: string }) {
  const link = useLink();
  const entry = useHub((s) => s.outbox.find((one) => one.id === entryId));
  if (entry?.state !== 'refused') return null;
  return (
    <Notice
      tone="alarm"
      action={
        <Button look="quiet" onPress={() => link.dismiss(entryId)}>
          <Trans>Dismiss</Trans>
        </Button>
      }
    >
      <RefusalText refusal={entry.refusal} intent={entry.body.type} />
    </Notice>
  );
}

interface OneProps {
  userId: string;
  equipmentId: string;
  notice: ReactNode;
  onLeave(): void;
}

function OneEquipment({ userId, equipmentId, notice, onLeave }: OneProps) {
  const name = useHub((s) => userOf(s)?.name);
  const known = useHub((s) => s.floor?.equipment[equipmentId]);
  const problems = useProblems(equipmentId);
  const equipment = known && worsenedHere(known, problems);
  const open = useHub((s) => sessionOn(s, equipmentId, userId)?.session);
  const isSaved = useHub((s) => s.isSavedSignIn);
  const missing = useMissingQualification(equipment);
  if (!equipment) return null;
  const isOut = equipment.condition === 'out-of-service';
  const reason = ownReason(equipment, problems);
  const isFree = !isOut && !open;
  const head = (
    <>
      <div className={css['head']}>
        <p className={css['lead']}>
          <Trans>Hello {name}</Trans>
        </p>
        {isSaved && <SavedSignInMark />}
        <h1 className={css['title']}>{equipment.name}</h1>
      </div>
      {notice}
      {equipment.condition === 'impaired' && (
        <Notice tone="warn">
          <strong>
            <Trans>It works with limits</Trans>
          </strong>
          {reason}
        </Notice>
      )}
      <ProblemNotices equipmentId={equipmentId} />
    </>
  );
  if (isFree && !missing) return <StartForm userId={userId} equipment={equipment} head={head} onLeave={onLeave} />;
  if (open && !isOut && !missing) {
    return <InUse key={open.id} userId={userId} equipment={equipment} session={open} head={head} onLeave={onLeave} />;
  }
  return (
    <FormScreen actions={<LeaveActions equipmentId={equipmentId} onLeave={onLeave} />}>
      {head}
      <StaleNotice />
      {isOut ? (
        <OutOfServiceNotice equipment={equipment} reason={reason} />
      ) : (
        open && <InUseNotice session={open} mayTakeOver={false} />
      )}
      {isFree && missing && <NotQualifiedNotice missing={missing} />}
    </FormScreen>
  );
}

function LeaveActions({ equipmentId, onLeave }: { equipmentId: string; onLeave(): void }) {
  return (
    <>
      <OtherEquipment />
      <Errands />
      <TellMe equipmentId={equipmentId} />
      <Button look="primary" onPress={onLeave}>
        <Trans>Done</Trans>
      </Button>
    </>
  );
}
