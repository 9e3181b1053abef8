import { Plural, Trans } from '@lingui/react/macro';
import type { Enrollment } from '../../client/hub-link.ts';
import { useLink } from '../app/link-context.ts';
import { useFormat } from '../app/use-format.ts';
import { useLocalNow } from '../store/use-clock.ts';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { IntentWords } from '../ui/IntentWords.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { Check } from './checks.ts';
import css from './EnrollScreen.module.css';
import { KioskChecks } from './KioskChecks.tsx';
import { waitingCount } from './kiosk-view.ts';

interface EnrollScreenProps {
  enrollment: Enrollment;
  onCheck(check: Check): void;
}

/** A kiosk that is no station: the code that makes it one, what can be checked meanwhile, and what it still holds from before. */
export function EnrollScreen({ enrollment, onCheck }: EnrollScreenProps) {
  const link = useLink();
  const wasStation = useHub((s) => s.actor?.kind === 'station');
  return (
    <div className={css['screen']}>
      <div className={css['column']}>
        <h1 className={css['title']}>
          {wasStation ? <Trans>This kiosk was taken out of the lab</Trans> : <Trans>This kiosk is new here</Trans>}
        </h1>
        {enrollment.phase === 'asking' ? (
          <p className={css['lead']} role="status">
            <Trans>Asking the hub for a code…</Trans>
          </p>
        ) : (
          <Pairing {...enrollment} />
        )}
        <Button onPress={() => link.retryNow()}>
          <Trans>Ask the hub again</Trans>
        </Button>
      </div>
      <div className={css['column']}>
        <KioskChecks onCheck={onCheck} />
        <KeptActs />
      </div>
    </div>
  );
}

function Pairing({ code, expiresAt, refusal }: Extract<Enrollment, { phase: 'pairing' }>) {
  const { timer } = useFormat();
  const now = useLocalNow();
  const left = timer(expiresAt - now).replace(/^0:/, '');
  const halves = [code.slice(0, code.length / 2), code.slice(code.length / 2)];
  return (
    <>
      {refusal && (
        <Notice tone="warn">
          {refusal.code === 'forbidden' ? (
            <Trans>It could not enroll by itself: its enrollment key has run out, was used up or revoked.</Trans>
          ) : (
            <Trans>
              It could not enroll by itself: its enrollment key, or the address that was opened, is not known here.
            </Trans>
          )}
        </Notice>
      )}
      <p className={css['lead']}>
        <Trans>Somebody who runs the lab types this code in the dashboard, under Stations, “Pair a kiosk”.</Trans>
      </p>
      <p className={css['code']} data-code={code}>
        {halves.map((half) => (
          <span key={half}>{half}</span>
        ))}
      </p>
      <p className={css['left']}>
        <Trans>A new code comes in {left}.</Trans>
      </p>
    </>
  );
}

/** Nothing that was done here is lost without a word. */
function KeptActs() {
  const outbox = useHub((s) => s.outbox);
  const count = useHub((s) => waitingCount(s.outbox));
  if (count === 0) return null;
  return (
    <section className={css['kept']}>
      <p>
        <Plural
          value={count}
          one="# act is kept here and could not be delivered. Tell the lab’s manager:"
          other="# acts are kept here and could not be delivered. Tell the lab’s manager:"
        />
      </p>
      <ul>
        {outbox.map((entry) => (
          <li key={entry.id}>
            <IntentWords body={entry.body} />
          </li>
        ))}
      </ul>
    </section>
  );
}
