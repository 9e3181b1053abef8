/** Pages of one person: enough to search as they type, too few to keep a hub busy with years of a list. */
export const PAGES_ASKED = { burst: 60, perSecond: 4 };
