import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp, buildFolder } from './build.mjs';
import { inOneFile } from './bundled-book.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { root } from './root.mjs';
import { serveFolder } from './static-server.mjs';

// A post box on this computer with the app and an office, for a trial (docs/POST.md): npm run post -- --dir FOLDER --port NUMBER --nats nats://127.0.0.1:4222
// Or a folder with all files of an office's server (deploy/post/README.md): npm run post -- --pack FOLDER
installIfMissing();
const { values } = parseArgs({
	options: {
		pack: { type: 'string' },
		dir: { type: 'string', default: 'trial' },
		// Same as `npm start`: the browser stores its groups by origin.
		port: { type: 'string', default: '4173' },
		nats: { type: 'string' }
	}
});
if (values.pack !== undefined) process.exitCode = await pack(resolve(values.pack));
else if (await buildApp()) await trial(values.dir);
else process.exitCode = 1;

async function trial(/** @type {string} */ dir) {
	const { register } = await import('tsx/esm/api');
	register();
	const { makeTrial, trialPassphrase } = await import('../src/desk/trial.ts');
	const { createRandom } = await import('../src/lib/device/random.ts');
	const { doorOf, sayAndEnd } = await import('../src/post/post-folder.ts');
	const until = Math.floor(Date.now() / 86_400_000) + 365;
	const tools = { random: createRandom() };
	const { post, desk, letters } = await makeTrial(dir, { until, tools }).catch(sayAndEnd);
	if (values.nats !== undefined) await makeTrialStreams(values.nats, post).catch(sayAndEnd);
	const how = { behindProxy: false, now: Date.now, nats: values.nats };
	const door = await doorOf(post, how).catch(sayAndEnd);
	const { origin, close } = await serveFolder({
		folder: buildFolder,
		port: Number(values.port),
		door: (asked, answer) => void door.server.emit('request', asked, answer)
	}).catch(sayAndEnd);
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close());
	console.log(`
Bahi is open at  ${origin}  with a post box. Ctrl+C ends.

Its box card is the picture  ${join(desk, 'card.gif')}  and by hand, once it was used,
    ${letters}

What to do with it, from a group to the month of an office: docs/POST.md#a-trial
The passphrase of its office:  ${trialPassphrase}
`);
}

/** Creates missing streams, which in an office the keeper does; existing ones are unchanged. */
async function makeTrialStreams(/** @type {string} */ url, /** @type {string} */ folder) {
	const { makeStreams } = await import('../src/post/jetstream-box.ts');
	const { openNats } = await import('../src/post/nats.ts');
	const server = await openNats(url, 'door', folder);
	await makeStreams(server, 1, false).finally(() => void server.close());
}

/** Packs the app, the post box's server as one file, and instructions. Existing files in its folder `post` stay. */
async function pack(/** @type {string} */ folder) {
	if (!(await buildApp())) return 1;
	mkdirSync(folder, { recursive: true });
	await inOneFile('src/post/serve.ts', folder, 'door.mjs');
	await inOneFile('src/post/keeper.ts', folder, 'keeper.mjs');
	cpSync(join(root, 'deploy/post'), folder, { recursive: true });
	rmSync(join(folder, 'app'), { recursive: true, force: true });
	cpSync(buildFolder, join(folder, 'app'), { recursive: true });
	console.log(`${folder} has the app, the door and README.md, which says what to do with them.`);
	return 0;
}
