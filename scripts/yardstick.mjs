/** Milliseconds of the calculation on the idle reference machine of the budgets. */
const usual = 19;
const warmUps = 9;
const runs = 9;

/** @returns {number} CPU milliseconds of this process, independent of other load */
export function worked() {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1_000;
}

/**
 * Current speed of this machine: it was two and a half times slower on another day, and any machine under load varies.
 *
 * @param {() => number} now milliseconds; by default wall-clock time, so that other load counts as slowness
 * @returns {number} factor that converts a time measured now to the usual machine
 */
export function yardstick(now = () => performance.now()) {
	const times = Array.from({ length: warmUps + runs }, () => {
		const start = now();
		if (calculation() < 0) throw new Error('a sum of squares is not below zero');
		return now() - start;
	}).slice(warmUps);
	return usual / (times.sort((one, other) => one - other)[Math.floor(runs / 2)] ?? NaN);
}

/** Similar to the app's work: creates small objects, looks them up by text, adds them. Has no code of the app, so that changes of that do not affect it. */
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
