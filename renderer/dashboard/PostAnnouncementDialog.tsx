import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { v7 as newId } from 'uuid';
import { useShallow } from 'zustand/react/shallow';
import type { Station } from '../../protocol/entities.ts';
import { useHub } from '../store/use-hub.ts';
import { Chips } from '../ui/Chips.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ActForm } from './ActForm.tsx';
import { CheckList } from './CheckList.tsx';
import { fromLocalInput } from './local-input.ts';
import { useDialogAct } from './use-dialog-act.ts';

type Audience = 'all' | 'some';

/** Tells everyone something, or those at some stations, until it is cleared or until a time. */
export function PostAnnouncementDialog({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Post an announcement`} isOpen={isOpen} onClose={onClose}>
      <PostForm onClose={onClose} />
    </Dialog>
  );
}

/** What is announced; `to` are the stations that it is for, where that is settled. */
export function PostForm({ to, onClose }: { to?: readonly Station[]; onClose(): void }) {
  const { t } = useLingui();
  // One id for all tries of this form: pressed twice, it is posted once.
  const [announcementId] = useState(() => newId());
  const [text, setText] = useState('');
  const [audience, setAudience] = useState<Audience>(to ? 'some' : 'all');
  const [stationIds, setStationIds] = useState<string[]>(() => to?.map((one) => one.id) ?? []);
  const [until, setUntil] = useState('');
  const act = useDialogAct(onClose);

  function submit() {
    const end = fromLocalInput(until);
    act.submit({
      type: 'announcement.post',
      announcementId,
      text: text.trim(),
      ...(audience === 'some' && { stationIds }),
      ...(end !== undefined && { until: end }),
    });
  }

  return (
    <ActForm
      act={act}
      intent="announcement.post"
      label={<Trans>Post</Trans>}
      isReady={audience === 'all' || stationIds.length > 0}
      onSubmit={submit}
      onCancel={onClose}
    >
      <TextField
        label={t`What should people know?`}
        value={text}
        onChange={setText}
        isRequired
        autoFocus
        maxLength={2000}
        rows={3}
      />
      {!to && (
        <Chips<Audience>
          label={t`Who sees it`}
          value={audience}
          onChange={setAudience}
          options={[
            { value: 'all', label: t`Every screen` },
            { value: 'some', label: t`Some kiosks` },
          ]}
        />
      )}
      {!to && audience === 'some' && <StationChoice chosen={stationIds} onChange={setStationIds} />}
      <TextField
        label={t`Until`}
        hint={t`If it ends by itself. Else it stays until somebody clears it.`}
        type="datetime-local"
        value={until}
        onChange={setUntil}
      />
    </ActForm>
  );
}

function StationChoice({ chosen, onChange }: { chosen: readonly string[]; onChange(ids: string[]): void }) {
  const stations = useHub(useShallow((s) => Object.values(s.floor?.stations ?? {})));
  const items = stations.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name));
  return <CheckList title={<Trans>Kiosks</Trans>} items={items} chosen={chosen} onChange={onChange} />;
}
