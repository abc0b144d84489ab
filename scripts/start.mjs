import { request } from 'node:http';
import { buildApp, buildFolder } from './build.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { serveFolder } from './static-server.mjs';

// One port, always the same: the browser keeps the groups by address, and another port is another, empty phone.
const port = Number(process.env['PORT'] ?? 4173);

/** Where the door of a post box listens, as `npm run post` says it: what is asked below /post goes there (docs/POST.md). */
const post = process.env['POST'];

/** @type {import('node:http').RequestListener} */
function forward(asked, answer) {
	const { method, headers, url } = asked;
	const onward = request(new URL(url ?? '/', post), { method, headers }, (given) => {
		answer.writeHead(given.statusCode ?? 502, given.headers);
		given.pipe(answer);
	});
	onward.on('error', () => answer.writeHead(502).end());
	asked.pipe(onward);
}

installIfMissing();
console.log('Building the app …');
if (!(await buildApp())) process.exit(1);

try {
	const { origin } = await serveFolder({ folder: buildFolder, port, ...(post && { door: forward }) });
	console.log(`
Bahi is open at  ${origin}

On this computer: open that address in Chrome, Edge or Chromium. Ctrl+C ends.

On a real phone: the address of this computer in your network will not do, because browsers keep encryption
and offline use to secure addresses, and Bahi refuses to keep a group's money without them. Either
  · connect the phone by USB with USB debugging on, run  adb reverse tcp:${port} tcp:${port}  and open
    ${origin}  in the phone's Chrome; or, without adb, open  chrome://inspect/#devices  on this computer,
    press "Port forwarding", enter ${port} and localhost:${port}, and open the same address on the phone;
  · or put the build folder on any host with HTTPS, in ten minutes: docs/DEPLOY.md
`);
} catch (error) {
	const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
	if (!inUse) throw error;
	console.error(`Port ${port} is in use, perhaps by Bahi itself. End that, or choose another: PORT=4174 npm start
(another port is another address for the browser: groups made under this one are not seen there).`);
	process.exit(1);
}
