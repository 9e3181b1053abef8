import { useLingui } from '@lingui/react/macro';
import { Moon, Sun } from 'lucide-react';
import { setLanguage } from '../app/language.ts';
import { LANGUAGES } from '../app/preferred-language.ts';
import { setTheme, useIsDark } from '../app/theme.ts';
import { Button, IconButton } from './Button.tsx';
import css from './PagePreferences.module.css';

/** What a person may choose for this screen alone. */
export function PagePreferences() {
  const { t, i18n } = useLingui();
  const isDark = useIsDark();
  const other = i18n.locale === 'de' ? 'en' : 'de';
  return (
    <div className={css['preferences']}>
      <Button look="quiet" onPress={() => void setLanguage(other)}>
        <span lang={other}>{LANGUAGES[other]}</span>
      </Button>
      <IconButton
        label={isDark ? t`Light colours` : t`Dark colours`}
        icon={isDark ? <Sun aria-hidden="true" /> : <Moon aria-hidden="true" />}
        onPress={() => setTheme(isDark ? 'light' : 'dark')}
      />
    </div>
  );
}
