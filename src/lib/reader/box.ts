import type { FillForm } from '#papers/meeting/fill/form.ts';
import { firstCountRow } from '#papers/meeting/fill/layout.ts';
import { add, money, subtract, sum, zero, type Money } from '#money';
import type { Answer } from './answers.ts';

// Checks the counted cash against the previous cash plus the rows of the sheet. All amounts in minor units.

/** One page of a meeting, with its answers. */
export interface BoxPage {
	readonly form: FillForm;
	readonly answers: readonly Answer[];
}

/** Amounts that the sheet does not contain. */
export interface BoxKnown {
	/** Cash in the box before the meeting, according to the book. */
	readonly before: Money;
	/** Fine of the member with this number, by the rules; zero if she owes none. */
	readonly fineOf: (number: number) => Money;
	/** Loans disbursed at this meeting, which are entered on the phone. */
	readonly lent: Money;
}

export interface BoxSums {
	readonly saved: Money;
	readonly fund: Money;
	readonly repaid: Money;
	readonly fines: Money;
	/** Null if nothing was counted, or if the count must still be asked. */
	readonly counted: Money | null;
	/** Number of money answers that must still be asked. */
	readonly open: number;
}

type Valued = Pick<Answer, 'row' | 'field'> & { readonly value: string };

/** Sum of the notes of an answer, joined by "+", in minor units; zero for an empty one. */
export const sumOf = (value: string): Money =>
	value === '' ? zero : sum(value.split('+').map((part) => money(Number(part))));

/** Amount that one answer adds to the box. */
function worthOf(form: FillForm, { row, field, value }: Valued, { fineOf }: BoxKnown): Money {
	const woman = form.rows[row];
	if (woman === undefined || value === '') return zero;
	if (field === 'roll') return /^\d$/.test(value) ? money(Number(value) * woman.usual) : zero;
	if (field === 'fund') return form.fund;
	if (field === 'fine') return fineOf(woman.number);
	if (field === 'repay') return value === 'due' ? (woman.due ?? zero) : sumOf(value);
	return zero;
}

const ofMoney = new Set<Answer['field']>(['roll', 'fund', 'fine', 'repay']);

export function boxSums(pages: readonly BoxPage[], known: BoxKnown): BoxSums {
	const all = pages.flatMap(({ form, answers }) => answers.map((answer) => ({ form, answer })));
	const of = (field: Answer['field']) => all.filter(({ answer }) => answer.field === field);
	const broughtBy = (field: Answer['field']): Money =>
		sum(
			of(field).map(({ form, answer }) =>
				answer.value === null ? zero : worthOf(form, { ...answer, value: answer.value }, known)
			)
		);
	const counts = of('count').map(({ answer }) => answer.value);
	const isCounted = counts.length > 0 && counts.every((value) => value !== null);
	return {
		saved: broughtBy('roll'),
		fund: broughtBy('fund'),
		repaid: broughtBy('repay'),
		fines: broughtBy('fine'),
		counted: isCounted ? sum(counts.map(sumOf)) : null,
		open: all.filter(({ answer }) => answer.value === null && ofMoney.has(answer.field)).length
	};
}

/** Counted cash less the expected cash: zero if they agree; null while an answer is open, or if nothing was counted. */
export function differenceOf({ counted, open, ...came }: BoxSums, { before, lent }: BoxKnown): Money | null {
	if (counted === null || open > 0) return null;
	return subtract(add(counted, lent), sum([before, came.saved, came.fund, came.repaid, came.fines]));
}

/** A single answer with whose other reading the box agrees. */
export interface Suspect {
	/** From 0. */
	readonly page: number;
	readonly row: number;
	readonly field: Answer['field'];
	/** The other reading. */
	readonly value: string;
	readonly sure: number;
}

/** Suspects, the least certain first. They are shown as cut-outs; none is corrected automatically. */
export function suspectsOf(
	pages: readonly BoxPage[],
	known: BoxKnown,
	difference: Money
): readonly Suspect[] {
	return pages
		.flatMap(({ form, answers }, page) =>
			answers.flatMap((answer): readonly Suspect[] => {
				const { row, field, value, sure } = answer;
				if (value === null) return [];
				const others =
					field === 'count' ? otherCounts(form, row, value, difference) : othersOf(form, row, field, value);
				const was = worthOf(form, { row, field, value }, known);
				return others
					.filter(
						(other) =>
							other !== value &&
							(field === 'count' ||
								subtract(worthOf(form, { row, field, value: other }, known), was) === difference)
					)
					.map((other) => ({ page, row, field, value: other, sure }));
			})
		)
		.sort((one, other) => one.sure - other.sure);
}

/** Counts with one dot more or less with which the box agrees. */
function otherCounts(form: FillForm, row: number, value: string, difference: Money): readonly string[] {
	const now = sumOf(value);
	const isDot = (form.count?.[row - firstCountRow] ?? []).some((dot) => dot === Math.abs(difference));
	return isDot && now >= difference ? [String(now - difference)] : [];
}

/** Other readings of an answer: for a payment one note more or less, the sum due, or nothing. */
function othersOf(
	{ rows, ladder, steps }: FillForm,
	row: number,
	field: Answer['field'],
	value: string
): readonly string[] {
	if (field === 'roll') return ['came', ...Array.from({ length: steps }, (_, place) => String(place + 1))];
	if (field === 'fund' || field === 'fine') return ['', field];
	if (field !== 'repay' || rows[row]?.due === null) return [];
	const laid = value === '' || value === 'due' ? [] : value.split('+');
	const fewer = laid.map((_, place) => laid.toSpliced(place, 1).join('+'));
	const rest = ladder.map(String);
	for (const note of laid) rest.splice(rest.indexOf(note), 1);
	const more = value === 'due' ? [] : rest.map((note) => [...laid, note].join('+'));
	return [...new Set(['', 'due', ...fewer, ...more])];
}
