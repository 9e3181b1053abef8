import { Trans, useLingui } from '@lingui/react/macro';
import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import type { ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useHub } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { type Check, useReaderVerdict } from './checks.ts';
import css from './KioskChecks.module.css';
import { ReaderWords } from './ReaderWords.tsx';
import { TOUCH_MM, useTouchSize } from './touch-size.ts';
import { useHubAddress } from './use-hub-address.ts';
import { equipmentHere } from './use-kiosk.ts';

/** What whoever sets a kiosk up sees to: each check passes, or says its fix. */
export function KioskChecks({ onCheck }: { onCheck(check: Check): void }) {
  const { t } = useLingui();
  return (
    <ul className={css['checks']} aria-label={t`Checks`}>
      <HubCheck />
      <TouchLine onCheck={() => onCheck('touch')} />
      <ReaderLine onCheck={() => onCheck('reader')} />
      <EquipmentLine />
    </ul>
  );
}

type CheckState = 'good' | 'open' | 'wrong';
const ICONS = { good: CircleCheck, open: CircleDashed, wrong: CircleAlert };

interface LineProps {
  state: CheckState;
  title: ReactNode;
  children: ReactNode;
  action?: ReactNode;
}

function Line({ state, title, children, action }: LineProps) {
  const Icon = ICONS[state];
  return (
    <li className={css['check']} data-state={state}>
      <Icon aria-hidden="true" className={css['icon']} />
      <div className={css['words']}>
        <h2>{title}</h2>
        <p>{children}</p>
      </div>
      {action}
    </li>
  );
}

function HubCheck() {
  const address = useHubAddress();
  const answers = useHub(({ enrollment, link }) => enrollment !== null || /live|syncing/.test(link.phase));
  return (
    <Line state={answers ? 'good' : 'wrong'} title={<Trans>Hub</Trans>}>
      {answers ? (
        <Trans>{address} answers.</Trans>
      ) : (
        <Trans>{address} does not answer. Check this PC’s network, and the hub’s address in its settings.</Trans>
      )}
    </Line>
  );
}

function TouchLine({ onCheck }: { onCheck(): void }) {
  const pxPerMm = useTouchSize((s) => s.pxPerMm);
  const pixels = Math.round((pxPerMm ?? 0) * TOUCH_MM);
  return (
    <Line
      state={pxPerMm === null ? 'open' : 'good'}
      title={<Trans>Touch</Trans>}
      action={
        <Button onPress={onCheck}>
          <Trans>Measure</Trans>
        </Button>
      }
    >
      {pxPerMm === null ? (
        <Trans>Nobody has measured this display: buttons may be too small for a finger, or too large.</Trans>
      ) : (
        <Trans>Measured: 20 mm for a finger are {pixels} pixels here.</Trans>
      )}
    </Line>
  );
}

function ReaderLine({ onCheck }: { onCheck(): void }) {
  const verdict = useReaderVerdict((s) => s.verdict);
  return (
    <Line
      state={verdict === null ? 'open' : verdict.type === 'works' ? 'good' : 'wrong'}
      title={<Trans>Badge reader</Trans>}
      action={
        <Button onPress={onCheck}>
          <Trans>Try it</Trans>
        </Button>
      }
    >
      {verdict === null ? <Trans>Not tried yet.</Trans> : <ReaderWords verdict={verdict} />}
    </Line>
  );
}

function EquipmentLine() {
  const isStation = useHub((s) => s.actor?.kind === 'station' && s.enrollment === null);
  const names = useHub(useShallow((s) => equipmentHere(s).flatMap((id) => s.floor?.equipment[id]?.name ?? [])));
  const state = isStation && names.length > 0 ? 'good' : 'open';
  return (
    <Line state={state} title={<Trans>Equipment</Trans>}>
      {state === 'good' ? (
        names.join(', ')
      ) : isStation ? (
        <Trans>None stands here yet. The lab’s manager assigns some in the dashboard, under Stations.</Trans>
      ) : (
        <Trans>Comes with the code: whoever confirms it picks the equipment.</Trans>
      )}
    </Line>
  );
}
