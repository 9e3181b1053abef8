import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useShallow } from 'zustand/react/shallow';
import type { Session } from '../../protocol/entities.ts';
import { isFound, type SessionState } from '../../protocol/session-list.ts';
import { useMinute } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { Chips } from '../ui/Chips.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { addressOf } from './address.ts';
import samples from './SamplesPage.module.css';
import css from './SessionsPage.module.css';
import { filterOf, type SessionsChoice, sessionsChoice } from './sessions-choice.ts';

const WORDS: Record<SessionState | '', MessageDescriptor> = {
  '': msg`All`,
  open: msg`Running`,
  overtime: msg`Past their plan`,
  ended: msg`Ended`,
  conflict: msg`Collided`,
};
const STATES = Object.keys(WORDS) as (SessionState | '')[];

interface SessionFiltersProps {
  choice: SessionsChoice;
  /** Who uses something now, whatever is chosen. */
  open: readonly Session[];
  /** What is in sight. */
  sessions: readonly Session[];
  onChange(choice: SessionsChoice): void;
  onClear(): void;
}

export function SessionFilters({ choice, open, sessions, onChange, onClear }: SessionFiltersProps) {
  const { t } = useLingui();
  const now = useMinute();
  const change = (some: Partial<SessionsChoice>) => onChange({ ...choice, ...some });
  const countOf = (state: SessionState): number =>
    open.filter((one) => isFound(one, { state }, { now, equipmentName: '' })).length;
  return (
    <div className={css['filters']}>
      <Chips
        label={t`Show`}
        isLabelHidden
        value={choice.state}
        onChange={(state) => change({ state })}
        options={STATES.map((value) => ({
          value,
          label: (
            <>
              {t(WORDS[value])}
              {(value === 'open' || value === 'overtime') && (
                <>
                  {' '}
                  <span className={samples['count']}>{countOf(value)}</span>
                </>
              )}
            </>
          ),
        }))}
      />
      <div className={samples['selects']}>
        <Choices choice={choice} sessions={[...open, ...sessions]} onChange={change} />
        <TextField label={t`Ended from`} type="date" value={choice.first} onChange={(first) => change({ first })} />
        <TextField
          label={t`Ended until`}
          type="date"
          value={choice.last}
          error={isBackwards(choice) ? t`This day lies before the first.` : undefined}
          onChange={(last) => change({ last })}
        />
        <TextField
          label={t`Search`}
          type="search"
          hint={t`Person, equipment, project or notes`}
          value={choice.search}
          maxLength={200}
          onChange={(search) => change({ search })}
        />
      </div>
      {addressOf(sessionsChoice, choice) !== '?' && (
        <div>
          <Button look="quiet" onPress={onClear}>
            <Trans>Show all again</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}

function isBackwards(choice: SessionsChoice): boolean {
  const { from = 0, to = Infinity } = filterOf(choice);
  return to <= from;
}

interface ChoicesProps {
  choice: SessionsChoice;
  sessions: readonly Session[];
  onChange(some: Partial<SessionsChoice>): void;
}

/** What there is to choose: the lab's equipment and people, and the projects that are in sight. */
function Choices({ choice, sessions, onChange }: ChoicesProps) {
  const { t } = useLingui();
  const equipment = useHub(useShallow((s) => Object.values(s.floor?.equipment ?? {})));
  const people = useHub(useShallow((s) => Object.values(s.staff?.users ?? {})));
  const named = (all: readonly { id: string; name: string }[], chosen: string) => {
    const options = all.map(({ id, name }) => ({ value: id, label: name })).toSorted(byLabel);
    // A link may name what is not there any more: it stays chosen, so that one can see that something is.
    const isThere = chosen === '' || options.some((one) => one.value === chosen);
    return isThere ? options : [...options, { value: chosen, label: t`Not in the lab any more` }];
  };
  const projects = new Set([...sessions.flatMap((one) => one.project ?? []), choice.project].filter(Boolean));
  return (
    <>
      <SelectField
        label={t`Equipment`}
        value={choice.equipment}
        options={[{ value: '', label: t`All equipment` }, ...named(equipment, choice.equipment)]}
        onChange={(value) => onChange({ equipment: value })}
      />
      <SelectField
        label={t`Person`}
        value={choice.person}
        options={[{ value: '', label: t`Everybody` }, ...named(people, choice.person)]}
        onChange={(person) => onChange({ person })}
      />
      <SelectField
        label={t`Project`}
        value={choice.project}
        options={[
          { value: '', label: t`Any project` },
          ...[...projects].map((value) => ({ value, label: value })).toSorted(byLabel),
        ]}
        onChange={(project) => onChange({ project })}
      />
    </>
  );
}

const byLabel = (a: { label: string }, b: { label: string }): number => a.label.localeCompare(b.label);
