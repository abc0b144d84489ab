import { createRequire } from 'node:module';
import { format } from 'node:util';

// Replacement for the 'vitest' module: the same `expect`, and a `describe` and a `test` that only register
// tests. A mutant then costs only the tests that cover it, and no start of a tool.

const nearVitest = createRequire(createRequire(import.meta.url).resolve('vitest/package.json'));
const { chai, JestChaiExpect, JestAsymmetricMatchers, JestExtend, ASYMMETRIC_MATCHERS_OBJECT } =
	/** @type {any} */ (await import(nearVitest.resolve('@vitest/expect')));

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

const expect = Object.assign(
	/** @type {(value: unknown, message?: string) => unknown} */ (value, message) =>
		chai.expect(value, message),
	chai.expect,
	/** @type {any} */ (globalThis)[ASYMMETRIC_MATCHERS_OBJECT]
);

/** @typedef {{ name: string, run: () => unknown }} Test */

/**
 * Name of one row of a table of cases.
 *
 * @param {string} name with %s and the like, or $field
 * @param {readonly unknown[]} row
 */
function nameOfRow(name, row) {
	const asked = name.match(/%[sdifjoO]/g)?.length ?? 0;
	const [first] = row;
	return format(name.replaceAll('%%', '%'), ...row.slice(0, asked)).replace(/\$(\w+)/g, (whole, field) =>
		typeof first === 'object' && first !== null && field in first
			? format(/** @type {any} */ (first)[field])
			: whole
	);
}

/** Collects tests, with the `describe`, `test` and `expect` that register them. */
export function createSuite() {
	/** @type {Test[]} */
	let tests = [];
	/** @type {string[]} */
	let inside = [];
	/** @type {readonly (() => unknown)[]} setup functions of the current and outer blocks */
	let prepared = [];

	/** @type {(name: string, first: unknown, second?: unknown) => void} */
	const test = (name, first, second) => {
		// A timeout may precede the function.
		const run = /** @type {() => unknown} */ (typeof first === 'function' ? first : second);
		const before = prepared;
		const whole = async () => {
			for (const prepare of before) await prepare();
			await run();
		};
		tests.push({ name: [...inside, name].join(' '), run: before.length === 0 ? run : whole });
	};
	/** Repeated for each test, because a mutant acts in setup too. @type {(prepare: () => unknown) => void} */
	const beforeAll = (prepare) => {
		prepared = [...prepared, prepare];
	};
	/** @type {(name: string, body: () => void) => void} */
	const describe = (name, body) => {
		const [around, preparedAround] = [inside, prepared];
		inside = [...around, name];
		try {
			body();
		} finally {
			[inside, prepared] = [around, preparedAround];
		}
	};
	/** @type {(one: (name: string, body: () => any) => void) => (rows: readonly unknown[]) => (name: string, body: (...row: any[]) => any) => void} */
	const each = (one) => (rows) => (name, body) => {
		for (const given of rows) {
			const row = Array.isArray(given) ? given : [given];
			one(nameOfRow(name, row), () => body(...row));
		}
	};
	return {
		face: {
			beforeAll,
			expect,
			test: Object.assign(test, { each: each(test) }),
			describe: Object.assign(describe, { each: each(describe) })
		},
		/** The tests registered since the last call, each name once. */
		take() {
			/** @type {Map<string, number>} */
			const seen = new Map();
			const taken = tests.map(({ name, run }) => {
				const times = (seen.get(name) ?? 0) + 1;
				seen.set(name, times);
				return { name: times === 1 ? name : `${name} (${times})`, run };
			});
			tests = [];
			inside = [];
			prepared = [];
			return taken;
		}
	};
}
