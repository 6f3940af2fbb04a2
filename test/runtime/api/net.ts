import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refusing } from '../page/refusing.ts';
import { handlerOf } from './protocol.ts';

const types: Record<string, string> = {
  '.css': 'text/css',
  '.gif': 'image/gif',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Electron's fetch also reads files and the app's own schemes, which Node's does not. */
async function fetchAny(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const { protocol } = new URL(request.url);
  if (protocol === 'file:') return fetchFile(request.url);
  const handler = handlerOf(protocol.slice(0, -1));
  if (handler) return handler(request);
  return fetch(request);
}

async function fetchFile(url: string): Promise<Response> {
  const path = fileURLToPath(url.split(/[?#]/)[0] ?? url);
  const body = await readFile(path).catch(() => {
    throw new Error('net::ERR_FILE_NOT_FOUND');
  });
  const type = types[extname(path).toLowerCase()] ?? 'application/octet-stream';
  return new Response(body, { headers: { 'content-type': type } });
}

export const net = refusing('net', {
  fetch: fetchAny,
  isOnline: () => true,
  online: true,
});
