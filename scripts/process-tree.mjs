import { readdirSync, readFileSync } from 'node:fs';

/**
 * @typedef {object} Process
 * @property {number} pid
 * @property {string} key unique for this process, since the system reuses pids
 * @property {number} parent
 * @property {number} ticks processor time of its own, in hundredths of a second
 */

/**
 * All descendants of this process, on Linux only: browsers are in process groups of their own, which signals to ours do not
 * reach. Orphans are found if they were seen as descendants before.
 *
 * @param {ReadonlySet<string>} [seenBefore] keys
 * @returns {readonly Process[] | null} null if the system does not report them
 */
export function processesBelow(seenBefore = new Set()) {
	const all = allProcesses();
	if (all === null) return null;
	const ours = new Set([process.pid]);
	const below = new Set(all.filter(({ key }) => seenBefore.has(key)));
	for (const { pid } of below) ours.add(pid);
	for (let found = -1; found !== below.size;) {
		found = below.size;
		for (const one of all) {
			if (!ours.has(one.parent) || below.has(one)) continue;
			below.add(one);
			ours.add(one.pid);
		}
	}
	return [...below];
}

/** @returns {readonly Process[] | null} */
function allProcesses() {
	try {
		return readdirSync('/proc')
			.filter((name) => /^\d+$/.test(name))
			.flatMap((pid) => readProcess(Number(pid)));
	} catch {
		return null;
	}
}

/** @param {number} pid @returns {readonly Process[]} empty if it has ended meanwhile */
function readProcess(pid) {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
		// The name in parentheses may contain anything; state, parent and so on follow it.
		const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
		const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
		return [{ pid, key: `${pid} ${fields[19]}`, parent: parent ?? 0, ticks: (user ?? 0) + (system ?? 0) }];
	} catch {
		return [];
	}
}

/**
 * Measures the processor time of this process and all descendants, including orphans: a parent that ends
 * before its browser does not account for it.
 *
 * @returns ends the measurement; seconds, or null if the system does not report it
 */
export function countProcessorTime() {
	/** @type {Map<string, number>} */
	const ticks = new Map();
	const look = () => {
		for (const { key, ticks: taken } of processesBelow(new Set(ticks.keys())) ?? []) ticks.set(key, taken);
	};
	const timer = setInterval(look, 1_000);
	timer.unref();
	return () => {
		clearInterval(timer);
		look();
		if (ticks.size === 0) return null;
		const { user, system } = process.cpuUsage();
		return [...ticks.values()].reduce((sum, taken) => sum + taken / 100, (user + system) / 1e6);
	};
}
