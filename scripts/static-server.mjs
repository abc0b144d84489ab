import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { extname, join, normalize } from 'node:path';
import { askAgain, headersFor } from './headers.mjs';

/** @type {Record<string, string>} */
const types = {
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.ico': 'image/x-icon',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.m4a': 'audio/mp4',
	'.mp3': 'audio/mpeg',
	'.ogg': 'audio/ogg',
	'.opus': 'audio/ogg',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.txt': 'text/plain; charset=utf-8',
	'.wasm': 'application/wasm',
	'.webm': 'audio/webm',
	'.webmanifest': 'application/manifest+json',
	'.webp': 'image/webp',
	'.woff2': 'font/woff2'
};

/**
 * @typedef {object} ServeOptions
 * @property {string} folder
 * @property {number} [port] 0, the default, selects any free one
 * @property {(path: string) => Record<string, string>} [headers]
 * @property {ReadonlyMap<string, string>} [instead] texts that are served in place of files, by path
 * @property {{ key: string; cert: string }} [secure] for https, PEM
 * @property {(request: import('node:http').IncomingMessage) => void} [heard] receives every request
 * @property {import('node:http').RequestListener} [door] answers requests below /post, as behind a proxy
 * @property {(path: string) => WrongAnswer | null} [wrong] response of a faulty host; null: the file
 */

/** @typedef {{ status: number; type: string; body: string }} WrongAnswer */

/**
 * Serves a folder like a correct host: right types, the headers of headers.mjs, and the shell for every address
 * that is no file. Only for this computer: it listens on the loopback interface.
 *
 * @param {ServeOptions} options
 * @returns {Promise<{ origin: string; port: number; close: () => Promise<void> }>}
 */
export async function serveFolder({
	folder,
	port = 0,
	headers = headersFor,
	instead = new Map(),
	...options
}) {
	const { secure, heard, wrong, door } = options;
	/** @type {import('node:http').RequestListener} */
	const answerTo = async (request, response) => {
		heard?.(request);
		if (door !== undefined && request.url?.startsWith('/post/') === true) {
			door(request, response);
			return;
		}
		const path = pathOf(request.url);
		if ((request.method !== 'GET' && request.method !== 'HEAD') || path === null) {
			response.writeHead(405).end();
			return;
		}
		const given = wrong?.(path) ?? (await answer(folder, path, instead));
		const { status, type, body } = { ...given, body: Buffer.from(given.body) };
		response.writeHead(status, {
			...headers(path),
			// A missing file may exist at the next request.
			...(status === 200 ? {} : { 'Cache-Control': askAgain }),
			'Content-Type': type,
			'Content-Length': body.byteLength
		});
		response.end(request.method === 'HEAD' ? undefined : body);
	};
	const server = secure ? createSecureServer(secure, answerTo) : createServer(answerTo);
	// The IPv4 loopback by number: `adb reverse` and Chrome's port forwarding connect there.
	await new Promise((resolve, reject) =>
		server.once('error', reject).listen(port, '127.0.0.1', () => resolve(null))
	);
	const address = server.address();
	const taken = typeof address === 'object' && address ? address.port : port;
	return {
		origin: `${secure ? 'https' : 'http'}://localhost:${taken}`,
		port: taken,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}

/** @param {string | undefined} address @returns the decoded path, or null if it is invalid or leaves the folder */
function pathOf(address) {
	try {
		const path = decodeURIComponent(new URL(address ?? '/', 'http://localhost').pathname);
		return path.includes('\0') || path.split(/[\\/]/).includes('..') ? null : path;
	} catch {
		return null;
	}
}

/** @param {string} folder @param {string} path @param {ReadonlyMap<string, string>} instead */
async function answer(folder, path, instead) {
	const file = path.endsWith('/') ? `${path}index.html` : path;
	for (const candidate of extname(file) ? [file] : [`${file}.html`, `${file}/index.html`]) {
		const body = await read(folder, candidate, instead);
		if (body) return { status: 200, type: types[extname(candidate)] ?? 'application/octet-stream', body };
	}
	const shell = extname(path) ? null : await read(folder, '/200.html', instead);
	if (shell) return { status: 200, type: types['.html'] ?? '', body: shell };
	return { status: 404, type: 'text/plain; charset=utf-8', body: Buffer.from('Not found\n') };
}

/** @param {string} folder @param {string} path @param {ReadonlyMap<string, string>} instead */
async function read(folder, path, instead) {
	const text = instead.get(path);
	if (text !== undefined) return Buffer.from(text);
	return readFile(join(folder, normalize(path))).catch(() => null);
}
