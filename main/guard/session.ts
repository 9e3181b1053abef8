import type { Session } from 'electron';

/** A kiosk's page needs no camera, no place, no notification, no device: everything is denied, also what comes later. */
export function denyPermissions(session: Session): void {
  session.setPermissionCheckHandler(() => false);
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setDevicePermissionHandler(() => false);
}
