import { expect, test } from 'vitest';
import type { AccountCode } from '#ledger';
import { accountPath } from './plain-journal.ts';

const pathOf = (code: string): string =>
	accountPath(code as AccountCode, 'asset', new Map([['m7' as never, 7]]));

test('a woman is a number: her id is no part of the path', () => {
	expect(pathOf('loans/m7/own')).toBe('Assets:Loans:Member-7:Own');
});

test('whatever an id is made of, both programs take it, and no two become one', () => {
	const ids = [
		'tea',
		'Tea',
		'x--54-ea',
		'X--54-ea',
		'a-b',
		'a--b',
		'a_b',
		'a--5f-b',
		'7',
		'a.b',
		'a:b',
		'-a',
		'ab-'
	];
	const paths = ids.map((id) => pathOf(`bank/${id}`));
	expect(new Set(paths).size).toBe(ids.length);
	expect(paths.filter((path) => !/^Assets:Bank:[A-Z0-9][A-Za-z0-9-]*$/.test(path))).toEqual([]);
});
