import { EventEmitter } from 'node:events';

/** `powerMonitor`: a test emits `resume` and the like; nobody is ever away. */
export class StandInPowerMonitor extends EventEmitter implements Pick<Electron.PowerMonitor, 'getSystemIdleTime'> {
  getSystemIdleTime = (): number => 0;
}
