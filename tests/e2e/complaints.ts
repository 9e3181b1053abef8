import type { BrowserContext, Page } from '@playwright/test';

/** What a page must never do: break its own policy, or throw. */
export interface Complaints {
  policy: string[];
  errors: string[];
}

/** Listens to every page of a context for as long as it lives. */
export async function listen(context: BrowserContext): Promise<Complaints> {
  const complaints: Complaints = { policy: [], errors: [] };
  await context.exposeBinding('complain', (_source, what: string) => complaints.policy.push(what));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { complain } = window as unknown as { complain(what: string): void };
      complain(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile} ${event.sample}`);
    });
  });
  context.on('page', (page: Page) => page.on('pageerror', (error) => complaints.errors.push(String(error.stack))));
  return complaints;
}
