import { Trans } from '@lingui/react/macro';
import { MAX_PHOTO_BYTES } from '../../protocol/photo.ts';
import type { Refusal } from '../../protocol/refusals.ts';
import { RefusalText } from '../ui/RefusalText.tsx';

const MAX_MB = MAX_PHOTO_BYTES / 1024 / 1024;

/** Why a photo was not taken. */
export function PhotoRefusal({ refusal }: { refusal: Refusal }) {
  const isNone = refusal.code === 'invalid' || refusal.code === 'too-large';
  if (!isNone) return <RefusalText refusal={refusal} intent="problem.report" />;
  return <Trans>This is no picture that is taken here. Choose a PNG, JPEG or WebP of at most {MAX_MB} MB.</Trans>;
}
