import { expect, test } from 'vitest';
import type { LocalDate, MemberId } from '#kernel';
import { allPages, monthAt, monthsOf, pagesLike } from './red-book-months.ts';
import type { Words } from '#i18n';
import { monthName, shortMonth } from '#ui/layout/month-name.ts';
import type { RedBookCard } from './red-book-view.svelte.ts';

const page = (day: string, kind: RedBookCard['kind'] = 'regular', ...present: readonly string[]) =>
	({
		day: day as LocalDate,
		kind,
		present: present as readonly MemberId[]
	}) as RedBookCard;
const cards = [
	page('2026-11-27', 'regular', 'm1'),
	page('2026-11-20', 'desk'),
	page('2026-11-06', 'regular', 'm1', 'm2'),
	page('2026-09-25', 'special', 'm2')
];

test('months without a page are left out; those of Nepal are cut where they begin', () => {
	expect(monthsOf(cards, 'gregorian').map(({ first, cards: of }) => [first, of.length])).toEqual([
		['2026-11-01', 3],
		['2026-09-01', 1]
	]);
	// 17 November 2026 is 1 Mangsir 2083, 18 October 1 Kartik, 17 September 1 Asoj.
	expect(monthsOf(cards, 'bikramSambat').map(({ first, cards: of }) => [first, of.length])).toEqual([
		['2026-11-17', 2],
		['2026-10-18', 1],
		['2026-09-17', 1]
	]);
});

test('a day leads to its month, or to the last one before it', () => {
	const months = monthsOf(cards, 'gregorian');
	const at = (day: string) => monthAt(months, day as LocalDate);
	expect([at('2026-11-30'), at('2026-10-10'), at('2026-09-25'), at('2020-01-01')]).toEqual([0, 1, 1, 1]);
	expect(monthAt([], '2026-11-30' as LocalDate)).toBe(0);
});

test('pages are found by who came and by their kind', () => {
	expect(pagesLike(cards, allPages)).toHaveLength(4);
	expect(pagesLike(cards, { ...allPages, memberId: 'm2' as MemberId }).map(({ day }) => day)).toEqual([
		'2026-11-06',
		'2026-09-25'
	]);
	expect(pagesLike(cards, { memberId: 'm1' as MemberId, kind: 'special' })).toEqual([]);
	// Regression: after a correction its day was listed twice.
	const corrected = [{ ...page('2026-11-27', 'desk'), onlyCorrections: true }, ...cards];
	expect(pagesLike(corrected, allPages)).toEqual(cards);
	expect(pagesLike(corrected, { ...allPages, kind: 'desk' })).toHaveLength(2);
});

test.each([
	['September 2026', 'September', 'Sep'],
	['July 2026', 'July', 'July'],
	['सितंबर 2026', 'सितंबर', 'सितंबर'],
	['कार्तिक 2083', 'कार्तिक', 'कार्तिक'],
	['नोभेम्बर 2026', 'नोभेम्बर', 'नोभे'],
	['सेप्टेम्बर 2026', 'सेप्टेम्बर', 'सेप्टे'],
	['अक्टोबर 2026', 'अक्टोबर', 'अक्टो']
])('%s is %s alone and %s on a tile, where a long name ran over the next', (whole, name, short) => {
	const words = { month: () => whole } as unknown as Words;
	const day = '2026-09-01' as LocalDate;
	expect([monthName(day, words), shortMonth(day, words)]).toEqual([name, short]);
});
