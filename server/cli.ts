#!/usr/bin/env node
import { Command } from 'commander';
import { addCommands } from './cli/add.ts';
import { explain } from './cli/explain.ts';
import { startCommand } from './cli/start.ts';

const program = new Command('hycon').description('The hub of a lab’s kiosks and dashboards.').showHelpAfterError();
for (const command of [startCommand(process.env), ...addCommands(process.env)]) program.addCommand(command);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = 1;
  console.error(explain(error));
}
