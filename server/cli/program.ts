import { Command } from 'commander';
import { addCommands } from './add.ts';
import { backupCommands } from './backup.ts';
import { doctorCommand } from './doctor.ts';
import { enrollmentKeyCommand } from './enrollment-key.ts';
import { explain } from './explain.ts';
import { exportCommand } from './export.ts';
import { startCommand } from './start.ts';

const program = new Command('hycon').description('The hub of a lab’s kiosks and dashboards.').showHelpAfterError();
const { env } = process;
const commands = [
  startCommand(env),
  ...addCommands(env),
  enrollmentKeyCommand(env),
  ...backupCommands(env),
  doctorCommand(env),
  exportCommand(env),
];
for (const command of commands) program.addCommand(command);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = 1;
  console.error(explain(error));
}
