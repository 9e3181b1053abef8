import { Plural, Trans } from '@lingui/react/macro';
import { CloudOff, TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useLink } from '../app/link-context.ts';
import { useFormat } from '../app/use-format.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from './Button.tsx';
import { ConnectionDetail } from './ConnectionDetail.tsx';
import css from './ConnectionLine.module.css';
import { StoppedText } from './StoppedText.tsx';
import type { Trouble } from './trouble.ts';
import { useTrouble } from './use-trouble.ts';

/** One line about the link to the hub: nothing while all is well; what is kept here and when it goes on while it isn't. */
export function ConnectionLine({ showsRefused = false }: { showsRefused?: boolean }) {
  const trouble = useTrouble();
  const refused = useHub((s) => (showsRefused ? s.outbox.filter((one) => one.state === 'refused').length : 0));
  const [isOpen, setOpen] = useState(false);
  const isShown = trouble !== null || refused > 0;
  return (
    <div className={isShown ? css['line'] : ''}>
      <div role="status">
        {trouble ? <TroubleWords trouble={trouble} /> : refused > 0 && <RefusedWords count={refused} />}
      </div>
      {isShown && <Actions trouble={trouble} onDetail={() => setOpen(true)} />}
      <ConnectionDetail isOpen={isOpen} onClose={() => setOpen(false)} />
    </div>
  );
}

/** Announced once; the countdown beside it is not, or a reader would hear it each second. */
function TroubleWords({ trouble: { link, since } }: { trouble: Trouble }) {
  const { time } = useFormat();
  const saved = useHub((s) => s.outbox.filter((one) => one.state === 'saved' || one.state === 'sent').length);
  const at = time(since);
  if (link.phase === 'stopped')
    return (
      <Line>
        <StoppedText reason={link.reason} />
      </Line>
    );
  return (
    <Line>
      <Trans>Offline since {at}</Trans>
      <span> · </span>
      <Plural value={saved} _0="nothing waits here" one="# saved here" other="# saved here" />
    </Line>
  );
}

const Line = ({ children }: { children: ReactNode }) => (
  <p className={css['words']}>
    <CloudOff aria-hidden="true" className={css['icon']} />
    <span>{children}</span>
  </p>
);

const RefusedWords = ({ count }: { count: number }) => (
  <p className={css['words']}>
    <TriangleAlert aria-hidden="true" className={css['icon']} />
    <Plural value={count} one="# act was refused" other="# acts were refused" />
  </p>
);

function Actions({ trouble, onDetail }: { trouble: Trouble | null; onDetail(): void }) {
  const link = useLink();
  const seconds = trouble?.retryInMs == null ? null : Math.ceil(trouble.retryInMs / 1000);
  return (
    <div className={css['actions']}>
      {seconds !== null && (
        <span>
          <Trans>retrying in {seconds} s</Trans>
        </span>
      )}
      {trouble && (
        <Button look="quiet" onPress={() => link.retryNow()}>
          <Trans>Retry now</Trans>
        </Button>
      )}
      <Button look="quiet" onPress={onDetail}>
        {trouble ? <Trans>Details</Trans> : <Trans>See why</Trans>}
      </Button>
    </div>
  );
}
