import { Trans, useLingui } from '@lingui/react/macro';
import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../ui/Button.tsx';
import css from './CheckScreen.module.css';
import form from './Forms.module.css';
import {
  CARD_MM,
  keepTouchSize,
  LEAST_PX_PER_MM,
  MOST_PX_PER_MM,
  TOUCH_MM,
  USUAL_PX_PER_MM,
  useTouchSize,
} from './touch-size.ts';

/** One pixel of the card's width: as fine as an edge can be seen. */
const STEP = 1 / CARD_MM.width;

/** Measures the display by a card that is held to it, so that a target has the 20 mm that a finger needs. */
export function TouchCheck({ onDone }: { onDone(): void }) {
  const { t } = useLingui();
  const [pxPerMm, setPxPerMm] = useState(useTouchSize.getState().pxPerMm ?? USUAL_PX_PER_MM);
  const set = (value: number) => setPxPerMm(Math.min(MOST_PX_PER_MM, Math.max(LEAST_PX_PER_MM, value)));
  const px = (mm: number) => `${mm * pxPerMm}px`;
  const use = () => {
    keepTouchSize(pxPerMm);
    onDone();
  };
  return (
    <div className={form['screen']}>
      <div className={form['scroller']}>
        <div className={`${form['body']} ${css['middle']}`}>
          <div className={form['head']}>
            <h1 className={form['title']}>
              <Trans>How large is this display?</Trans>
            </h1>
            <p className={form['lead']}>
              <Trans>
                Hold a bank card or a badge to the screen and make the frame as wide as the card. Every button then has
                the 20 mm that a finger needs.
              </Trans>
            </p>
          </div>
          <div className={css['measure']}>
            <div className={css['card']} style={{ inlineSize: px(CARD_MM.width), blockSize: px(CARD_MM.height) }}>
              <div className={css['finger']} style={{ inlineSize: px(TOUCH_MM), blockSize: px(TOUCH_MM) }}>
                <Trans>20 mm</Trans>
              </div>
            </div>
          </div>
          <div className={css['sizes']}>
            <IconButton label={t`Smaller`} icon={<Minus aria-hidden="true" />} onPress={() => set(pxPerMm - STEP)} />
            <input
              className={css['range']}
              type="range"
              aria-label={t`Width of the frame`}
              min={LEAST_PX_PER_MM * CARD_MM.width}
              max={MOST_PX_PER_MM * CARD_MM.width}
              step="any"
              value={pxPerMm * CARD_MM.width}
              onChange={(event) => set(event.currentTarget.valueAsNumber / CARD_MM.width)}
            />
            <IconButton label={t`Larger`} icon={<Plus aria-hidden="true" />} onPress={() => set(pxPerMm + STEP)} />
          </div>
        </div>
      </div>
      <footer className={form['actions']}>
        <Button onPress={onDone}>
          <Trans>Cancel</Trans>
        </Button>
        <Button look="primary" onPress={use}>
          <Trans>The frame is as wide as the card</Trans>
        </Button>
      </footer>
    </div>
  );
}
