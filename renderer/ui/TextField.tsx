import type { ReactNode, Ref } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input, type InputProps } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField';
import css from './TextField.module.css';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'type'> {
  /** Left out only where `aria-label` says it. */
  label?: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** Lines to show; more than one makes it a text area. */
  rows?: number;
  type?: AriaTextFieldProps['type'] | 'datetime-local' | 'date';
  inputProps?: InputProps & { ref?: Ref<HTMLInputElement> };
}

export function TextField({ label, hint, error, rows = 1, inputProps, type, ...rest }: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      isInvalid={Boolean(error)}
      className={css['field'] ?? ''}
      {...(type && { type: type as 'text' })}
    >
      {label && <Label className={css['label'] ?? ''}>{label}</Label>}
      {rows > 1 ? (
        <TextArea rows={rows} className={css['input'] ?? ''} />
      ) : (
        <Input {...inputProps} className={css['input'] ?? ''} />
      )}
      {hint && !error && (
        <Text slot="description" className={css['hint'] ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={css['error'] ?? ''}>{error}</FieldError>
    </AriaTextField>
  );
}
