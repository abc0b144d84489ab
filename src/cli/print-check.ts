import type { LocalDate } from '#kernel';
import { carriedPrint, type JournalFile } from '#app';
import { figuresForStaff } from '#papers/print-figures.ts';
import * as reports from '#reports';
import { bankRulesOfFolder } from './beside.ts';
import { checks } from './chain.ts';

/** How many codes for prints a file carries whose figures are those of its entries. */
export interface PrintsChecked {
	readonly all: number;
	/** Place of the first that says something else, from 1; null where none does. */
	readonly strange: number | null;
}

/** Computes what each code says of the book once more. Their signatures were checked with the chain. */
export async function checkPrints({ book, events, records, prints }: JournalFile): Promise<PrintsChecked> {
	const rules = await bankRulesOfFolder();
	const head = records?.at(-1)?.hash;
	const source = { reports, events, currency: book.currency, rules };
	const byDay = new Map<LocalDate, ReturnType<typeof figuresForStaff>>();
	const figuresOn = (day: LocalDate) => {
		const known = byDay.get(day) ?? figuresForStaff(source, day);
		byDay.set(day, known);
		return known;
	};
	for (const [index, print] of prints.entries()) {
		const carried = await carriedPrint(print, { ...book, head }, checks);
		const { kind, figures, printedOn } = carried?.proof ?? {};
		const expected = printedOn === undefined ? [] : figuresOn(printedOn);
		const holds = expected.some(
			(one) =>
				one.kind === kind &&
				one.figures.size === figures?.size &&
				[...one.figures].every(([name, value]) => figures.get(name) === value)
		);
		if (!holds) return { all: prints.length, strange: index + 1 };
	}
	return { all: prints.length, strange: null };
}
