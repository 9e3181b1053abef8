import { expect, test } from 'vitest';
import { rendererFile } from './renderer-file.ts';

const ROOT = '/opt/hycon/out/renderer';
const HTML = 'text/html; charset=utf-8';

test.each([
  ['/', { path: `${ROOT}/index.html`, mediaType: HTML }],
  ['/kiosk', { path: `${ROOT}/index.html`, mediaType: HTML }],
  ['/equipment/7', { path: `${ROOT}/index.html`, mediaType: HTML }],
  ['/assets/a%20b.js', { path: `${ROOT}/assets/a b.js`, mediaType: 'text/javascript; charset=utf-8' }],
  ['/assets/x/../y.css', { path: `${ROOT}/assets/y.css`, mediaType: 'text/css; charset=utf-8' }],
])('K-2 %s is a file of the page', (path, file) => {
  expect(rendererFile(ROOT, path)).toEqual(file);
});

test.each([
  '/../main/start.js',
  '/..%2fmain%2fstart.js',
  '/%2e%2e/main/start.js',
  '/..%5cmain%5cstart.js',
  '/assets/..%2f..%2f..%2fpackage.json',
  '/%2fetc%2fpasswd.json/../../../x.json',
  '/../renderer-old/index.html',
  '/index.html%00.js',
  '/%zz.js',
  '/start.ts',
  '/secrets.sqlite',
])('K-2 %s is not served', (path) => {
  expect(rendererFile(ROOT, path)).toBeUndefined();
});
