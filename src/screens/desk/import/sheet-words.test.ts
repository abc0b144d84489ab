import { describe, expect, test } from 'vitest';
import { createWords, languages, loadLanguage } from '#i18n';
import type { LocalDate } from '#kernel';
import { money } from '#money';
import type { ProblemCode, SheetProblem } from '#spreadsheet/problems.ts';
import { problemWords } from './sheet-words.ts';

const day = '2025-03-31' as LocalDate;
const where = { row: 27, column: 'amount', group: 'G2' } as const;

/** One of each code; a new code does not compile until it stands here. */
const each = {
	fileTooLarge: { code: 'fileTooLarge', detail: { most: 8_388_608 } },
	notText: { code: 'notText' },
	empty: { code: 'empty' },
	quotesBroken: { code: 'quotesBroken' },
	tooManyRows: { code: 'tooManyRows', detail: { most: 60_000 } },
	tooManyColumns: { code: 'tooManyColumns', detail: { most: 120 } },
	tooManyGroups: { code: 'tooManyGroups', detail: { most: 300 } },
	headMissing: { code: 'headMissing' },
	headUnknown: { code: 'headUnknown', detail: { given: 'colour' } },
	headTwice: { code: 'headTwice', detail: { given: 'amount' } },
	needed: { code: 'needed' },
	notForThisRow: { code: 'notForThisRow', detail: { kind: 'box' } },
	noHead: { code: 'noHead', detail: { given: '12' } },
	cellTooLong: { code: 'cellTooLong', detail: { most: 200 } },
	identityNumber: { code: 'identityNumber' },
	notAnAmount: { code: 'notAnAmount', detail: { given: 'x' } },
	amountTooLarge: { code: 'amountTooLarge', detail: { most: 1_000_000_000 } },
	amountIsZero: { code: 'amountIsZero' },
	notADay: { code: 'notADay', detail: { given: '31/2/25' } },
	notAWholeNumber: { code: 'notAWholeNumber', detail: { given: 'x', least: 1, most: 20 } },
	notARate: { code: 'notARate', detail: { given: 'x' } },
	notAChoice: { code: 'notAChoice', detail: { given: 'x', choices: ['week', 'month'] } },
	notWritable: { code: 'notWritable', detail: { given: 'x' } },
	keyInvalid: { code: 'keyInvalid', detail: { given: '/' } },
	groupRowMissing: { code: 'groupRowMissing' },
	rowTwice: { code: 'rowTwice', detail: { first: 4 } },
	memberUnknown: { code: 'memberUnknown', detail: { number: 9 } },
	bankUnknown: { code: 'bankUnknown', detail: { number: 2 } },
	boxMissing: { code: 'boxMissing' },
	cutOffMissing: { code: 'cutOffMissing' },
	dayAfterCutOff: { code: 'dayAfterCutOff', detail: { cutOff: day } },
	dayBeforeCutOff: { code: 'dayBeforeCutOff', detail: { cutOff: day } },
	dayBeforeFounding: { code: 'dayBeforeFounding', detail: { founded: day } },
	wrongFund: { code: 'wrongFund' },
	meetingDayDiffers: { code: 'meetingDayDiffers', detail: { day } },
	countDiffers: { code: 'countDiffers', detail: { counted: money(12_000), book: money(12_500) } },
	nothingOwed: { code: 'nothingOwed' },
	notBalanced: {
		code: 'notBalanced',
		detail: { debits: money(1_500_000), credits: money(1_490_000), difference: money(10_000) }
	},
	invalid: { code: 'invalid', detail: { field: 'place.pin', message: 'four to six digits' } },
	refused: { code: 'refused', detail: { rejection: { type: 'NoGroup' } } }
} as const satisfies { readonly [Code in ProblemCode]: Extract<SheetProblemBare, { readonly code: Code }> };
type SheetProblemBare = SheetProblem extends infer Problem
	? Problem extends SheetProblem
		? Omit<Problem, keyof typeof where>
		: never
	: never;

const problems: readonly SheetProblem[] = Object.values(each).map((fault) => ({ ...where, ...fault }));

describe.each(languages)('in %s', (language) => {
	test('each of the forty codes has a sentence of its own, with every slot filled', async () => {
		const words = createWords(language, await loadLanguage(language));
		const texts = problems.map((problem) => problemWords(problem, 'amount', words).text);
		expect(texts).toHaveLength(40);
		expect(new Set(texts).size).toBe(40);
		expect(texts.filter((text) => /[{}]/.test(text))).toEqual([]);
	});
});

describe('in English', async () => {
	const words = createWords('en', await loadLanguage('en'));
	const say = (problem: SheetProblem, head: string | null = 'amount') => problemWords(problem, head, words);

	test('it says where: group, row and column, or the whole file', () => {
		expect(say({ ...where, ...each.notAnAmount })).toEqual({
			where: 'group G2 · row 27 · amount',
			text: '"x" is no amount. Write it like 1250.'
		});
		expect(say({ row: null, column: null, group: null, code: 'empty' }, null).where).toBe('the whole file');
	});

	test('it says by how much a sheet does not balance, and which side is short', () => {
		// 15,000 of money, 14,900 of it claimed: 100 more than anybody claims.
		expect(say({ ...where, ...each.notBalanced }).text).toBe(
			'Not equal: 15,000 there, 14,900 claimed. 100 more than anybody claims.'
		);
		const detail = { debits: money(1_490_000), credits: money(1_500_000), difference: money(-10_000) };
		expect(say({ ...where, code: 'notBalanced', detail }).text).toContain('100 is missing.');
	});
});
