import { execFile } from 'node:child_process';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, '..', '..', 'server', 'cli.ts');
const PASSWORD = 'bench-only-password-1';

/** Two people of a new store, as its own command line makes them, signed in: a screen's and a sender's cookie. */
export async function seedPeople(data: string, url: string): Promise<{ screen: string; sender: string }> {
  await addUser(data, 'screen', 'researcher');
  await addUser(data, 'sender', 'manager');
  return { screen: await signIn(url, 'screen'), sender: await signIn(url, 'sender') };
}

function addUser(data: string, username: string, role: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const args = [CLI, 'user', 'add', username, '--role', role, '--data', data, '--json'];
    const child = execFile(process.execPath, args, (error) => (error === null ? resolve() : reject(error)));
    child.stdin?.end(PASSWORD);
  });
}

async function signIn(url: string, username: string): Promise<string> {
  const response = await fetch(new URL('/api/v1/session', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (!response.ok || cookie === undefined) throw new Error(`${username} could not sign in: ${response.status}`);
  return cookie;
}
