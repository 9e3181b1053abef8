/**
 * What a page of ours may do, wherever it comes from - the hub or the kiosk's own scheme: run and show what it was
 * shipped with, and speak to where it came from. No inline code or style, no frame, no form that a browser sends by itself.
 */
export const CONTENT_POLICY: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'self'"],
  'connect-src': ["'self'"],
  'object-src': ["'none'"],
  'frame-src': ["'none'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

/** The same as the header's text. */
export const CONTENT_POLICY_TEXT = Object.entries(CONTENT_POLICY)
  .map(([name, values]) => [name, ...values].join(' '))
  .join('; ');
