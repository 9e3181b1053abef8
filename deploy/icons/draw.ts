/** Draws the PNGs for Linux and icon.ico from icon.svg. Run it after a change of the mark: `node deploy/icons/draw.ts`. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, requireChromium } from '../../scripts/find-chromium.ts';

const HERE = import.meta.dirname;
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
const LINUX_SIZES = [32, 48, 128, 256, 512];
const ICO_HEADER_BYTES = 6;
const ICO_ENTRY_BYTES = 16;

const browser = await chromium.launch({ executablePath: requireChromium(), args: CHROMIUM_ARGS });
const page = await browser.newPage();
const svg = await readFile(join(HERE, 'icon.svg'), 'utf8');
await mkdir(join(HERE, 'linux'), { recursive: true });
for (const size of LINUX_SIZES) await writeFile(join(HERE, `linux/${size}x${size}.png`), await draw(page, svg, size));
const images = [];
for (const size of ICO_SIZES) images.push({ size, png: await draw(page, svg, size) });
await writeFile(join(HERE, 'icon.ico'), toIco(images));
await browser.close();

async function draw(on: Page, source: string, size: number): Promise<Buffer> {
  await on.setViewportSize({ width: size, height: size });
  await on.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${source}`);
  return on.screenshot({ omitBackground: true });
}

/** An .ico is a directory of images; since Windows Vista each may be a PNG. */
function toIco(icons: { size: number; png: Buffer }[]): Buffer {
  const header = Buffer.alloc(ICO_HEADER_BYTES + ICO_ENTRY_BYTES * icons.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(icons.length, 4);
  let offset = header.length;
  icons.forEach(({ size, png }, index) => {
    const at = ICO_HEADER_BYTES + ICO_ENTRY_BYTES * index;
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...icons.map(({ png }) => png)]);
}
