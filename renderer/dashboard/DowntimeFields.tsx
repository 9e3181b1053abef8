import { Trans, useLingui } from '@lingui/react/macro';
import { TextField } from '../ui/TextField.tsx';
import type { DowntimeDraft } from './downtime-draft.ts';

interface DowntimeFieldsProps {
  draft: DowntimeDraft;
  /** Of one that has begun only the end can be changed. */
  hasBegun?: boolean;
  onChange(draft: DowntimeDraft): void;
}

export function DowntimeFields({ draft, hasBegun = false, onChange }: DowntimeFieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <TextField
        label={t`From`}
        type="datetime-local"
        value={draft.start}
        onChange={(start) => onChange({ ...draft, start })}
        isRequired
        isDisabled={hasBegun}
      />
      <TextField
        label={t`Until`}
        type="datetime-local"
        value={draft.end}
        onChange={(end) => onChange({ ...draft, end })}
        isRequired
      />
      <TextField
        label={t`Why? People read this at the instrument.`}
        value={draft.reason}
        onChange={(reason) => onChange({ ...draft, reason })}
        isRequired
        maxLength={2000}
        rows={2}
      />
      <p>
        <Trans>
          It is out of service from then till then by itself. Afterwards its condition is again as it was before. A
          session that runs goes on, and is told.
        </Trans>
      </p>
    </>
  );
}
