import type { Server } from 'socket.io';

/** How long the hub may be busy with ending them before it sees to others, and for how long it then does. */
const BUSY_MS = 3;
const PAUSE_MS = 50;

/** The part of an engine's socket that this needs. */
interface Line {
  readyState: string;
  close(discard?: boolean): void;
}

/**
 * Ends connections that have not said who they are within `withinMs`, a few at a time: Socket.IO has a timer for each,
 * and where thousands came together they end together, while everybody else waits. Returns the way to stop.
 */
export function endSilent(io: Pick<Server, 'engine' | 'on'>, withinMs: number): () => void {
  const silent: Silent = new Map();
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    const nextMs = endSome(silent);
    timer = nextMs === undefined ? undefined : setTimeout(look, nextMs);
  };
  io.engine.on('connection', (line: Line) => {
    silent.set(line, performance.now() + withinMs);
    timer ??= setTimeout(look, withinMs);
  });
  io.on('connection', (socket) => silent.delete(socket.conn as unknown as Line));
  return () => clearTimeout(timer);
}

/** The oldest first, with the time by which they have to have said it. */
type Silent = Map<Line, number>;

/** Ends who is due, as far as that goes; returns when to go on, in milliseconds. */
function endSome(silent: Silent): number | undefined {
  const startedAt = performance.now();
  for (const [line, dueAt] of silent) {
    if (dueAt > startedAt) return dueAt - startedAt;
    if (performance.now() - startedAt > BUSY_MS) return PAUSE_MS;
    silent.delete(line);
    if (line.readyState === 'open') line.close(true);
  }
  return undefined;
}
