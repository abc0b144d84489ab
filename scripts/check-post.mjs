import { installIfMissing } from './install-if-missing.mjs';
import { programPath } from './programs.mjs';
import { runTool } from './tools.mjs';

// The engine of a post box that has nodes, killed, wiped and filled up (docs/POST.md): npm run check:post -- --pages NUMBER
installIfMissing();
if (programPath('nats-server') === null) {
	console.error(
		'Not there, so not asked: nats-server.\n  apt-get install -y --no-install-recommends nats-server'
	);
	process.exitCode = 1;
} else {
	const { code } = await runTool('tsx', ['tests/support/post-faults.ts', ...process.argv.slice(2)]);
	process.exitCode = code;
}
