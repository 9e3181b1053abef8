import type { Readable } from 'node:stream';

/** Calls back with each whole line of a stream, read as JSON; what is no JSON goes to `other`. */
export function readLines(stream: Readable, take: (value: unknown) => void, other: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') readOne(line, take, other);
  });
}

function readOne(line: string, take: (value: unknown) => void, other: (line: string) => void): void {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    other(line);
    return;
  }
  take(value);
}
