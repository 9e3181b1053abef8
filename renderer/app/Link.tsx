import type { ComponentPropsWithoutRef, MouseEvent } from 'react';
import { goTo } from './path.ts';

/** A real link, so that it opens in a new tab too; a plain click stays in the page. */
export function Link({
  href,
  isOver = false,
  ...rest
}: ComponentPropsWithoutRef<'a'> & { href: string; isOver?: boolean }) {
  function onClick(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    goTo(href, { isOver });
  }
  return <a {...rest} href={href} onClick={onClick} />;
}
