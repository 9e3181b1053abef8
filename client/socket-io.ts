import { io } from 'socket.io-client';
import type { HubSocket, OpenSocket } from './socket.ts';

/**
 * A Socket.IO socket with everything off that would act by itself: reconnection is ours, and emitting while
 * disconnected would queue an emit that is stale when it is sent.
 */
export const openSocketIo: OpenSocket = (url, auth, on): HubSocket => {
  const socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    autoConnect: false,
    auth,
  });
  socket.on('connect', () => on.connected());
  socket.on('connect_error', (error: Error & { data?: unknown }) => on.refused(error.message, error.data));
  socket.on('disconnect', (reason) => on.closed(reason));
  socket.onAny((event: string, body: unknown) => on.message(event, body));
  socket.connect();
  return {
    ask(event, body, timeoutMs, done) {
      if (!socket.connected) return done({ lost: true });
      socket.timeout(timeoutMs).emit(event, body, (error: Error | null, answer: unknown) => {
        done(error ? { lost: true } : { lost: false, body: answer });
      });
    },
    close() {
      socket.off();
      socket.offAny();
      socket.disconnect();
    },
  };
};
