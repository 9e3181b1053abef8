import type { Session } from 'electron';
import type { Log } from '../../client/log.ts';

/** A kiosk's page needs no camera, no place, no notification of its own, no device, no file: all is denied, also what comes later. */
export function denyPermissions(session: Session, log: Log): void {
  session.setPermissionCheckHandler(() => false);
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => {
    event.preventDefault();
    log({ level: 'warn', message: 'download refused' });
  });
}
