import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWords, loadLanguage, namedMonth } from '#i18n';
import { addDays, fromBikram, type LocalDate } from '#kernel';

const nepali = await loadLanguage('ne');
const on = '2026-11-24' as LocalDate;
/** In 2084, which is only expected: 1 Asar is 16 June by one library, 15 June by the other. */
const later = '2027-06-20' as LocalDate;

describe('days of Nepal', () => {
	const words = createWords('ne', nepali, { calendar: 'bikramSambat' });

	test('are written year first and said with the month', () => {
		expect([words.day(on), words.shortDay(on), words.dayOfMonth(on), words.month(on)]).toEqual([
			'2083/08/08',
			'08/08',
			'8',
			'मङ्सिर 2083'
		]);
		expect(words.dayInWords(on)).toBe('8 मङ्सिर 2083');
	});

	test('bear a mark where their year is only expected', () => {
		expect(words.day(later)).toBe('2084/03/05±');
		expect(words.dayInWords(later)).toBe('5 असार 2084, एक दिन फरक पर्न सक्छ');
		expect(words.day('2027-04-13' as LocalDate)).toBe('2083/12/30');
	});

	test('stand with the Gregorian day on paper', () => {
		const paper = createWords('ne', nepali, { calendar: 'bikramSambat', bothCalendars: true });
		expect(paper.day(on)).toBe('2083/08/08 (24-11-2026)');
		expect(paper.days(on)).toEqual(['2083/08/08', '24-11-2026']);
		expect(paper.dayInWords(on)).toBe('8 मङ्सिर 2083 (24 नोभेम्बर 2026)');
		expect(paper.shortDay(on)).toBe('08/08');
	});

	test('are Gregorian where the table ends, once', () => {
		const paper = createWords('ne', nepali, { calendar: 'bikramSambat', bothCalendars: true });
		expect(paper.day('2040-01-02' as LocalDate)).toBe('02-01-2040');
		expect(paper.days('2040-01-02' as LocalDate)).toEqual(['02-01-2040']);
		expect(paper.dayInWords('2040-01-02' as LocalDate)).toBe('2 जनवरी 2040');
	});

	test('take the reader’s digits', () => {
		const own = createWords('ne', nepali, { calendar: 'bikramSambat', digits: 'devanagari' });
		expect([own.day(on), own.dayInWords(on)]).toEqual(['२०८३/०८/०८', '८ मङ्सिर २०८३']);
	});

	test('name the day from which they were written', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 30_680 }), (days) => {
				const day = addDays('1943-04-14' as LocalDate, days);
				const [year = 0, month = 0, dayOfMonth = 0] = words.day(day).split('/').map(Number);
				expect(fromBikram(year, month, dayOfMonth)).toBe(day);
			})
		);
	});
});

test('Gregorian days are as they were, in each language', async () => {
	const words = createWords('en', await loadLanguage('en'));
	expect([words.day(on), words.shortDay(on), words.dayInWords(on), words.month(on), words.days(on)]).toEqual([
		'24-11-2026',
		'24-11',
		'24 November 2026',
		'November 2026',
		['24-11-2026']
	]);
	expect([words.calendar, words.tag, words.language]).toEqual(['gregorian', 'en', 'en']);
});

test('a month of accounts has the name of its calendar', () => {
	expect(namedMonth('2025-07')).toEqual({ key: 'calendar.month-7', year: '2025' });
	expect(namedMonth('bs-2082-04')).toEqual({ key: 'calendar.bikram-4', year: '2082' });
});
