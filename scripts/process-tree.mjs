import { readdirSync, readFileSync } from 'node:fs';

/**
 * @typedef {object} Process
 * @property {number} pid
 * @property {string} key of this process only; the system gives a number to another one later
 * @property {number} parent
 * @property {number} ticks processor time that it took itself, in hundredths of a second
 */

/**
 * All processes below this one, which takes Linux: browsers are in process groups of their own, so that a signal to ours does not
 * reach them. What a parent has left behind is found as long as it was seen below before.
 *
 * @param {ReadonlySet<string>} [seenBefore] keys
 * @returns {readonly Process[] | null} null where the system does not tell
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

/** @param {number} pid @returns {readonly Process[]} empty where it has ended meanwhile */
function readProcess(pid) {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
		// The name in brackets may hold anything; state, parent and so on come after it.
		const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
		const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
		return [{ pid, key: `${pid} ${fields[19]}`, parent: parent ?? 0, ticks: (user ?? 0) + (system ?? 0) }];
	} catch {
		return [];
	}
}

/**
 * Counts the processor time of this process and of all below it, those that others leave behind included: a parent that ends
 * before its browser has no account of it.
 *
 * @returns ends counting; seconds, or null where the system does not tell
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
