import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { LocalDate } from '#kernel';
import { readOnce, type GroupEvent } from '#group';
import { practiceEvents } from '../../../tests/support/practice-events.ts';
import { withExceptions } from '../../../tests/support/dossier-books.ts';
import { bookLines } from './book-lines.ts';
import { registerBook } from './registers/register-book.ts';

const today = '2026-11-24' as LocalDate;
const year = practiceEvents(today);
const view = { currency: 'INR' } as const;

test('the same list is read once for a day, and anew once there is one more event', () => {
	let asked = 0;
	const { read, known } = readOnce((events) => [(asked += 1), events.length]);
	const growing = year.slice(0, 20);
	expect(known(growing, view)).toBeUndefined();
	expect(read(growing, view)).toBe(read(growing, { ...view, on: undefined }));
	expect(known(growing, view)).toEqual([1, 20]);
	expect(read(growing, { ...view, on: today })).toEqual([2, 20]);
	expect(read([...growing], view)).toEqual([3, 20]);
	growing.push(...year.slice(20, 21));
	expect(known(growing, view)).toBeUndefined();
	expect(read(growing, view)).toEqual([4, 21]);
});

test.each([
	['of the practice group', year],
	['with corrections and late pages', withExceptions(today)]
])('lines of a book %s are those that are folded anew, whoever read the list before', (_, events) => {
	const days = [undefined, today, '2027-03-01', ...events.map(({ occurredOn }) => occurredOn)] as LocalDate[];
	const list: readonly GroupEvent[] = [...events];
	for (const on of new Set(days)) {
		const anew = bookLines([...events], { ...view, on });
		// isDeepStrictEqual compares whole books in a tenth of the time of an assertion.
		expect(isDeepStrictEqual(bookLines(list, { ...view, on }), anew)).toBe(true);
		expect(registerBook(list, { ...view, on }).on).toBe(anew.on);
		expect(isDeepStrictEqual(bookLines(list, { ...view, on }), anew)).toBe(true);
	}
});
