import { EventEmitter } from 'node:events';

/** A display as a test describes it. */
export interface DisplayLike {
  id: number;
  bounds: Electron.Rectangle;
}

const DEFAULT_DISPLAYS: DisplayLike[] = [{ id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } }];
type ScreenApi = Pick<Electron.Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'getDisplayMatching'>;

/** `screen`, with the displays that a test has plugged in; the first one is the primary. */
export class StandInScreen extends EventEmitter implements ScreenApi {
  #displays = initialDisplays();

  getAllDisplays = (): Electron.Display[] => this.#displays.map(toDisplay);

  getPrimaryDisplay(): Electron.Display {
    const [first] = this.getAllDisplays();
    if (first === undefined) throw new Error('no display is plugged in');
    return first;
  }

  getDisplayMatching(rect: Electron.Rectangle): Electron.Display {
    const isIn = ({ bounds }: Electron.Display) =>
      rect.x >= bounds.x && rect.x < bounds.x + bounds.width && rect.y >= bounds.y && rect.y < bounds.y + bounds.height;
    return this.getAllDisplays().find(isIn) ?? this.getPrimaryDisplay();
  }

  /** Plugs displays in and out, or moves and resizes them, with the events that Electron would send. */
  setDisplays(displays: DisplayLike[]): void {
    const before = this.#displays;
    this.#displays = displays;
    for (const old of before)
      if (!displays.some(({ id }) => id === old.id)) this.emit('display-removed', {}, toDisplay(old));
    for (const now of displays) {
      const old = before.find(({ id }) => id === now.id);
      if (old === undefined) this.emit('display-added', {}, toDisplay(now));
      else if (JSON.stringify(old) !== JSON.stringify(now))
        this.emit('display-metrics-changed', {}, toDisplay(now), ['bounds', 'workArea']);
    }
  }
}

function initialDisplays(): DisplayLike[] {
  const given = process.env['STAND_IN_DISPLAYS'];
  return given === undefined ? DEFAULT_DISPLAYS : (JSON.parse(given) as DisplayLike[]);
}

const toDisplay = ({ id, bounds }: DisplayLike) =>
  ({
    id,
    bounds,
    workArea: bounds,
    size: bounds,
    scaleFactor: 1,
    label: `display ${id}`,
  }) as unknown as Electron.Display;
