/**
 * V8 lets the space for new objects grow to three times 16 MB and keeps it: an idle connection weighs twice as much for
 * ever. And it wakes four threads to sweep that space, which costs a small one more than the sweeping. On large pages,
 * where the system has them, Node's own code is found sooner by a hub that does little at a time. Of V8's helpers one is
 * enough: four of them took the processor from the hub while they looked for what is garbage. Decision 0010.
 */
const FLAGS = ['--max-semi-space-size=4', '--no-parallel-scavenge', '--use-largepages=silent', '--v8-pool-size=1'];

/**
 * Puts a Node with the hub's own flags in the place of one without, as the same process: V8 reads them when it starts
 * and never again. Before anything is loaded this takes as long as Node needs to begin. Windows has no such call, and a
 * process that its parent talks to would lose the line: there the hub runs as it was started, and weighs more.
 */
export function restartWithFlags(): void {
  const { execArgv, execPath, argv, env, platform, connected } = process;
  const missing = FLAGS.filter((flag) => !execArgv.includes(flag));
  if (missing.length === 0 || platform === 'win32' || connected) return;
  process.execve?.(execPath, [execPath, ...missing, ...execArgv, ...argv.slice(1)], env);
}
