import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAmount, readChoice, codeOr, readSheetDay, decimal, wholeNumber } from './cells.ts';
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

	test.each(['31/03/25', '03/31/2025', '31-03/2025', '29/02/2025', '2025/03/31', '45747', 'March'])(
		'%s is none',
		(text) => {
			expect(readSheetDay(text)).toMatchObject({ ok: false, error: { code: 'notADay' } });
		}
	);
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

test('no word of a list, and no head, stands for two things', () => {
	const lists = Object.values(words).filter(Array.isArray) as readonly (readonly Word[])[];
	for (const list of [columns, ...lists]) {
		const owners = new Map<string, string>();
		for (const { code, en, hi } of list) {
			for (const spelling of [code, en, hi].map(sameWord)) {
				expect(owners.get(spelling) ?? code).toBe(code);
				owners.set(spelling, code);
			}
		}
	}
});
