import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import css from './Button.module.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'isPending'> {
  children: ReactNode;
  /** It has been pressed and works on it: it keeps the focus and takes no second press. */
  isBusy?: boolean;
  icon?: ReactNode;
  /** One `primary` a screen. `danger` for what can't be taken back; `quiet` where a border would be noise. */
  look?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'normal' | 'large';
}

// React Aria's own `isPending` leaves a picture without a name in the page when the button goes away meanwhile.
export function Button({ children, icon, look = 'plain', size = 'normal', isBusy = false, ...rest }: ButtonProps) {
  const busy = isBusy ? ({ type: 'button', onPress: ignore } as const) : {};
  return (
    <AriaButton
      {...rest}
      {...busy}
      className={`${css['button']} ${css[look]} ${css[size]}`}
      // Of what it is given React Aria passes on no `aria-busy`.
      render={(button) => <button {...button} aria-busy={isBusy || undefined} />}
    >
      {isBusy ? <span className={css['spinner']} aria-hidden="true" /> : icon}
      <span className={css['label']}>{children}</span>
    </AriaButton>
  );
}

/** A button that is only a picture; its name is for those who can't see it, and shows as a tooltip. */
export function IconButton({
  label,
  icon,
  ...rest
}: Omit<ButtonProps, 'children' | 'look' | 'size' | 'isBusy'> & { label: string }) {
  return (
    <span title={label} className={css['tip']}>
      <AriaButton {...rest} aria-label={label} className={`${css['button']} ${css['quiet']} ${css['square']}`}>
        {icon}
      </AriaButton>
    </span>
  );
}

const ignore = (): void => undefined;
