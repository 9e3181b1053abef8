import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import type { RefusalCode } from '../../protocol/refusals.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { TextField } from '../ui/TextField.tsx';
import css from './Forms.module.css';
import { IdleDialog } from './IdleDialog.tsx';

const SENTENCES: Partial<Record<RefusalCode, MessageDescriptor>> = {
  unauthorized: msg`This does not let you leave the kiosk. Check it and try again.`,
  forbidden: msg`Only those who run the lab may leave a kiosk. It stays as it is.`,
  'rate-limited': msg`Too many wrong tries. Wait, or ask the lab’s manager to lift the lock.`,
};
const NO_HUB = msg`The hub can’t be reached, and only it says who may leave a kiosk. Until it is back, IT ends the Windows session, or the program as an administrator.`;

interface LeaveScreenProps {
  badge: string | null;
  onCheck(): void;
  onClose(): void;
}

/** For those who run the lab: shows who they are, and the kiosk program ends. A badge needs its PIN. */
export function LeaveScreen({ badge, onCheck, onClose }: LeaveScreenProps) {
  const { t } = useLingui();
  const [username, setUsername] = useState('');
  const [secret, setSecret] = useState('');
  const [isAsking, setAsking] = useState(false);
  const [why, setWhy] = useState<MessageDescriptor | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isAsking || !window.hycon) return;
    setAsking(true);
    const shown = badge === null ? { username, password: secret } : { badge, pin: secret };
    const answer = await window.hycon.leave(shown);
    // A yes ends the program within a moment: nothing more can be pressed.
    if (answer.ok) return;
    setSecret('');
    setAsking(false);
    setWhy(SENTENCES[answer.code] ?? NO_HUB);
  }

  return (
    <form onSubmit={(event) => void submit(event)} className={css['screen']}>
      <div className={css['scroller']}>
        <div className={css['body']}>
          <div className={css['head']}>
            <h1 className={css['title']}>
              <Trans>Leave the kiosk</Trans>
            </h1>
            <p className={css['lead']}>
              <Trans>
                For those who run the lab: tap your badge and type its PIN, or type user name and password. The kiosk
                program then ends, and this PC is open.
              </Trans>
            </p>
          </div>
          {why && <Notice tone="alarm">{t(why)}</Notice>}
          <div className={css['fields']}>
            {badge === null && (
              <TextField
                label={t`User name`}
                value={username}
                onChange={setUsername}
                isRequired
                autoFocus
                autoComplete="off"
                inputProps={{ autoCapitalize: 'none', spellCheck: 'false' }}
              />
            )}
            <TextField
              key={badge === null ? 'password' : 'pin'}
              label={badge === null ? t`Password` : t`PIN`}
              value={secret}
              onChange={setSecret}
              isRequired
              autoFocus={badge !== null}
              type="password"
              autoComplete="off"
              {...(badge !== null && { inputProps: { inputMode: 'numeric' as const } })}
            />
          </div>
        </div>
      </div>
      <footer className={css['actions']}>
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button onPress={onCheck}>
          <Trans>Check this kiosk</Trans>
        </Button>
        <Button type="submit" look="danger" isBusy={isAsking}>
          <Trans>Leave the kiosk</Trans>
        </Button>
      </footer>
      <IdleDialog onOver={onClose} />
    </form>
  );
}
