import { buildApp, buildFolder } from './build.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { serveFolder } from './static-server.mjs';

// Fixed port, because the browser stores groups by origin: another port looks like an empty phone.
const port = Number(process.env['PORT'] ?? 4173);

installIfMissing();
console.log('Building the app …');
if (!(await buildApp())) process.exit(1);

try {
	const { origin } = await serveFolder({ folder: buildFolder, port });
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
