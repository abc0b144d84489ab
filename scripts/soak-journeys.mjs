import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { findBrowser, howToGetABrowser } from './browser.mjs';
import { buildApp } from './build.mjs';
import { installIfMissing } from './install-if-missing.mjs';
import { runVitest } from './vitest.mjs';

// Runs every journey many times under load: npm run soak -- journeys --runs 20 --load 8 [words in the path of a journey]
// The load is eight journeys in parallel; with --idle it is busy processes, and the run takes four times as long.
// A failure once in twenty times on a busy machine is a daily failure on somebody's machine.

/**
 * @typedef {{ runs: number; failures: number; slowest: number }} Row
 */

/** @param {readonly string[]} args */
export async function soakJourneys(args) {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			runs: { type: 'string', default: '20' },
			load: { type: 'string', default: '8' },
			idle: { type: 'boolean', default: false }
		}
	});
	installIfMissing();
	if (!(await buildApp())) return 1;
	if ((await findBrowser()) === null) {
		console.error(howToGetABrowser);
		return 1;
	}
	/** @type {Map<string, Row>} */
	const table = new Map();
	const endLoad = startLoad(values.idle ? Number(values.load) : 0);
	// Checks that an ordinary run samples are run completely.
	const env = { SOAK: '1', ...(!values.idle && { JOURNEYS_AT_ONCE: values.load }) };
	try {
		for (let run = 1; run <= Number(values.runs); run += 1) {
			const beside = values.idle ? `beside ${values.load} busy processes` : `${values.load} journeys at once`;
			console.log(`\nRun ${run} of ${values.runs}, ${beside}`);
			const { files } = await runVitest(['journeys'], positionals, { quiet: true, env });
			if (files.length === 0) return 1;
			for (const file of files) note(table, file);
		}
	} finally {
		endLoad();
	}
	return show(table);
}

/**
 * Starts busy processes without effect.
 *
 * @param {number} count
 * @returns ends them
 */
function startLoad(count) {
	const busy = Array.from({ length: count }, () =>
		spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' })
	);
	const end = () => {
		for (const one of busy) one.kill('SIGKILL');
	};
	process.once('exit', end);
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
		process.once(signal, () => process.exit(1));
	return end;
}

/** @param {Map<string, Row>} table @param {import('./vitest.mjs').FileResult} file */
function note(table, { name, seconds, failures }) {
	const row = table.get(name) ?? { runs: 0, failures: 0, slowest: 0 };
	table.set(name, {
		runs: row.runs + 1,
		failures: row.failures + (failures.length > 0 ? 1 : 0),
		slowest: Math.max(row.slowest, seconds)
	});
	console.log(`${failures.length === 0 ? '✓' : '✗'} ${name}  ${seconds.toFixed(0)} s`);
	for (const { title, message } of failures) console.log(`    ${title}\n        ${message}`);
}

/** @param {ReadonlyMap<string, Row>} table @returns number of journeys that failed at least once */
function show(table) {
	const rows = [...table].sort(([one], [other]) => (one < other ? -1 : 1));
	const width = Math.max(...rows.map(([name]) => name.length));
	console.log(`\n${'journey'.padEnd(width)}  runs  failures  slowest`);
	for (const [name, { runs, failures, slowest }] of rows)
		console.log(
			`${name.padEnd(width)}  ${String(runs).padStart(4)}  ${String(failures).padStart(8)}  ${slowest.toFixed(0).padStart(5)} s`
		);
	return rows.filter(([, { failures }]) => failures > 0).length;
}
