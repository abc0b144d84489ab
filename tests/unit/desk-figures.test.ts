import { expect, test } from 'vitest';
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
