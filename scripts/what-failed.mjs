/**
 * Lists all failures, a line each, at the end of a long run.
 *
 * @param {readonly { failed: number; steps?: readonly string[]; files?: readonly import('./vitest.mjs').FileResult[] }[]} counts
 * @returns {readonly string[]}
 */
export function whatFailed(counts) {
	return counts.flatMap(({ failed, steps = [], files = [] }) => {
		const named = [
			...steps,
			...files.flatMap(({ name, failures }) =>
				failures.map(({ title, message }) => `${name}  ${title}\n      ${message}`)
			)
		];
		// A run that aborts, or fails after its last test, has no test to name.
		return (named.length > 0 || failed === 0 ? named : ['a run that broke off']).map((line) => `✗ ${line}`);
	});
}
