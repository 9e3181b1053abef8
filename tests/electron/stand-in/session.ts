import { EventEmitter } from 'node:events';

type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type SchemeHandler = (request: Request) => Response | Promise<Response>;
type SessionApi = Pick<
  Electron.Session,
  'setPermissionCheckHandler' | 'setPermissionRequestHandler' | 'setDevicePermissionHandler'
>;

/** What Chromium can be asked to grant, by Playwright's name for it. */
const PERMISSIONS = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];

export class StandInSession extends EventEmitter implements SessionApi {
  #check: CheckHandler = null;
  #request: RequestHandler = null;

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#check = handler;
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#request = handler;
  }

  setDevicePermissionHandler(): void {
    // No device is ever offered to Chromium's headless pages, so there is nothing to ask.
  }

  /** What a page may do. As in Electron, without handlers that is everything. */
  grantedTo(origin: string): string[] {
    return PERMISSIONS.filter((name) => this.#isChecked(name, origin) && this.#isGranted(name));
  }

  #isChecked(name: string, origin: string): boolean {
    return this.#check?.(null, name as never, origin, {} as never) ?? true;
  }

  #isGranted(name: string): boolean {
    let granted = this.#request === null;
    this.#request?.(
      null as never,
      name as never,
      (yes) => {
        granted = yes;
      },
      {} as never,
    );
    return granted;
  }
}

/** `protocol`: privileges before ready, one handler a scheme. */
export class StandInProtocol implements Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'> {
  readonly #handlers = new Map<string, SchemeHandler>();
  readonly #privileged = new Set<string>();

  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    for (const { scheme, privileges } of schemes)
      if (privileges?.standard && privileges.secure) this.#privileged.add(scheme);
  }

  handle(scheme: string, handler: (request: GlobalRequest) => GlobalResponse | Promise<GlobalResponse>): void {
    if (this.#handlers.has(scheme)) throw new Error(`A handler for the scheme '${scheme}' exists already`);
    if (!this.#privileged.has(scheme)) throw new Error(`'${scheme}' is not registered as standard and secure`);
    this.#handlers.set(scheme, handler as SchemeHandler);
  }

  async serve(request: Request): Promise<Response> {
    const handler = this.#handlers.get(new URL(request.url).protocol.slice(0, -1));
    if (handler === undefined) throw new Error(`Nothing handles ${request.url}`);
    return handler(request);
  }
}
