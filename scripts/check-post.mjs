import { installIfMissing } from './install-if-missing.mjs';
import { buildApp } from './build.mjs';
import { programPath } from './programs.mjs';
import { runTool } from './tools.mjs';
import { runVitest } from './vitest.mjs';

// The JetStream engine of a post box, with nodes killed, wiped and filled up (docs/POST.md): npm run check:post -- --pages NUMBER
installIfMissing();
if (programPath('nats-server') === null) {
	console.error(
		'Not there, so not asked: nats-server.\n  apt-get install -y --no-install-recommends nats-server'
	);
	process.exitCode = 1;
} else {
	const { code } = await runTool('tsx', ['tests/support/post-faults.ts', ...process.argv.slice(2)]);
	// The regular journey of a group and its lost phone, but with the pages at nats-server.
	const asked = { env: { POST_ENGINE: 'jetstream' } };
	const isGreen =
		(await buildApp()) &&
		(await runVitest(['journeys'], ['tests/journeys/post.journey.ts'], asked)).failed === 0;
	process.exitCode = isGreen ? code : 1;
}
