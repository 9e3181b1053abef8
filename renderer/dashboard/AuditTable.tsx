import { Trans, useLingui } from '@lingui/react/macro';
import type { AuditRecord } from '../../protocol/audit.ts';
import { useFormat } from '../app/use-format.ts';
import { useHub } from '../store/use-hub.ts';
import css from './AuditPage.module.css';
import { ASKED, REFUSED } from './audit-words.ts';

export function AuditTable({ records }: { records: readonly AuditRecord[] }) {
  const { t } = useLingui();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard.
    <section className={css['scroll']} aria-label={t`Audit`} tabIndex={0}>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>When</Trans>
            </th>
            <th scope="col">
              <Trans>Who</Trans>
            </th>
            <th scope="col">
              <Trans>What</Trans>
            </th>
            <th scope="col">
              <Trans>Result</Trans>
            </th>
            <th scope="col">
              <Trans>From where</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {records.map((one) => (
            <tr key={one.n}>
              <td className={css['time']}>
                <When record={one} />
              </td>
              <td>
                <Who record={one} />
              </td>
              <td>
                <What record={one} />
              </td>
              <td>
                <Result result={one.result} />
              </td>
              <td>
                <Where record={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What was told late has two times: when it happened, and when the hub heard of it. */
function When({ record: { at, occurredAt } }: { record: AuditRecord }) {
  const { stamp } = useFormat();
  const told = stamp(at);
  if (occurredAt === undefined) return <time dateTime={new Date(at).toISOString()}>{told}</time>;
  return (
    <>
      <time dateTime={new Date(occurredAt).toISOString()}>{stamp(occurredAt)}</time>
      <span className={css['more']}>
        <Trans>offline, told {told}</Trans>
      </span>
    </>
  );
}

function Who({ record: { user, source } }: { record: AuditRecord }) {
  if (user) return user.name;
  if (source === 'hub') return <Trans>The hub, by its clock</Trans>;
  return source === 'command-line' ? <Trans>Command line</Trans> : <Trans>Nobody known</Trans>;
}

function What({ record: { type, about } }: { record: AuditRecord }) {
  const { t } = useLingui();
  const equipment = useHub((s) => s.floor?.equipment[about['equipmentId'] ?? '']?.name);
  const person = useHub((s) => s.staff?.users[about['userId'] ?? '']?.name);
  const words = Object.hasOwn(ASKED, type) ? ASKED[type as keyof typeof ASKED] : undefined;
  const subject = [equipment, person].filter((one) => one !== undefined).join(', ');
  return (
    <>
      {words ? t(words) : type}
      {subject !== '' && <span className={css['more']}>{subject}</span>}
      {about['shown'] === 'badge' && (
        <span className={css['more']}>
          <Trans>with a badge</Trans>
        </span>
      )}
      {about['shown'] === 'saved-list' && (
        <span className={css['more']}>
          <Trans>signed in from the kiosk’s saved list</Trans>
        </span>
      )}
      {about['shown'] === 'password' && (
        <span className={css['more']}>
          <Trans>with a password</Trans>
        </span>
      )}
    </>
  );
}

function Result({ result }: { result: string }) {
  const { t } = useLingui();
  if (result === 'ok') return <Trans>Done</Trans>;
  const words = Object.hasOwn(REFUSED, result) ? REFUSED[result as keyof typeof REFUSED] : undefined;
  return <strong className={css['refused']}>{words ? t(words) : t`Refused`}</strong>;
}

function Where({ record: { source, station, address, about } }: { record: AuditRecord }) {
  const kiosk = about['kioskAddress'];
  return (
    <>
      {source === 'dashboard' && <Trans>Dashboard</Trans>}
      {source === 'command-line' && <Trans>The hub’s own machine</Trans>}
      {station?.name}
      {address !== undefined && <span className={css['more']}>{address}</span>}
      {kiosk !== undefined && (
        <span className={css['more']}>
          <Trans>the kiosk at {kiosk}</Trans>
        </span>
      )}
    </>
  );
}
