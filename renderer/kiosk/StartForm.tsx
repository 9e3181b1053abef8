import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { v7 as newId } from 'uuid';
import type { Equipment, Session } from '../../protocol/entities.ts';
import { useLink } from '../app/link-context.ts';
import { useFormat } from '../app/use-format.ts';
import { useAct } from '../store/use-act.ts';
import { hubNow, useMinute } from '../store/use-clock.ts';
import { Button } from '../ui/Button.tsx';
import { Chips } from '../ui/Chips.tsx';
import { DowntimeHint } from './DowntimeHint.tsx';
import { EndChoiceChips } from './EndChoiceChips.tsx';
import { Errands } from './Errands.tsx';
import { type EndChoice, endChoices } from './end-choices.ts';
import { FormScreen } from './FormScreen.tsx';
import css from './Forms.module.css';
import { OtherEquipment } from './OtherEquipment.tsx';
import { PressNotice } from './PressNotice.tsx';
import { NO_PLAN, PLANS_MIN, planOf, UNATTENDED } from './plan-choice.ts';
import { chosen, firstChoice, RecentChoice } from './RecentChoice.tsx';
import { recentsOf } from './recents.ts';
import { nextMorning } from './unattended-until.ts';
import { dispatch } from './use-kiosk.ts';

const MINUTE_MS = 60_000;
/** What is worth knowing to who can't say how long. */
const NO_PLAN_MS = 8 * 60 * MINUTE_MS;
const projects = recentsOf('projects');

interface StartFormProps {
  userId: string;
  equipment: Equipment;
  head: ReactNode;
  /** Somebody else's session, where this start ends it. */
  takesOver?: Session;
  onLeave(): void;
}

/** Everything has a good first guess, so that Start is one touch. */
export function StartForm({ userId, equipment, head, takesOver, onLeave }: StartFormProps) {
  const { t } = useLingui();
  const { duration, when } = useFormat();
  const now = useMinute();
  const operator = takesOver?.operator.name ?? '';
  const [known] = useState(() => projects.of(userId));
  const [choice, setChoice] = useState(() => firstChoice(known));
  const [plan, setPlan] = useState('120');
  const { act, send } = useAct(useLink());

  const project = chosen(choice);
  const { fields, until: untilAt } = planOf(plan, now);
  const until = untilAt === null ? null : when(untilAt, now);
  const morning = when(nextMorning(now), now);

  const [endChoice, setEndChoice] = useState<EndChoice>(takesOver?.idleSince === undefined ? 'now' : 'touched');

  const type = takesOver ? 'session.take-over' : 'session.start';

  async function start() {
    const sessionId = newId();
    const body = { type, sessionId, equipmentId: equipment.id } as const;
    const endedAt = endChoice === 'now' || !takesOver ? undefined : endChoices(takesOver, hubNow()).get(endChoice);
    const more = { ...(project !== '' && { project }), ...fields };
    const isSaved = await send({ ...body, ...more, ...(endedAt !== undefined && { endedAt }) });
    if (!isSaved) return;
    if (project !== '') projects.remember(userId, project);
    dispatch({ type: 'started', session: { sessionId, equipmentId: equipment.id } });
  }

  const actions = (
    <>
      <Button onPress={onLeave}>
        <Trans>Cancel</Trans>
      </Button>
      <OtherEquipment />
      <Errands />
      <Button look="primary" isBusy={act.phase === 'saving'} onPress={() => void start()}>
        <StartWords takesOver={takesOver !== undefined} until={until} />
      </Button>
    </>
  );
  return (
    <FormScreen actions={actions}>
      {head}
      <DowntimeHint equipmentId={equipment.id} until={untilAt ?? now + NO_PLAN_MS} />
      <PressNotice act={act} body={{ type, sessionId: '', equipmentId: equipment.id }} />
      <div className={css['beside']}>
        {takesOver && (
          <EndChoiceChips
            label={t`When did the use of ${operator} end?`}
            session={takesOver}
            choice={endChoice}
            onChange={setEndChoice}
          />
        )}
        <RecentChoice
          label={t`Project`}
          known={known}
          words={{ other: t`Another project`, none: t`No project`, field: t`Name of the project` }}
          choice={choice}
          onChange={setChoice}
        />
      </div>
      <Chips
        label={t`How long, about?`}
        value={plan}
        onChange={setPlan}
        options={[
          ...PLANS_MIN.map((min) => ({ value: String(min), label: duration(min * MINUTE_MS) })),
          { value: UNATTENDED, label: t`Unattended until ${morning}` },
          { value: NO_PLAN, label: t`I don’t know` },
        ]}
      />
    </FormScreen>
  );
}

function StartWords({ takesOver, until }: { takesOver: boolean; until: string | null }) {
  if (takesOver) return until === null ? <Trans>Take over</Trans> : <Trans>Take over, until {until}</Trans>;
  return until === null ? <Trans>Start</Trans> : <Trans>Start, until {until}</Trans>;
}
