import { Trans, useLingui } from '@lingui/react/macro';
import { ImagePlus } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { Problem } from '../../protocol/entities.ts';
import { PHOTO_TYPES, photoUrl } from '../../protocol/photo.ts';
import type { Refusal } from '../../protocol/refusals.ts';
import { useHub, userOf } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PhotoRefusal } from './PhotoRefusal.tsx';
import css from './ProblemsPage.module.css';
import { sendPhoto } from './problem-photo.ts';

/** The photo of a problem, a touch away from its full size; and the way to add one, for who may. */
export function ProblemPhoto({ problem, isManager }: { problem: Problem; isManager: boolean }) {
  const { t } = useLingui();
  const isOwn = useHub((s) => userOf(s)?.id === problem.reportedBy.id);
  const { photoAt } = problem;
  return (
    <div className={css['picture']}>
      {photoAt !== undefined && (
        <a href={photoUrl(problem.id, photoAt)} target="_blank" rel="noreferrer">
          <img
            className={css['photo']}
            src={photoUrl(problem.id, photoAt)}
            alt={t`What the problem looks like`}
            loading="lazy"
          />
        </a>
      )}
      {(isManager || isOwn) && <AddPhoto problem={problem} />}
    </div>
  );
}

function AddPhoto({ problem }: { problem: Problem }) {
  const [isSending, setSending] = useState(false);
  const [why, setWhy] = useState<Refusal | null>(null);

  async function send(photo: File | undefined) {
    if (!photo) return;
    setSending(true);
    const refusal = await sendPhoto(problem.id, photo);
    setSending(false);
    setWhy(refusal);
  }

  return (
    <>
      <FileTrigger acceptedFileTypes={PHOTO_TYPES} onSelect={(files) => void send(files?.[0])}>
        <Button look="quiet" icon={<ImagePlus aria-hidden="true" />} isBusy={isSending}>
          {problem.photoAt === undefined ? <Trans>Add a photo</Trans> : <Trans>Another photo</Trans>}
        </Button>
      </FileTrigger>
      {why && (
        <Notice tone="alarm">
          <PhotoRefusal refusal={why} />
        </Notice>
      )}
    </>
  );
}
