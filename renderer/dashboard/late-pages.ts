/** Pages and parts of pages whose code comes when they are opened. */
export const loadReports = () => import('./ReportsPage.tsx').then(({ ReportsPage }) => ReportsPage);
export const loadSessions = () => import('./SessionsPage.tsx').then(({ SessionsPage }) => SessionsPage);
export const loadWall = () => import('./WallPage.tsx').then(({ WallPage }) => WallPage);
export const loadTimeline = () => import('./TimelineCard.tsx').then(({ TimelineCard }) => TimelineCard);
