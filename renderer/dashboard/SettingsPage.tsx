import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { HubSettings, LockTimes } from '../../protocol/settings.ts';
import { useFormat } from '../app/use-format.ts';
import { Notice } from '../ui/Notice.tsx';
import { EnrollmentKeys } from './EnrollmentKeys.tsx';
import { Feeds } from './Feeds.tsx';
import { NotAsked } from './NotAsked.tsx';
import { PageHead } from './PageHead.tsx';
import css from './SettingsPage.module.css';
import { SettingsTable } from './SettingsTable.tsx';
import { KEEPING, LEFT_ALONE, SIGN_IN } from './settings-words.ts';
import { useSettings } from './use-settings.ts';

/** What is in force at this hub and where it was set; what comes in by key or token; the backup. For admins. */
export function SettingsPage() {
  const { shown, again } = useSettings();
  return (
    <>
      <PageHead title={<Trans>Settings</Trans>} isLive={false} />
      {shown.phase === 'loading' && (
        <p role="status">
          <Trans>Asking the hub…</Trans>
        </p>
      )}
      {shown.phase === 'failed' && <NotAsked onAgain={again} />}
      {shown.phase === 'shown' && <Shown settings={shown.settings} onChanged={again} />}
    </>
  );
}

function Shown({ settings: { file, settings, fixed, feeds, lastBackupAt }, onChanged }: ShownProps) {
  const { t } = useLingui();
  const { duration } = useFormat();
  const named = (names: string[]) => settings.filter((one) => names.includes(one.name));
  const rest = settings.filter((one) => ![...SIGN_IN, ...LEFT_ALONE, ...KEEPING].includes(one.name));
  return (
    <>
      <HowToChange file={file} />
      <SettingsTable
        title={t`Signing in`}
        settings={named(SIGN_IN)}
        fixed={[
          [t`Signed in at a kiosk at most`, duration(fixed.kioskSignInMs)],
          [t`Signed in at the dashboard at most`, duration(fixed.deskSignInMs)],
          [t`Wrong tries lock a person`, <LockWords key="person" rule={fixed.personLock} />],
          [t`Wrong tries lock a station`, <LockWords key="station" rule={fixed.stationLock} />],
          [t`A kiosk’s code is valid for`, duration(fixed.pairingCodeMs)],
        ]}
      />
      <SettingsTable title={t`Sessions that nobody is at`} settings={named(LEFT_ALONE)} />
      <SettingsTable title={t`How long things are kept`} settings={named(KEEPING)} />
      <SettingsTable title={t`Network and program`} settings={rest} />
      <EnrollmentKeys />
      <Feeds feeds={feeds} onChanged={onChanged} />
      <Backup lastAt={lastBackupAt} />
    </>
  );
}

interface ShownProps {
  settings: HubSettings;
  onChanged(): void;
}

const HowToChange = ({ file }: { file: string | undefined }) => (
  <p className={css['lead']}>
    {file === undefined ? (
      <Trans>
        IT sets these at the hub’s own machine: in hub.json in the folder of the data, in the environment or on the
        command line. The hub takes them up when it is started again.
      </Trans>
    ) : (
      <Trans>
        IT sets these at the hub’s own machine: in {file}, in the environment or on the command line. The hub takes them
        up when it is started again.
      </Trans>
    )}
  </p>
);

function LockWords({ rule: { free, firstMs, mostMs } }: { rule: LockTimes }) {
  const { error } = useFormat();
  const [first, most] = [error(firstMs), error(mostMs)];
  return (
    <Trans>
      {free} tries for {first}, each further one for twice as long, up to {most}
    </Trans>
  );
}

function Backup({ lastAt }: { lastAt: number | undefined }) {
  const { stamp } = useFormat();
  const at = lastAt === undefined ? null : stamp(lastAt);
  return (
    <Section title={<Trans>Backup</Trans>}>
      {at === null ? (
        <Notice tone="warn">
          <Trans>No backup of this hub is known.</Trans>
        </Notice>
      ) : (
        <p>
          <Trans>The last one was made on {at}.</Trans>
        </p>
      )}
      <p className={css['muted']}>
        <Trans>IT makes one at the hub’s own machine, also while the hub runs:</Trans>{' '}
        <code className={css['name']}>hycon backup FILE</code>
      </p>
    </Section>
  );
}

const Section = ({ title, children }: { title: ReactNode; children: ReactNode }) => (
  <section className={css['section']}>
    <h2 className={css['sub']}>{title}</h2>
    {children}
  </section>
);
