import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Setting } from '../../protocol/settings.ts';
import table from './PeoplePage.module.css';
import css from './SettingsPage.module.css';
import { SETTING_WORDS, SOURCE_WORDS, VALUE_WORDS } from './settings-words.ts';

interface SettingsTableProps {
  title: string;
  settings: readonly Setting[];
  /** What is the same at every hub, as `[what, value]`. */
  fixed?: readonly (readonly [string, ReactNode])[];
}

/** What is in force, by what it was set, and by which names it can be set. */
export function SettingsTable({ title, settings, fixed = [] }: SettingsTableProps) {
  return (
    <section className={css['section']} aria-label={title}>
      <h2 className={css['sub']}>{title}</h2>
      <div className={css['scroll']}>
        <table className={table['table']}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Setting</Trans>
              </th>
              <th scope="col">
                <Trans>In force</Trans>
              </th>
              <th scope="col">
                <Trans>Set by</Trans>
              </th>
              <th scope="col">
                <Trans>Its names</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {settings.map((one) => (
              <Row key={one.name} setting={one} />
            ))}
            {fixed.map(([what, value]) => (
              <tr key={what}>
                <td>{what}</td>
                <td>{value}</td>
                <td className={css['muted']} colSpan={2}>
                  <Trans>The same at every hub</Trans>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ setting }: { setting: Setting }) {
  const { t } = useLingui();
  const { name, environment, from } = setting;
  const words = SETTING_WORDS[name];
  return (
    <tr>
      <td>{words ? t(words) : name}</td>
      <td className={css['value']}>
        <Value setting={setting} />
      </td>
      <td className={from === 'default' ? css['muted'] : ''}>{t(SOURCE_WORDS[from])}</td>
      <td>
        <code className={css['name']}>{name}</code>
        <code className={css['name']}>{environment}</code>
      </td>
    </tr>
  );
}

function Value({ setting: { value, isKeptBack } }: { setting: Setting }) {
  const { t } = useLingui();
  if (isKeptBack) return <Trans>Set, not shown</Trans>;
  const all = Array.isArray(value) ? value : value === undefined ? [] : [String(value)];
  if (all.length === 0) return <Trans>Not set</Trans>;
  return all.map((one) => (VALUE_WORDS[one] ? t(VALUE_WORDS[one]) : one)).join(', ');
}
