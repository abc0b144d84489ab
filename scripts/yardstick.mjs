/** Milliseconds that the calculation takes on the machine of the budgets when it does nothing else. */
const usual = 19;
const warmUps = 9;
const runs = 9;

/** @returns {number} milliseconds that this process has worked, whatever else the machine did */
export function worked() {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1_000;
}

/**
 * How fast this machine is in this minute: the same machine took two and a half times as long on another day, and any machine under load does.
 *
 * @param {() => number} now milliseconds; by default those of the clock, so that a machine with other work is a slow one
 * @returns {number} what a time measured now is multiplied by, to be one of the usual machine
 */
export function yardstick(now = () => performance.now()) {
	const times = Array.from({ length: warmUps + runs }, () => {
		const start = now();
		if (calculation() < 0) throw new Error('a sum of squares is not below zero');
		return now() - start;
	}).slice(warmUps);
	return usual / (times.sort((one, other) => one - other)[Math.floor(runs / 2)] ?? NaN);
}

/** Like what the app does: small objects are made, found by words and added up. Nothing of the app stands in it, so that no change of the app changes it. */
function calculation() {
	/** @type {Map<string, { readonly count: number, readonly sum: number }>} */
	const sums = new Map();
	for (let turn = 0; turn < 550_000; turn += 1) {
		const word = `account/${turn % 997}`;
		const { count, sum } = sums.get(word) ?? { count: 0, sum: 0 };
		sums.set(word, { count: count + 1, sum: sum + ((turn * turn) % 1_000) });
	}
	let all = 0;
	for (const { count, sum } of sums.values()) all += sum / count;
	return all;
}
