import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

/** @type {Record<string, string>} */
const mediaTypes = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * The file that a request asks for, or null where there is none inside the folder.
 * @param {string} folder
 * @param {string} url
 */
async function fileFor(folder, url) {
  try {
    const wanted = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    const file = path.join(folder, wanted.endsWith('/') ? `${wanted}index.html` : wanted);
    if (!file.startsWith(folder + path.sep)) return null;
    return (await stat(file)).isFile() ? file : null;
  } catch {
    return null;
  }
}

/**
 * Serves a folder to this machine alone.
 * @param {string} folder
 * @param {number} [port] 0, the default, for any free one.
 * @param {(file: string) => void} [onServed] Told of each file that goes out.
 * @returns {Promise<{ url: string, close(): Promise<void> }>} Rejects where the port is taken.
 */
export function serveFolder(folder, port = 0, onServed = () => {}) {
  const root = path.resolve(folder);
  const server = createServer(async (request, response) => {
    const file = await fileFor(root, request.url ?? '/');
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
      return;
    }
    onServed(file);
    const mediaType = mediaTypes[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': mediaType, 'cache-control': 'no-cache' });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const usedPort = typeof address === 'object' ? address?.port : port;
      resolve({
        url: `http://127.0.0.1:${usedPort}/`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}
