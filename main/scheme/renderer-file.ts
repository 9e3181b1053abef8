import { extname, join, relative, resolve, sep } from 'node:path';

/** The types of what the bundle consists of. Anything else is not ours to serve. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export interface RendererFile {
  path: string;
  mediaType: string;
}

/**
 * Which file of the renderer's folder a path of ours names, or none. A path without an extension is a place in the
 * page, which is one document.
 */
export function rendererFile(root: string, urlPath: string): RendererFile | undefined {
  const decoded = decode(urlPath);
  if (decoded === undefined || decoded.includes('\0') || decoded.includes('\\')) return undefined;
  const path = resolve(root, join('.', extname(decoded) === '' ? 'index.html' : decoded));
  const mediaType = MEDIA_TYPES[extname(path)];
  return mediaType !== undefined && isInside(root, path) ? { path, mediaType } : undefined;
}

function decode(urlPath: string): string | undefined {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && resolve(root, way) === path;
}
