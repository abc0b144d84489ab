import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	readAmount,
	readChoice,
	choices,
	codeOr,
	readSheetDay,
	decimal,
	name,
	wholeNumber
} from './cells.ts';
import { columns } from './columns.ts';
import * as words from './choices.ts';
import { sameWord, type Word } from './words.ts';

const valueOf = <Value>(read: { ok: true; value: Value } | { ok: false }) => (read.ok ? read.value : null);

describe('amounts', () => {
	test.each([
		['0', 0],
		['7', 700],
		['1250', 125_000],
		['1250.5', 125_050],
		['1,250', 125_000],
		['1,25,000.50', 12_500_050],
		['12,50,000', 125_000_000],
		['1,250,000', 125_000_000],
		['₹ 500', 50_000],
		['Rs. 500/-', 50_000],
		['rs 500/=', 50_000],
		['रु ५००', 50_000],
		['INR 7', 700],
		['10,00,00,000', 10_000_000_000],
		['रु. ५००.२५', 50_025]
	])('%s is %d paise', (text, paise) => {
		expect(valueOf(readAmount(text))).toBe(paise);
	});

	test.each([
		'',
		'-5',
		'+5',
		'1,25',
		'1,2500',
		'12,5,000',
		'1.250,50',
		'1.255',
		'5 00',
		'1e5',
		'=1+1',
		'many',
		',500',
		'5.'
	])('%j is none', (text) => {
		expect(readAmount(text)).toMatchObject({ ok: false, error: { code: 'notAnAmount' } });
	});

	test('every amount is read back as it was written, however its digits are grouped', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 10_000_000_000 }),
				fc.constantFrom('en-IN', 'en-US'),
				(paise, locale) => {
					const rupees = Math.floor(paise / 100).toLocaleString(locale);
					const written = `${rupees}.${String(paise % 100).padStart(2, '0')}`;
					expect(valueOf(readAmount(written))).toBe(paise);
				}
			)
		);
	});
});

describe('days', () => {
	test.each(['31-03-2025', '31/03/2025', '31.03.2025', '31/3/2025', '2025-03-31', '३१/०३/२०२५'])(
		'%s',
		(text) => {
			expect(valueOf(readSheetDay(text))).toBe('2025-03-31');
		}
	);

	test.each([
		'31/03/25',
		'03/31/2025',
		'31-03/2025',
		'29/02/2025',
		'2025/03/31',
		'45747',
		'March',
		'131/03/2025',
		'31/03/20251'
	])('%s is none', (text) => {
		expect(readSheetDay(text)).toMatchObject({ ok: false, error: { code: 'notADay' } });
	});
});

test('whole numbers, rates, choices and codes', () => {
	expect([wholeNumber(1, 9)('9'), wholeNumber(1, 9)('9.0'), wholeNumber(1, 9)('10')].map(valueOf)).toEqual([
		9,
		9,
		null
	]);
	expect([decimal('2'), decimal('1.5 %'), decimal('२'), decimal('1,5'), decimal('.5')].map(valueOf)).toEqual([
		'2',
		'1.5',
		'2',
		null,
		null
	]);
	const method = readChoice(words.methods);
	expect(
		[method('Up-Front'), method('upFront'), method('घटते लोन पर'), method('flat / x')].map(valueOf)
	).toEqual(['upFront', 'upFront', 'declining', 'flat']);
	const purpose = codeOr(words.purposeWords);
	expect([purpose('Old debt'), purpose('Sewing machine'), purpose('7')].map(valueOf)).toEqual([
		'oldDebt',
		'sewing-machine',
		null
	]);
});

test.each([
	['12', '12'],
	['2%', '2'],
	['1.25  %', '1.25'],
	['100.1234', '100.1234'],
	['5%1', null],
	['1.23456', null],
	['1000', null]
])('%j as percent', (text, read) => {
	expect(valueOf(decimal(text))).toBe(read);
});

test('spreadsheet programs may show zeros behind a whole number; half a woman is none', () => {
	expect(['9.00', '9.5', '9.', '1234567'].map((text) => valueOf(wholeNumber(1, 9_999_999)(text)))).toEqual([
		9,
		null,
		null,
		null
	]);
});

test('several words have + between them, and one that is unknown makes all of them none', () => {
	const office = choices(words.offices);
	expect(
		['president + keyHolder', 'president+president', 'president + queen'].map((text) => valueOf(office(text)))
	).toEqual([['president', 'keyHolder'], ['president'], null]);
});

test('a code that the group made begins with a letter, has no other signs, and at most 40 letters', () => {
	const purpose = codeOr(words.purposeWords);
	expect(
		['  Sewing   machine ', 'a', 'b'.repeat(40), 'b'.repeat(41), '7 hens', 'hens!', '!hens'].map((text) =>
			valueOf(purpose(text))
		)
	).toEqual(['sewing-machine', 'a', 'b'.repeat(40), null, null, null, null]);
});

test('a name is one line with something on it, no longer than the book takes, and no identity number', () => {
	const called = name(10);
	expect(['Sita', ' Sita D ', 'a'.repeat(10)].map((text) => valueOf(called(text)))).toEqual([
		'Sita',
		'Sita D',
		'a'.repeat(10)
	]);
	expect(['a'.repeat(11), 'Sita\nDevi', 'a\u0007', '', ' '].map((text) => valueOf(called(text)))).toEqual([
		null,
		null,
		null,
		null,
		null
	]);
	expect(valueOf(name(40)('A 1234 5678 9012'))).toBeNull();
	expect(name(10)('Sita\nDevi\nRam')).toEqual({
		ok: false,
		error: { code: 'notWritable', detail: { given: 'Sita Devi Ram' } }
	});
});

test('no word of a list, and no head, stands for two things; each has one in English and one in Hindi', () => {
	const lists = Object.values(words).filter(Array.isArray) as readonly (readonly Word[])[];
	for (const list of [columns, ...lists]) {
		const owners = new Map<string, string>();
		for (const { code, en, hi } of list) {
			expect([code, en]).toEqual([code, expect.stringMatching(/^[A-Za-z][A-Za-z :-]+$/)]);
			expect([code, hi]).toEqual([code, expect.stringMatching(/^[\u0900-\u097f][\u0900-\u097f -]+$/)]);
			for (const spelling of [code, en, hi].map(sameWord)) {
				expect(owners.get(spelling) ?? code).toBe(code);
				owners.set(spelling, code);
			}
		}
	}
});
