import { Trans, useLingui } from '@lingui/react/macro';
import { ImagePlus } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { z } from 'zod';
import type { Problem } from '../../protocol/entities.ts';
import { MAX_PHOTO_BYTES, PHOTO_PATH, PHOTO_TYPES, photoUrl } from '../../protocol/photo.ts';
import { type Refusal, refuse } from '../../protocol/refusals.ts';
import { useHub, userOf } from '../store/use-hub.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RefusalText } from '../ui/RefusalText.tsx';
import { askHub } from './hub-api.ts';
import css from './ProblemsPage.module.css';

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
    const answer = photo.size > MAX_PHOTO_BYTES ? TOO_LARGE : await putPhoto(problem.id, photo);
    setSending(false);
    setWhy('code' in answer ? answer : null);
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
          {why.code === 'invalid' || why.code === 'too-large' ? (
            <Trans>This is no picture that is taken here. Choose a PNG, JPEG or WebP of at most 8 MB.</Trans>
          ) : (
            <RefusalText refusal={why} intent="problem.report" />
          )}
        </Notice>
      )}
    </>
  );
}

const putPhoto = (problemId: string, photo: File) =>
  askHub(`${PHOTO_PATH}?problem=${encodeURIComponent(problemId)}`, z.object({ ok: z.literal(true).optional() }), {
    method: 'PUT',
    headers: { 'content-type': photo.type },
    body: photo,
  });

const TOO_LARGE = refuse('too-large', 'The photo is too large.');
