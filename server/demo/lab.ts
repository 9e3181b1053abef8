import type { AfterUse, Condition, Role } from '../../protocol/entities.ts';

/** A believable small institute: twelve instruments in four rooms, six people, eight kiosks. */
export interface DemoEquipment {
  key: string;
  name: string;
  room: string;
  category: string;
  condition?: { state: Condition; reason: string; backInMs?: number };
  afterUse?: AfterUse;
  afterUseNote?: string;
}

const HOUR_MS = 3_600_000;

export const DEMO_EQUIPMENT: readonly DemoEquipment[] = [
  {
    key: 'confocal',
    name: 'Confocal LSM 980',
    room: 'Imaging 1.04',
    category: 'Light microscopy',
    afterUse: 'shut-down',
    afterUseNote: 'Lasers first, then the lamp; clean the oil objectives.',
  },
  { key: 'lightsheet', name: 'Light-sheet Z.1', room: 'Imaging 1.04', category: 'Light microscopy' },
  { key: 'spinning', name: 'Spinning disk W1', room: 'Imaging 1.04', category: 'Light microscopy' },
  { key: 'sem', name: 'SEM Gemini 450', room: 'Electron microscopy 0.12', category: 'Electron microscopy' },
  {
    key: 'tem',
    name: 'TEM Talos F200',
    room: 'Electron microscopy 0.12',
    category: 'Electron microscopy',
    condition: { state: 'out-of-service', reason: 'Vacuum pump is being replaced', backInMs: 26 * HOUR_MS },
  },
  { key: 'fib', name: 'FIB Crossbeam', room: 'Electron microscopy 0.12', category: 'Electron microscopy' },
  {
    key: 'orbitrap',
    name: 'Orbitrap Exploris',
    room: 'Mass spectrometry 2.21',
    category: 'Mass spectrometry',
    afterUse: 'leave-on',
    afterUseNote: 'Set it to standby, and leave the gas open.',
  },
  {
    key: 'qtof',
    name: 'timsTOF Pro',
    room: 'Mass spectrometry 2.21',
    category: 'Mass spectrometry',
    condition: { state: 'impaired', reason: 'Autosampler skips vial 24' },
  },
  { key: 'hplc', name: 'HPLC Vanquish', room: 'Mass spectrometry 2.21', category: 'Chromatography' },
  { key: 'nmr600', name: 'NMR 600 MHz', room: 'NMR 0.03', category: 'NMR' },
  { key: 'nmr400', name: 'NMR 400 MHz', room: 'NMR 0.03', category: 'NMR' },
  { key: 'xrd', name: 'XRD SmartLab', room: 'NMR 0.03', category: 'Diffraction', afterUse: 'leave-on' },
];

export interface DemoPerson {
  username: string;
  name: string;
  role: Role;
  badge: string;
}

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { username: 'ana', name: 'Ana Kovač', role: 'researcher', badge: '10042' },
  { username: 'ben', name: 'Ben Osei', role: 'researcher', badge: '10057' },
  { username: 'chloe', name: 'Chloé Martin', role: 'researcher', badge: '10063' },
  { username: 'dmitri', name: 'Dmitri Sokolov', role: 'researcher', badge: '10078' },
  { username: 'maria', name: 'Maria Lindqvist', role: 'manager', badge: '20011' },
  { username: 'ines', name: 'Inês Tavares', role: 'admin', badge: '30001' },
];

export const DEMO_STATIONS: readonly { name: string; at: readonly string[] }[] = [
  { name: 'Kiosk Confocal', at: ['confocal'] },
  { name: 'Kiosk Light-sheet', at: ['lightsheet', 'spinning'] },
  { name: 'Kiosk SEM', at: ['sem'] },
  { name: 'Kiosk TEM', at: ['tem', 'fib'] },
  { name: 'Kiosk Orbitrap', at: ['orbitrap'] },
  { name: 'Kiosk Proteomics', at: ['qtof', 'hplc'] },
  { name: 'Kiosk NMR', at: ['nmr600', 'nmr400'] },
  { name: 'Kiosk XRD', at: ['xrd'] },
];

const MINUTE_MS = 60_000;

export const DEMO_SESSIONS: readonly {
  at: string;
  operator: string;
  project: string;
  sinceMs: number;
  plannedMs: number;
  /** It measures by itself until it is done. */
  isUnattended?: true;
}[] = [
  {
    at: 'lightsheet',
    operator: 'chloe',
    project: 'Zebrafish heart',
    sinceMs: 47 * MINUTE_MS,
    plannedMs: 120 * MINUTE_MS,
  },
  { at: 'sem', operator: 'dmitri', project: 'Battery cathodes', sinceMs: 12 * MINUTE_MS, plannedMs: 60 * MINUTE_MS },
  { at: 'orbitrap', operator: 'ben', project: 'Plasma proteome', sinceMs: 196 * MINUTE_MS, plannedMs: 180 * MINUTE_MS },
  {
    at: 'nmr600',
    operator: 'chloe',
    project: 'Ligand binding',
    sinceMs: 5 * MINUTE_MS,
    plannedMs: 240 * MINUTE_MS,
    isUnattended: true,
  },
];

/** Who wants to be told when what is free. */
export const DEMO_WAITS: readonly { person: string; for: string; sinceMs: number }[] = [
  { person: 'ana', for: 'lightsheet', sinceMs: 25 * MINUTE_MS },
];

/** When the firm comes: on a morning, as firms do. */
export const DEMO_DOWNTIMES: readonly {
  at: string;
  reason: string;
  plannedBy: string;
  sinceMs: number;
  fromHour: number;
  lastsMs: number;
}[] = [
  {
    at: 'hplc',
    reason: 'Pump seals are replaced by the manufacturer',
    plannedBy: 'maria',
    sinceMs: 50 * HOUR_MS,
    fromHour: 9,
    lastsMs: 3 * HOUR_MS,
  },
];
