/** Pages and parts of pages whose code comes when they are opened. */
export const loadAudit = () => import('./AuditPage.tsx').then(({ AuditPage }) => AuditPage);
export const loadFloorBulk = () => import('./FloorBulk.tsx').then(({ FloorBulk }) => FloorBulk);
export const loadImport = () => import('./ImportPage.tsx').then(({ ImportPage }) => ImportPage);
export const loadPerson = () => import('./PersonPage.tsx').then(({ PersonPage }) => PersonPage);
export const loadQualified = () => import('./QualifiedCard.tsx').then(({ QualifiedCard }) => QualifiedCard);
export const loadReports = () => import('./ReportsPage.tsx').then(({ ReportsPage }) => ReportsPage);
export const loadSessions = () => import('./SessionsPage.tsx').then(({ SessionsPage }) => SessionsPage);
export const loadSettings = () => import('./SettingsPage.tsx').then(({ SettingsPage }) => SettingsPage);
export const loadStations = () => import('./StationsPage.tsx').then(({ StationsPage }) => StationsPage);
export const loadWall = () => import('./WallPage.tsx').then(({ WallPage }) => WallPage);
export const loadTimeline = () => import('./TimelineCard.tsx').then(({ TimelineCard }) => TimelineCard);
