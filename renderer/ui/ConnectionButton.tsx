import { useLingui } from '@lingui/react/macro';
import { Cloud, CloudOff } from 'lucide-react';
import { useState } from 'react';
import { useHub } from '../store/use-hub.ts';
import { IconButton } from './Button.tsx';
import { ConnectionDetail } from './ConnectionDetail.tsx';

interface ConnectionButtonProps {
  /** Makes room for the details where there is none; they open when it is done. */
  onOpen?: () => Promise<void>;
  onClosed?: () => void;
}

/** The way to the connection's details, also while all is well. */
export function ConnectionButton({ onOpen, onClosed }: ConnectionButtonProps) {
  const { t } = useLingui();
  const isLive = useHub((s) => s.link.phase === 'live');
  const [isOpen, setOpen] = useState(false);
  const Icon = isLive ? Cloud : CloudOff;

  async function open() {
    await onOpen?.();
    setOpen(true);
  }

  function close() {
    setOpen(false);
    onClosed?.();
  }

  return (
    <>
      <IconButton label={t`Connection`} icon={<Icon aria-hidden="true" />} onPress={() => void open()} />
      <ConnectionDetail isOpen={isOpen} onClose={close} />
    </>
  );
}
