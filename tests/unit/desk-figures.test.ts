import { expect, test } from 'vitest';
import { monthPage } from '../../src/desk/month-page.ts';
import { readJournal, writeJournal } from '#app';
import { bankRules } from '../../src/lib/app/bank-rules/index.ts';
import { shelvedGroup } from '../../src/lib/app/laptop/shelved-group.ts';
import type { BookId, LocalDate } from '#kernel';
import type { GroupEvent } from '#group';
import { day } from '../support/builders.ts';
import { dossierOf } from '../support/dossier.ts';
import { threeYearsWithLoan, withoutDecisions } from '../support/dossier-books.ts';
import { unknownFile } from '../support/in-memory-laptop.ts';

// The list of a desk says of a group what page 1 of its file says: due today is not overdue.

const today = day('2026-11-24');

test.each([
	// Four instalments of ₹440 fall due on the last day: ₹1,760 are due, nothing is overdue.
	['three years', threeYearsWithLoan(today), 0, 1760_00],
	['exceptions', withoutDecisions(today), 900_00, 0]
] as const)('overdue of the book of %s is what its papers say', (_, events, late, dueToday) => {
	const last = lastDayOf(events);
	const journal = readJournal(writeJournal({ book: { id: 'one' as BookId, currency: 'INR' }, events }));
	if (!journal.ok) throw new Error('a journal');
	const listed = shelvedGroup(journal.value, [], { ...unknownFile, on: last, rules: bankRules });
	const { ageing } = dossierOf(events, last).context.figures.all.repayment;
	expect([listed.overdue, ageing.overdue, ageing.dueToday]).toEqual([late, late, dueToday]);
});

const lastDayOf = (events: readonly GroupEvent[]): LocalDate =>
	events
		.map(({ occurredOn }) => occurredOn)
		.sort()
		.at(-1) ?? today;

test('a month in which no loan is late says so, and draws no empty scale', async () => {
	const rows = [{ asked: '2026-12-01', over90: null, d31_90: null, d1_30: null }];
	const of = {
		month: day('2026-12-01'),
		made: '2026-12-03',
		currency: 'INR',
		yearBefore: {},
		refused: []
	} as const;
	const page = (late: number) =>
		monthPage(
			{ ...of, now: {}, results: new Map([['ageing', rows.map((row) => ({ ...row, d1_30: late }))]]) },
			[]
		);
	expect(await page(0)).toContain('No loan is late.');
	expect(await page(0.2)).not.toContain('No loan is late.');
});
