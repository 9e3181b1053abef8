import { createContext, use } from 'react';
import type { HubLink } from '../../client/hub-link.ts';

const context = createContext<HubLink | null>(null);
export const LinkProvider = context.Provider;

/** The connection of this page; a screen is never drawn without one. */
export function useLink(): HubLink {
  const link = use(context);
  if (!link) throw new Error('This screen is outside a LinkProvider.');
  return link;
}
