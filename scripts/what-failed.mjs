/**
 * What failed, a line each, for the end of a long run: a reader of its last page need not look for it.
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
		// A run that breaks off, or that ends badly after its last test, has no test that could be named.
		return (named.length > 0 || failed === 0 ? named : ['a run that broke off']).map((line) => `✗ ${line}`);
	});
}
