import { randomInt } from 'node:crypto';
import type { JournalFile } from '#app';
import { utf8, type LocalDate } from '#kernel';
import { amountCell, countCell, moneyCell, onePaper, say, table } from '#papers/context.ts';
import { writePageData, type PageData } from '#papers/file/page-data.ts';
import { fillPaper, type FillPaperData } from '#papers/meeting/fill/fill-paper.ts';
import { dayOfSheet } from '#session/print/fill-print.ts';
import { createClock } from '../lib/device/clock.ts';
import { paperPage, release } from './beside.ts';
import { checks } from './chain.ts';
import type { JournalPaper } from './paper-of-journal.ts';

/** The sheet to be filled in with a pen at the next meeting; each call has a new serial. @param on planned day; null for the group's rhythm */
export async function fillOfJournal(
	{ book, state }: JournalFile,
	on: LocalDate | null
): Promise<JournalPaper> {
	const day = on ?? dayOfSheet(state, createClock().today());
	const hash = (text: string) => checks.hash(utf8(text));
	const print = { book: book.id, currency: book.currency, day, serial: randomInt(2 ** 20), hash };
	const fill = await fillPaper(state, print);
	const women = fill.pages.flatMap(({ form }) => form.rows);
	return {
		fill,
		report: fill,
		paper: onePaper('paper.meeting-sheet', day, {
			key: 'whole',
			of: say('paper.meeting-sheet'),
			columns: [
				{ key: 'member', head: say('paper.member'), kind: 'text' },
				{ key: 'saving', head: say('paper.savings'), kind: 'money' },
				{ key: 'due', head: say('paper.repayment'), kind: 'money' }
			],
			sections: table.only(
				'women',
				women.map(({ number, usual, due }) =>
					table.row(String(number), countCell(number), amountCell(usual), moneyCell(due))
				)
			)
		})
	};
}

/** The sheet as a page that renders it in the browser. */
export async function fillPage(
	{ book, state }: JournalFile,
	fill: FillPaperData,
	words: PageData['words']
): Promise<string> {
	const frame = {
		group: state.name ?? '',
		currency: book.currency,
		practice: book.practice === true,
		printedOn: createClock().today(),
		release,
		until: null,
		seal: null
	};
	const [before, after] = await paperPage();
	return `${before}${writePageData({ frame, fill, words }, after)}${after}`;
}
