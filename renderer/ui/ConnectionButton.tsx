import { useLingui } from '@lingui/react/macro';
import { Cloud, CloudOff } from 'lucide-react';
import { useState } from 'react';
import { useHub } from '../store/use-hub.ts';
import { IconButton } from './Button.tsx';
import { ConnectionDetail } from './ConnectionDetail.tsx';

/** The way to the connection's details, also while all is well. */
export function ConnectionButton() {
  const { t } = useLingui();
  const isLive = useHub((s) => s.link.phase === 'live');
  const [isOpen, setOpen] = useState(false);
  const Icon = isLive ? Cloud : CloudOff;
  return (
    <>
      <IconButton label={t`Connection`} icon={<Icon aria-hidden="true" />} onPress={() => setOpen(true)} />
      <ConnectionDetail isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
