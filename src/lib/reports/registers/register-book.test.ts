import { expect, test } from 'vitest';
import type { GroupEvent } from '#group';
import { readRegisterBook, registerBook } from './register-book.ts';
import { practiceEvents } from '../../../../tests/support/practice-events.ts';

const year = practiceEvents('2026-11-24');
const view = { currency: 'INR' } as const;

test('a list of events is read once', () => {
	const book = registerBook(year, view);
	expect(registerBook(year, { ...view })).toBe(book);
	expect(registerBook(year, { ...view, on: undefined })).toBe(book);
});

test('another day, another currency and another list are read for themselves', () => {
	const book = registerBook(year, view);
	const earlier = registerBook(year, { ...view, on: book.pages[9]?.day });
	expect(earlier.pages).toHaveLength(10);
	expect(earlier.pages.length).toBeLessThan(book.pages.length);
	expect(registerBook(year, { currency: 'NPR' }).state.currency).toBe('NPR');
	expect(registerBook([...year], view)).not.toBe(book);
});

test('what was read before is what is read anew, and what came later is in it', () => {
	const growing: GroupEvent[] = [];
	for (const event of year) {
		growing.push(event);
		if (event.type !== 'MeetingOpened' || event.number % 13 !== 0) continue;
		const kept = registerBook(growing, view);
		const anew = readRegisterBook([...growing], view);
		expect(kept.pages.map(({ page }) => page)).toEqual(anew.pages.map(({ page }) => page));
		expect(kept.lines).toEqual(anew.lines);
		expect(registerBook(growing, view)).toBe(kept);
	}
});
