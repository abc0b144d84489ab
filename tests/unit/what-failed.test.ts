import { expect, test } from 'vitest';
import { reasonIn } from '../../scripts/vitest.mjs';
import { whatFailed } from '../../scripts/what-failed.mjs';

const file = (name: string, ...titles: string[]) => ({
	name,
	seconds: 1,
	failures: titles.map((title) => ({ title, message: 'AssertionError: 2 is not 1' }))
});

test('nothing is told where all passed', () => {
	expect(
		whatFailed([
			{ failed: 0, steps: [] },
			{ failed: 0, files: [file('a.test.ts')] }
		])
	).toEqual([]);
});

test('each step and each test that failed is named, with the first line of its reason', () => {
	const counts = [
		{ failed: 1, steps: ['types'] },
		{ failed: 2, files: [file('a.test.ts', 'counts', 'adds'), file('b.test.ts')] }
	];
	expect(whatFailed(counts)).toEqual([
		'✗ types',
		'✗ a.test.ts  counts\n      AssertionError: 2 is not 1',
		'✗ a.test.ts  adds\n      AssertionError: 2 is not 1'
	]);
});

test('a failure that belongs to no test is told too', () => {
	expect(whatFailed([{ failed: 1, files: [file('a.test.ts')] }])).toEqual(['✗ a run that broke off']);
});

test('a reason is its first line, and what the browser waited for', () => {
	expect(reasonIn('AssertionError: 2 is not 1\n    at there')).toBe('AssertionError: 2 is not 1');
	expect(
		reasonIn("TimeoutError: locator.click: Timeout\nCall log:\n  - waiting for getByRole('button')\n  - more")
	).toBe("TimeoutError: locator.click: Timeout - waiting for getByRole('button')");
	expect(reasonIn()).toBe('');
});
