#!/usr/bin/env node
import { Command } from 'commander';
import { addCommands } from './cli/add.ts';
import { backupCommands } from './cli/backup.ts';
import { doctorCommand } from './cli/doctor.ts';
import { enrollmentKeyCommand } from './cli/enrollment-key.ts';
import { explain } from './cli/explain.ts';
import { exportCommand } from './cli/export.ts';
import { startCommand } from './cli/start.ts';

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
