/** What people in this lab are called, work on and complain about. */
export const FIRST_NAMES = [
  ...['Ana', 'Ben', 'Chloé', 'Dmitri', 'Elif', 'Farid', 'Greta', 'Hana', 'Ivo', 'Jun', 'Keiko', 'Luca', 'Mei', 'Noor'],
  ...['Omar', 'Priya', 'Quinn', 'Rosa', 'Sven', 'Tariq', 'Uma', 'Vera', 'Wen', 'Xenia', 'Yusuf', 'Zoë'],
];
export const LAST_NAMES = [
  ...['Kovač', 'Osei', 'Martin', 'Sokolov', 'Yılmaz', 'Nasser', 'Lindqvist', 'Tanaka', 'Novák', 'Park', 'Rossi', 'Li'],
  ...['Haddad', 'Iyer', 'Murphy', 'Silva', 'Berg', 'Khan', 'Petrov', 'Chen', 'Tavares', 'Okafor', 'Weber'],
];
export const INSTRUMENTS: readonly (readonly [category: string, name: string])[] = [
  ['Light microscopy', 'Confocal'],
  ['Light microscopy', 'Light-sheet'],
  ['Light microscopy', 'Spinning disk'],
  ['Electron microscopy', 'SEM'],
  ['Electron microscopy', 'TEM'],
  ['Mass spectrometry', 'Orbitrap'],
  ['Mass spectrometry', 'timsTOF'],
  ['Chromatography', 'HPLC'],
  ['NMR', 'NMR 600'],
  ['Diffraction', 'XRD'],
  ['Cytometry', 'Cell sorter'],
  ['Sample preparation', 'Cryostat'],
];
export const PROJECTS = [
  ...['Zebrafish heart', 'Battery cathodes', 'Plasma proteome', 'Ligand binding', 'Root growth', 'Thin films'],
  ...['Organoids', 'Soil microbes', 'Catalyst ageing', 'Protein folding'],
];
export const PROBLEMS: readonly (readonly [category: string, note: string])[] = [
  ['Laser', 'The 488 line is weak'],
  ['Vacuum', 'It takes twenty minutes to pump down'],
  ['Software', 'The acquisition froze twice'],
  ['Stage', 'It drifts to the left'],
  ['Autosampler', 'Vial 24 is skipped'],
  ['Cooling', 'The chiller alarms now and then'],
];
/** Why equipment is planned to be out of service. */
export const UPKEEP = [
  'Service by the manufacturer',
  'Quarterly calibration',
  'Liquid helium is refilled',
  'The pump’s oil is changed',
  'Software update',
];
export const SAMPLE_KINDS = ['Slide', 'Grid', 'Vial', 'Powder', 'Plate'];
export const HAZARDS = ['Formalin', 'Solvent, flammable', 'Biosafety level 2'];
export const ANNOUNCEMENTS = [
  'The liquid nitrogen is delivered at ten; keep the corridor free.',
  'The building’s network is serviced tonight. Kiosks go on; dashboards may stand still.',
  'Please label everything in the cold room by Friday.',
];
