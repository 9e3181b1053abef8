import { useLingui } from '@lingui/react/macro';
import { ArrowBigUp, Delete, KeyboardOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import css from './Keyboard.module.css';
import { type KeyboardLayer, layoutFor } from './keyboard-layout.ts';
import { typeBackspace, typeText } from './type-text.ts';

/** Our own keyboard: kiosks have none to count on. It types into the focused field and never takes the focus away. */
export function Keyboard({ onHide }: { onHide(): void }) {
  const { t, i18n } = useLingui();
  const [layer, setLayer] = useState<KeyboardLayer>('lower');
  const rows = layoutFor(i18n.locale)[layer];
  const type = (key: string) => {
    typeText(key);
    if (layer === 'upper') setLayer('lower');
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; these are keys
    <div
      role="group"
      data-keyboard=""
      aria-label={t`On-screen keyboard`}
      className={css['keyboard']}
      onPointerDown={(event) => event.preventDefault()}
    >
      {rows.map((row, index) => (
        <div key={row} className={css['row']}>
          {index === 3 && (
            <Key
              label={t`Capital letters`}
              isWide
              isOn={layer === 'upper'}
              onType={() => setLayer(layer === 'upper' ? 'lower' : 'upper')}
            >
              <ArrowBigUp aria-hidden="true" />
            </Key>
          )}
          {[...row].map((key) => (
            <Key key={key} label={key} onType={() => type(key)}>
              {key}
            </Key>
          ))}
          {index === 3 && (
            <Key label={t`Delete`} isWide onType={typeBackspace}>
              <Delete aria-hidden="true" />
            </Key>
          )}
        </div>
      ))}
      <div className={css['row']}>
        <Key
          label={t`Symbols`}
          isWide
          isOn={layer === 'symbols'}
          onType={() => setLayer(layer === 'symbols' ? 'lower' : 'symbols')}
        >
          #+=
        </Key>
        <Key label={t`Space`} isSpace onType={() => type(' ')}>
          <span className={css['space']} />
        </Key>
        <Key label={t`Hide the keyboard`} isWide onType={onHide}>
          <KeyboardOff aria-hidden="true" />
        </Key>
      </div>
    </div>
  );
}

interface KeyProps {
  label: string;
  children: ReactNode;
  onType(): void;
  isWide?: boolean;
  isSpace?: boolean;
  isOn?: boolean;
}

/** A key is left out of the tab order: whoever has real keys to press does not need these. */
function Key({ label, children, onType, isWide, isSpace, isOn }: KeyProps) {
  const size = isSpace ? css['spacebar'] : isWide ? css['wide'] : '';
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      aria-pressed={isOn}
      className={`${css['key']} ${size}`}
      onClick={onType}
    >
      {children}
    </button>
  );
}
