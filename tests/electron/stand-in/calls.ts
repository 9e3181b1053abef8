/** One call on a window, as main made it. */
export interface MainCall {
  windowId: number;
  method: string;
  args: unknown[];
}

/** Every call that changes a window, in order: what a test of kiosk behaviour asserts on. */
export const calls: MainCall[] = [];

export const record = (windowId: number, method: string, ...args: unknown[]) =>
  calls.push({ windowId, method, args: JSON.parse(JSON.stringify(args)) as unknown[] });
