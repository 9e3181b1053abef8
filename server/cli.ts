#!/usr/bin/env node
import { restartWithFlags } from './cli/node-flags.ts';

if (process.argv[2] === 'start') restartWithFlags();
await import('./cli/program.ts');
