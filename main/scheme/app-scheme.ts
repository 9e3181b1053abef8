import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { SECURITY_HEADERS } from './policy.ts';
import { rendererFile } from './renderer-file.ts';

const SCHEME = 'app';
const HOST = 'hycon';
export const APP_ORIGIN = `${SCHEME}://${HOST}`;

/** Before ready: makes `app:` a scheme with origins and secure contexts, like https. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** Serves the renderer's folder, and nothing outside of it, under our origin. */
export function serveApp(rendererFolder: string): void {
  protocol.handle(SCHEME, (request) => answer(request, rendererFolder));
}

async function answer(request: GlobalRequest, rendererFolder: string): Promise<Response> {
  const { host, pathname } = new URL(request.url);
  const file = host === HOST && request.method === 'GET' ? rendererFile(rendererFolder, pathname) : undefined;
  const body = file && (await readFile(file.path).catch(() => undefined));
  if (file === undefined || body === undefined)
    return new Response('Not here.', { status: 404, headers: SECURITY_HEADERS });
  return new Response(new Uint8Array(body), { headers: { ...SECURITY_HEADERS, 'content-type': file.mediaType } });
}
