import { createRequire } from 'node:module';
import { format } from 'node:util';

// What a test file imports from 'vitest', without Vitest around it: the same `expect`, and a `describe` and a `test` that only note
// down what there is to run. A mutant then costs the tests that reach it and no start of a tool.

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
 * The name of one row of a table of cases.
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

/**
 * A notebook of tests, and the `describe`, `test` and `expect` that write into it.
 */
export function createSuite() {
	/** @type {Test[]} */
	let tests = [];
	/** @type {string[]} */
	let inside = [];
	/** @type {readonly (() => unknown)[]} what is prepared for the tests here and inside */
	let prepared = [];

	/** @type {(name: string, first: unknown, second?: unknown) => void} */
	const test = (name, first, second) => {
		// How long it may take may stand before it.
		const run = /** @type {() => unknown} */ (typeof first === 'function' ? first : second);
		const before = prepared;
		const whole = async () => {
			for (const prepare of before) await prepare();
			await run();
		};
		tests.push({ name: [...inside, name].join(' '), run: before.length === 0 ? run : whole });
	};
	/** For each test again: a mutant acts in what is prepared too. @type {(prepare: () => unknown) => void} */
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
		/** The tests noted down since the last time, each name once. */
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
