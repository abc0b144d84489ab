import { expect, test, vi } from 'vitest';
import { addDays } from '#kernel';
import { day, founded, meeting, memberId, saved } from '../../../tests/support/builders.ts';
import { fromSocialFund, toSocialFund, withdrawn } from '../../../tests/support/dues.ts';
import { parts, shared } from '../../../tests/support/people.ts';
import { workedAccounts } from '../../../tests/support/worked-accounts.ts';
import { memberPage } from './member-page.ts';
import { memberRows } from './member-rows.ts';
import { registerBook, type RegisterBook } from './registers/register-book.ts';

test('her page has what she got: help from the fund, her part of a profit, her own saving, and what else she gave', () => {
	const events = [
		...founded('2025-01-05', { box: 1000, constitution: { socialFund: { amount: 500 } } }),
		...meeting(1, '2025-01-05', ...['m1', 'm2', 'm3'].map((one) => toSocialFund(one, 20)), saved('m3', 40)),
		...meeting(2, '2025-02-05', fromSocialFund('m3', 30)),
		...meeting(3, '2025-03-05', shared('equal', 30, { parts: parts({ m1: 10, m2: 10, m3: 10 }) })),
		...meeting(4, '2025-04-05', withdrawn('m3', 15), toSocialFund('m3', 5))
	];
	const { rows } = memberPage(events, { currency: 'INR', memberId: memberId('m3') });
	expect(
		rows.map(({ number, helped: help, got, took, other }) => [number, { help, got, took, other }])
	).toEqual([
		[4, { took: 1500, other: 500 }],
		[3, { got: 1000 }],
		[2, { help: 3000 }],
		[1, { other: 2000 }]
	]);
});

test('of a woman who has left no saving is asked any more', () => {
	// Until 4 May five regular meetings asked 20 each, and 20 of these 100 was paid; the member left on 5 May.
	const hers = (on: string) =>
		memberPage(workedAccounts, { currency: 'INR', memberId: memberId('m3'), on: day(on) });
	expect([hers('2025-05-04').savingsArrears, hers('2025-05-05').savingsArrears]).toEqual([8000, 0]);
});

test('her page has every meeting of hers, however long ago', () => {
	const events = [
		...founded('2025-01-05'),
		...Array.from({ length: 24 }, (_, place) =>
			meeting(place + 1, addDays(day('2025-01-05'), 7 * place), saved('m3', 20 + place))
		).flat()
	];
	const { rows } = memberPage(events, { currency: 'INR', memberId: memberId('m3') });
	expect(rows.map(({ saved: hers }) => hers)).toEqual(
		Array.from({ length: 24 }, (_, place) => 100 * (43 - place))
	);
});

test('once a book was read, her page looks through no lines of other women', () => {
	const women = ['m1', 'm2', 'm3'];
	const events = [
		...founded('2025-01-05'),
		...Array.from({ length: 300 }, (_, place) =>
			meeting(place + 1, addDays(day('2025-01-05'), 7 * place), ...women.map((one) => saved(one, 20)))
		).flat()
	];
	const view = { currency: 'INR' } as const;
	const book = registerBook(events, view);
	const looks = vi.spyOn(book as { ownerOf: RegisterBook['ownerOf'] }, 'ownerOf');
	expect(memberRows(book, memberId('m2'))).toHaveLength(300);
	expect(looks.mock.calls.length).toBeLessThanOrEqual(300);
});
