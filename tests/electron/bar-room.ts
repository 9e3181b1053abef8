import type { Page } from '@playwright/test';

/** Less than this is a glyph's overhang, not a cut word. */
const OVERHANG_PX = 1.5;

/**
 * What of the session bar is cut: an element that is wider than its place, words that are neither whole nor out of sight
 * as a whole, and an act whose words wrap. What is announced is left out: it ends in dots, and all of it is a touch away.
 */
export const cutInBar = (page: Page): Promise<string[]> =>
  page.getByRole('main').evaluate((bar, overhang) => {
    const clips = (one: Element): boolean => getComputedStyle(one).overflow !== 'visible';
    const isAnnounced = (one: Element): boolean => one.parentElement?.querySelector('svg.lucide-megaphone') !== null;
    const cut: string[] = [];
    for (const one of [bar, ...bar.querySelectorAll('*')]) {
      if (isAnnounced(one)) continue;
      const words = [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      const says = `${one.tagName} “${one.textContent}”`;
      if ((one === bar || words.length > 0) && one.scrollWidth > one.clientWidth + overhang && clips(one))
        cut.push(`${says}: ${one.scrollWidth} in ${one.clientWidth}`);
      for (const word of words) {
        const range = document.createRange();
        range.selectNodeContents(word);
        const box = range.getBoundingClientRect();
        const lines = new Set([...range.getClientRects()].map((line) => line.top));
        if (one.closest('button') && lines.size > 1) cut.push(`${says} wraps`);
        for (let around: Element | null = one; around !== null; around = around.parentElement) {
          if (!clips(around) && around !== bar) continue;
          const frame = around.getBoundingClientRect();
          const isOut = box.top >= frame.bottom - overhang || box.bottom <= frame.top + overhang;
          const isIn =
            box.left >= frame.left - overhang &&
            box.right <= frame.right + overhang &&
            box.top >= frame.top - overhang &&
            box.bottom <= frame.bottom + overhang;
          if (isOut) break;
          if (!isIn) cut.push(`${says} sticks out of ${around.tagName}.${around.className}`);
        }
      }
    }
    return cut;
  }, OVERHANG_PX);
