import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** The first line of standard input, without its end; typed at a terminal, it is asked for and not shown. */
export async function readSecret(prompt: string): Promise<string> {
  const isTyped = process.stdin.isTTY;
  if (isTyped) process.stderr.write(prompt);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: isTyped });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (isTyped) process.stderr.write('\n');
  }
}
