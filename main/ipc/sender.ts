/** What is known of the frame that a message came from; Electron gives none when it is gone already. */
export type SenderFrame = { readonly url: string; readonly parent: unknown } | null;

/** The one check of who speaks: our own page, in a window's main frame. */
export function isOurPage(frame: SenderFrame, origins: readonly string[]): boolean {
  return frame !== null && frame.parent === null && origins.includes(originOf(frame.url));
}

/** Scheme and host; `URL.origin` is "null" for a scheme that Node does not know. */
export function originOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
