import { Trans, useLingui } from '@lingui/react/macro';
import css from './ImportPage.module.css';
import type { ImportLine, Problem } from './import-lines.ts';
import table from './PeoplePage.module.css';
import { ROLE_WORDS } from './people-words.ts';

/** The lines that are wrong first, then the others as they stand in the list. A badge is never shown. */
export function ImportTable({ lines }: { lines: ImportLine[] }) {
  const { t } = useLingui();
  const isWrong = ({ problems }: ImportLine) => problems.length > 0;
  const rows = [...lines.filter(isWrong), ...lines.filter((one) => !isWrong(one))];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard.
    <section className={css['scroll']} aria-label={t`The list`} tabIndex={0}>
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Line</Trans>
            </th>
            <th scope="col">
              <Trans>Name</Trans>
            </th>
            <th scope="col">
              <Trans>User name</Trans>
            </th>
            <th scope="col">
              <Trans>Role</Trans>
            </th>
            <th scope="col">
              <Trans>Badge</Trans>
            </th>
            <th scope="col">
              <Trans>What is wrong</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <Row key={one.line} {...one} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ line, person, problems }: ImportLine) {
  const { t } = useLingui();
  return (
    <tr>
      <td>{line}</td>
      <td>{person.name}</td>
      <td>{person.username}</td>
      <td>{problems.some((one) => one.kind === 'role') ? '?' : t(ROLE_WORDS[person.role])}</td>
      <td>{person.badge === undefined ? <Trans>None</Trans> : <Trans>Given</Trans>}</td>
      <td>
        {problems.map((problem) => (
          <strong key={problem.kind} className={css['wrong']}>
            <ProblemWords problem={problem} />
          </strong>
        ))}
      </td>
    </tr>
  );
}

function ProblemWords({ problem }: { problem: Problem }) {
  switch (problem.kind) {
    case 'cells':
      return <Trans>More cells than columns, or an open quote.</Trans>;
    case 'username':
      return <Trans>A user name has lower-case letters, digits and . _ - @</Trans>;
    case 'name':
      return <Trans>A name has 1 to 80 characters.</Trans>;
    case 'role':
      return <Trans>A role is researcher, manager or admin.</Trans>;
    case 'role-not-yours':
      return <Trans>Only an admin adds people who run the lab.</Trans>;
    case 'badge':
      return <Trans>No badge’s number. Format the column as text in the spreadsheet.</Trans>;
    case 'taken':
      return <Trans>Somebody has this user name already.</Trans>;
    case 'badge-taken':
      return <Trans>This badge is somebody’s already.</Trans>;
    case 'refused':
      return <Trans>The hub did not take this line.</Trans>;
    case 'username-twice': {
      const { line } = problem;
      return <Trans>The same user name as in line {line}.</Trans>;
    }
    case 'badge-twice': {
      const { line } = problem;
      return <Trans>The same badge as in line {line}.</Trans>;
    }
  }
}
