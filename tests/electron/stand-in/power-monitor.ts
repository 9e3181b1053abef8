import { EventEmitter } from 'node:events';

const MS_PER_SECOND = 1000;

/** `powerMonitor`: a test emits `resume` and the like. Idle is since the last touch or key in one of the windows. */
export class StandInPowerMonitor extends EventEmitter implements Pick<Electron.PowerMonitor, 'getSystemIdleTime'> {
  #touchedAt = Date.now();

  getSystemIdleTime = (): number => Math.max(0, Math.floor((Date.now() - this.#touchedAt) / MS_PER_SECOND));

  touch(): void {
    this.#touchedAt = Date.now();
  }

  /** Nobody has touched anything for so long; the next touch or key ends it. */
  leaveFor(seconds: number): void {
    this.#touchedAt = Date.now() - seconds * MS_PER_SECOND;
  }
}
