import type { CurrencyCode, Money } from '#money';
import type { ProblemCode, SheetProblem } from '#spreadsheet/problems.ts';
import type { MessageKey, SlotValues, Words } from '#i18n';
import { spokenReason } from '#session/reasons.ts';

/** Something to be corrected in the sheet, as staff read it. */
export interface ProblemWords {
	/** Group, row and head of the column; the whole file where it names none. */
	readonly where: string;
	readonly text: string;
}

/** @param head the head of the column as the template has it; null for a whole row */
export function problemWords(
	problem: SheetProblem,
	head: string | null,
	words: Words,
	currency: CurrencyCode = 'INR'
): ProblemWords {
	const { group, row } = problem;
	const parts = [
		...(group === null ? [] : [words.say('desk.sheet-group', { group })]),
		...(row === null ? [] : [words.say('desk.sheet-row', { row: words.number(row) })]),
		...(head === null ? [] : [head])
	];
	const key: MessageKey = `desk.sheet-problem-${problem.code satisfies ProblemCode}`;
	return {
		where: parts.length === 0 ? words.say('desk.sheet-whole') : parts.join(' · '),
		text: words.say(key, slotsOf(problem, words, currency))
	};
}

function slotsOf(problem: SheetProblem, words: Words, currency: CurrencyCode): SlotValues {
	const money = (amount: Money) => words.money(amount, currency);
	switch (problem.code) {
		case 'amountTooLarge':
			return { most: money(problem.detail.most as Money) };
		case 'notAChoice':
			return { given: problem.detail.given, choices: problem.detail.choices.join(', ') };
		case 'dayAfterCutOff':
		case 'dayBeforeCutOff':
			return { day: words.day(problem.detail.cutOff) };
		case 'dayBeforeFounding':
			return { day: words.day(problem.detail.founded) };
		case 'meetingDayDiffers':
			return { day: words.day(problem.detail.day) };
		case 'countDiffers':
			return { counted: money(problem.detail.counted), book: money(problem.detail.book) };
		case 'notBalanced': {
			const { debits, credits, difference } = problem.detail;
			return {
				debits: money(debits),
				credits: money(credits),
				difference: money(Math.abs(difference) as Money),
				side: words.say(difference > 0 ? 'desk.sheet-problem-side-more' : 'desk.sheet-problem-side-less')
			};
		}
		case 'refused':
			return { reason: spokenReason(problem.detail.rejection, words, currency).text };
		default:
			return plainSlots('detail' in problem ? problem.detail : {}, words);
	}
}

/** Texts as they were given, numbers as the reader writes them. */
function plainSlots(detail: object, words: Words): SlotValues {
	return Object.fromEntries(
		Object.entries(detail).flatMap(([name, value]): readonly (readonly [string, string])[] =>
			typeof value === 'number'
				? [[name, words.number(value)]]
				: typeof value === 'string'
					? [[name, value]]
					: []
		)
	);
}
