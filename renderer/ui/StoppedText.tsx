import { useLingui } from '@lingui/react/macro';
import type { LinkTrouble } from '../../client/hub-link.ts';
import { stoppedText } from './stopped-text.ts';

export function StoppedText({ reason }: { reason: LinkTrouble }) {
  const { t } = useLingui();
  const ours = stoppedText(reason);
  return <>{ours ? t(ours) : reason.message}</>;
}
