import type { Page } from '@playwright/test';

/** What can't be seen of a page in a contrast theme, told shortly. WCAG asks for 4.5:1 in words and 3:1 in all else. */
export async function unseen(page: Page, screen: string): Promise<string[]> {
  const found = await page.evaluate(() => {
    const LEAST = 3;
    const LEAST_OF_WORDS = 4.5;
    const channels = (colour: string) => [...colour.matchAll(/[\d.]+/g)].map(([number]) => Number(number));
    const isClear = (colour: string) => colour === 'none' || colour === 'transparent' || channels(colour)[3] === 0;
    const light = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
    };
    const differs = (one: string, other: string, least = LEAST) => {
      const [a, b] = [light(one), light(other)];
      return !isClear(one) && Math.max(a, b) / Math.min(a, b) >= least;
    };
    const ground = (one: Element | null): string => {
      if (one === null) return getComputedStyle(document.documentElement).backgroundColor;
      const colour = getComputedStyle(one).backgroundColor;
      return isClear(colour) ? ground(one.parentElement) : colour;
    };
    const isShown = (one: Element) => one.checkVisibility({ visibilityProperty: true }) && one.clientHeight > 2;
    const all = (selector: string) => [...document.body.querySelectorAll(selector)].filter(isShown);
    const told = (what: string, ones: Element[]) => ones.map((one) => `${what}: ${one.outerHTML.slice(0, 160)}`);

    const isBounded = (one: Element) => {
      const style = getComputedStyle(one);
      const behind = ground(one.parentElement);
      const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;
      return (
        differs(style.backgroundColor, behind) ||
        sides.some((side) => style[`border${side}Width`] !== '0px' && differs(style[`border${side}Color`], behind))
      );
    };
    const controls = all('button, select, textarea, label:has([type=radio]), input:not([type=checkbox], [type=radio])');
    // Painted, with nothing in it: a bar, a dot, a line.
    const marks = all(':not(svg, svg *, input, textarea, select, img, canvas)').filter(
      (one) => one.childNodes.length === 0 && !isClear(getComputedStyle(one).backgroundColor),
    );
    const paints = (one: Element) => [getComputedStyle(one).fill, getComputedStyle(one).stroke];
    const pictures = all('svg').filter((svg) => {
      const behind = ground(svg.parentElement);
      return ![...svg.querySelectorAll('*')].some((one) => paints(one).some((paint) => differs(paint, behind)));
    });
    const holes = all('svg')
      .flatMap((svg) => [...svg.querySelectorAll('[fill*=hole], [stroke*=hole]')])
      .filter((hole) => {
        const body = hole.parentElement?.firstElementChild;
        const [fill = '', stroke = ''] = paints(hole);
        return !body || !differs(hole.matches('[fill*=hole]') ? fill : stroke, paints(body)[0] ?? '');
      });
    const isDisabled = (one: Element) => one.closest(':disabled, [data-disabled], [aria-disabled=true]') !== null;
    const hasWords = (one: Element) =>
      [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '');
    const words = all(':not(svg, svg *, option)').filter(
      (one) => hasWords(one) && !isDisabled(one) && !differs(getComputedStyle(one).color, ground(one), LEAST_OF_WORDS),
    );
    // The browser paints a box of the page's colour behind words, which covers a ground of another.
    const canvas = ground(null);
    const boxed = all(':not(svg, svg *, option)').filter(
      (one) =>
        hasWords(one) &&
        ground(one) !== canvas &&
        getComputedStyle(one).getPropertyValue('forced-color-adjust') !== 'none',
    );
    return [
      ...told('words in a box on their ground', boxed),
      ...told('words as their ground', words),
      ...told(
        'without a border',
        controls.filter((one) => !isBounded(one)),
      ),
      ...told(
        'a mark as its ground',
        marks.filter((one) => !isBounded(one)),
      ),
      ...told('a picture as its ground', pictures),
      ...told('a hole as its shape', holes),
    ];
  });
  return found.map((one) => `${screen}: ${one}`);
}

/** Of the first stops of the Tab key those whose ring nobody sees. */
export async function ringless(page: Page, stops: number): Promise<string[]> {
  const found: string[] = [];
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press('Tab');
    const missing = await page.evaluate(() => {
      const one = document.activeElement;
      if (one === null || one === document.body) return '';
      const styles = [one, one.closest('label')].flatMap((each) => (each ? [getComputedStyle(each)] : []));
      const canvas = getComputedStyle(document.documentElement).backgroundColor;
      const isSeen = styles.some(
        ({ outlineStyle, outlineWidth, outlineColor }) =>
          outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && outlineColor !== canvas,
      );
      return isSeen ? '' : one.outerHTML.slice(0, 160);
    });
    if (missing !== '') found.push(missing);
  }
  return found;
}
