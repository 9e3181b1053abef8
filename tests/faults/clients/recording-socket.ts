import type { OpenSocket } from '../../../client/socket.ts';
import { openSocketIo } from '../../../client/socket-io.ts';
import type { Intent } from '../../../protocol/intents.ts';
import { intentAck } from '../../../protocol/wire.ts';
import { digestOfAnswer } from '../digest.ts';
import type { Journal, SeenAnswer } from './journal.ts';

/** The real socket, with every act that goes out and every answer to one written down before anybody else has it. */
export function recordingSocket(journal: Journal): OpenSocket {
  return (url, auth, on) => {
    const socket = openSocketIo(url, auth, on);
    return {
      ask: (event, body, timeoutMs, done) => {
        if (event === 'intent') journal.write({ k: 'sent', id: (body as Intent).id });
        socket.ask(event, body, timeoutMs, (answer) => {
          if (event === 'intent' && !answer.lost)
            journal.write({ k: 'answer', id: (body as Intent).id, answer: seen(answer.body) });
          done(answer);
        });
      },
      close: () => socket.close(),
    };
  };
}

function seen(body: unknown): SeenAnswer {
  const ack = intentAck.parse(body);
  const { n } = ack;
  const common = { n, digest: digestOfAnswer(ack) };
  if (ack.ok) return { ...common, ok: true, seq: ack.seq };
  return { ...common, ok: false, code: ack.code, message: ack.message };
}
