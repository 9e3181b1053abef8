import { contextBridge, ipcRenderer } from 'electron';
import type { HubLink } from '../client/hub-link.ts';
import type { KioskBridge } from '../client/kiosk-bridge.ts';
import { ALIVE_EVERY_MS, type Invocations, type InvokeChannel, UPDATE_CHANNEL, type UpdateMessage } from './ipc.ts';

const page = crypto.randomUUID();
let subscriptions = 0;

function invoke<C extends InvokeChannel>(channel: C, ...args: Parameters<Invocations[C]>) {
  return ipcRenderer.invoke(channel, ...args) as Promise<Awaited<ReturnType<Invocations[C]>>>;
}

const subscribe: HubLink['subscribe'] = (listener) => {
  const mine = ++subscriptions;
  const onUpdate = (_event: unknown, ...[toPage, subscription, update]: UpdateMessage) => {
    if (toPage === page && subscription === mine) listener(update);
  };
  ipcRenderer.on(UPDATE_CHANNEL, onUpdate);
  void invoke('hub.subscribe', page, mine);
  return () => {
    ipcRenderer.off(UPDATE_CHANNEL, onUpdate);
    void invoke('hub.unsubscribe', page, mine);
  };
};

const bridge: KioskBridge = {
  subscribe,
  send: (body) => invoke('hub.send', body),
  signIn: (credentials) => invoke('hub.sign-in', credentials),
  signOut: () => invoke('hub.sign-out'),
  retryNow: () => void invoke('hub.retry-now'),
  dismiss: (id) => void invoke('hub.dismiss', id),
  hubAddress: () => invoke('shell.hub-address'),
  idleMs: () => invoke('shell.idle-ms'),
  leave: (credentials) => invoke('shell.leave', credentials),
  setMode: (mode) => invoke('shell.set-mode', mode),
  notify: (notice) => invoke('shell.notify', notice),
};

contextBridge.exposeInMainWorld('hycon', bridge);

void invoke('shell.alive');
setInterval(() => void invoke('shell.alive'), ALIVE_EVERY_MS);
