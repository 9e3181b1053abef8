import { Trans, useLingui } from '@lingui/react/macro';
import { ImageOff, ImagePlus } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { PHOTO_TYPES } from '../../protocol/photo.ts';
import type { Refusal } from '../../protocol/refusals.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import css from './PhotoField.module.css';
import { PhotoRefusal } from './PhotoRefusal.tsx';
import { type ChosenPhoto, choosePhoto } from './problem-photo.ts';
import { useKeptFocus } from './use-kept-focus.ts';

interface PhotoFieldProps {
  photo: ChosenPhoto | null;
  isDisabled: boolean;
  onChange(photo: ChosenPhoto | null): void;
}

/** What it looks like, chosen from disk, shown before it is sent, and taken out again with one press. */
export function PhotoField({ photo, isDisabled, onChange }: PhotoFieldProps) {
  const [why, setWhy] = useState<Refusal | null>(null);
  const labelId = useId();
  const keptFocus = useKeptFocus([photo]);

  async function choose(file: File | undefined) {
    if (!file) return;
    const chosen = await choosePhoto(file);
    if ('code' in chosen) return setWhy(chosen);
    change(chosen);
  }

  function change(chosen: ChosenPhoto | null) {
    setWhy(null);
    onChange(chosen);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of a picture and buttons, not of form fields
    <div role="group" aria-labelledby={labelId} className={css['field']} {...keptFocus}>
      <span id={labelId} className={css['label']}>
        <Trans>A photo of it, if you like</Trans>
      </span>
      {photo && <Preview picture={photo.picture} />}
      <div className={css['row']}>
        <FileTrigger acceptedFileTypes={PHOTO_TYPES} onSelect={(files) => void choose(files?.[0])}>
          <Button icon={<ImagePlus aria-hidden="true" />} isDisabled={isDisabled}>
            {photo ? <Trans>Another photo</Trans> : <Trans>Choose a photo</Trans>}
          </Button>
        </FileTrigger>
        {photo && (
          <Button
            look="quiet"
            icon={<ImageOff aria-hidden="true" />}
            isDisabled={isDisabled}
            onPress={() => change(null)}
          >
            <Trans>Remove it</Trans>
          </Button>
        )}
      </div>
      {why && (
        <Notice tone="alarm">
          <PhotoRefusal refusal={why} />
        </Notice>
      )}
    </div>
  );
}

function Preview({ picture }: { picture: ImageBitmap }) {
  const { t } = useLingui();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => canvas.current?.getContext('2d')?.drawImage(picture, 0, 0), [picture]);
  const { width, height } = picture;
  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      className={css['preview']}
      role="img"
      aria-label={t`The photo that goes with the report`}
    />
  );
}
