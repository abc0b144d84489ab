import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installIfMissing } from './install-if-missing.mjs';
import { processesBelow } from './process-tree.mjs';
import { root } from './root.mjs';

// The whole run at half of the machine's speed: npm run soak -- slow [--share 50] [words in the path of a test]
// No test may reach a timeout. Every process of the run is stopped for half of each 200 milliseconds, which any
// user may do; a CPU quota would need root or a systemd session.

/** Milliseconds: short compared with any wait of a test, long compared with listing all processes. */
const cycle = 200;

/** @param {readonly string[]} args @returns {Promise<number>} the exit code of the run */
export async function soakSlow(args) {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: { share: { type: 'string', default: '50' } }
	});
	const share = Number(values.share) / 100;
	if (!(share > 0 && share < 1)) {
		console.error('--share is how many of a hundred parts of the time the run gets: 50 is half.');
		return 1;
	}
	if (processesBelow() === null) {
		console.error('This needs Linux: the processes of the run are read from /proc and stopped one by one.');
		return 1;
	}
	installIfMissing();
	console.log(`The run gets ${values.share} % of the time of each processor.`);
	const run = spawn(process.execPath, [join(root, 'scripts/test.mjs'), ...positionals], { stdio: 'inherit' });
	const endStops = stopAgainAndAgain(share);
	// No process stays stopped, whatever ends this one.
	process.once('exit', endStops);
	for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(name, () => process.exit(1));
	/** @type {number} */
	const code = await new Promise((resolve) => run.once('close', (ended) => resolve(ended ?? 1)));
	endStops();
	return code;
}

/** Keys of the processes of the run. @type {Set<string>} */
const seen = new Set();

/** @param {number} share of the time in which the run may work @returns {() => void} ends it and resumes all processes */
function stopAgainAndAgain(share) {
	/** @type {NodeJS.Timeout} */
	let next;
	const stop = () => {
		const run = processesBelow(seen) ?? [];
		for (const { key } of run) seen.add(key);
		signal('SIGSTOP', run);
		next = setTimeout(goOn, cycle * (1 - share), run);
	};
	/** @param {readonly import('./process-tree.mjs').Process[]} run */
	const goOn = (run) => {
		signal('SIGCONT', run);
		next = setTimeout(stop, cycle * share);
	};
	next = setTimeout(stop, cycle * share);
	return () => {
		clearTimeout(next);
		signal('SIGCONT', processesBelow(seen) ?? []);
	};
}

/** @param {'SIGSTOP' | 'SIGCONT'} name @param {readonly { pid: number }[]} run */
function signal(name, run) {
	for (const { pid } of run) {
		try {
			process.kill(pid, name);
		} catch {
			// The process has ended meanwhile.
		}
	}
}
