import { useLingui } from '@lingui/react/macro';
import { Bell, BellOff } from 'lucide-react';
import { useState } from 'react';
import { canNotify, chooseDesktop, useDesktopChoice } from '../app/desktop-notices.ts';
import { IconButton } from './Button.tsx';

/** Whether this person's notices also come up on this machine's desktop. Nobody is ever asked by the page itself. */
export function DesktopChoice({ userId }: { userId: string }) {
  const { t } = useLingui();
  const isOn = useDesktopChoice(userId);
  const [isBlocked, setBlocked] = useState(false);
  if (!canNotify) return null;
  const label = isBlocked
    ? t`This browser lets no page notify you. Allow it in the browser’s settings`
    : isOn
      ? t`No notices on this computer’s desktop`
      : t`Notices on this computer’s desktop`;
  return (
    <IconButton
      label={label}
      icon={isOn ? <Bell aria-hidden="true" /> : <BellOff aria-hidden="true" />}
      onPress={() => void chooseDesktop(userId, !isOn).then((isDone) => setBlocked(!isDone))}
    />
  );
}
