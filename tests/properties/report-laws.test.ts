import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import { chargedUntil, type GroupEvent } from '#group';
import {
	bookPages,
	bookReport,
	meetingList,
	meetingSheet,
	memberPage,
	memberStatement,
	whyOwed
} from '#reports';
import { exact, roundHalfUpTo } from '#money';
import { cases, seed } from '../support/soak.ts';
import { history, play } from '../support/histories.ts';

// Reports of random histories: each adds up, and they say the same about the same thing.

const runs = { numRuns: cases(150), seed: seed() };
const view = { currency: 'INR' };
const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** What a history wrote, with every property of the same kind stated once. */
const everyBook = (holds: (events: readonly GroupEvent[]) => void) => {
	fc.assert(
		fc.property(history, (story) => {
			holds(play(story).events);
		}),
		runs
	);
};

describe('whatever a group does', () => {
	test('the sheet of each meeting foots both ways, and the box of one meeting goes on in the next', () => {
		everyBook((events) => {
			let box: number | null = null;
			for (const { kind, number } of bookPages(events, view).pages) {
				const sheet = present(meetingSheet(events, { ...view, kind, number }), 'a page has a sheet');
				for (const column of ['saved', 'principalPaid', 'interestPaid', 'lent', 'outstanding'] as const)
					expect(total(sheet.rows.map((row) => row[column]))).toBe(sheet.totals[column]);
				expect(total(sheet.in.map((line) => line.box))).toBe(sheet.cashIn);
				expect(total(sheet.out.map((line) => line.box))).toBe(sheet.cashOut);
				expect(sheet.openingBox + sheet.cashIn - sheet.cashOut).toBe(sheet.closingBox);
				if (box !== null) expect(sheet.openingBox).toBe(box);
				box = sheet.closingBox;
			}
		});
	});

	test('the passbook of each member adds up row by row and ends where the report does', () => {
		everyBook((events) => {
			const { state } = bookPages(events, view);
			const report = bookReport(events, view);
			for (const { memberId, number } of state.members.values()) {
				const { rows } = memberStatement(events, { ...view, memberId });
				let savings = 0;
				for (const row of rows) {
					savings += row.saved;
					expect(row.savings).toBe(savings);
					expect(row.paid).toBe(row.saved + row.interestPaid + row.principalPaid + row.finesPaid);
				}
				const figures = present(report.members[String(number)], 'each member is in the report');
				expect(figures.savings).toBe(savings);
				expect(figures.loanOutstanding).toBe(rows.at(-1)?.outstanding ?? 0);
				const hers = [...state.loans.values()].filter((loan) => loan.memberId === memberId);
				expect(total(rows.map((row) => row.interestPaid))).toBe(total(hers.map((loan) => loan.interestPaid)));
				const page = memberPage(events, { ...view, memberId });
				expect(page.saved).toBe(savings);
				expect(total(page.loans.map((loan) => loan.outstanding))).toBe(figures.loanOutstanding);
			}
		});
	});

	test('members, loans and accounts of the report are the same money', () => {
		everyBook((events) => {
			const report = bookReport(events, view);
			const under = (root: string) =>
				total(
					Object.entries(report.trialBalance).flatMap(([code, held]) => (code.startsWith(root) ? [held] : []))
				);
			const members = Object.values(report.members);
			expect(total(members.map((member) => member.savings)) + under('savings/')).toBe(0);
			expect(total(members.map((member) => member.loanOutstanding))).toBe(under('loans/'));
			expect(total(Object.values(report.loans).map((loan) => loan.outstanding))).toBe(under('loans/'));
			expect(report.corpus).toBe(report.box + report.bank + under('loans/'));
			const { all } = report.regularity;
			for (const ratio of [all.attendance, all.savingOnTime, all.collectedOverDue, all.everBorrowed])
				if (ratio !== null) expect(Number(ratio)).toBeGreaterThanOrEqual(0);
			for (const ratio of [all.attendance, all.savingOnTime, all.collectedOverDue])
				if (ratio !== null) expect(Number(ratio)).toBeLessThanOrEqual(1);
		});
	});

	test('as at the last day a report is the whole report; as at a meeting’s end it is that of the events until then', () => {
		fc.assert(
			fc.property(history, fc.nat(), (story, at) => {
				const { events } = play(story);
				const days = [...new Set(events.map((event) => event.occurredOn))].sort();
				const on = present(days[at % days.length], 'a book has days');
				const until = events.filter((event) => event.occurredOn <= on);
				expect(bookReport(events, { ...view, on })).toEqual(bookReport(until, { ...view, on }));
				expect(bookReport(events, { ...view, on: present(days.at(-1), 'a book has days') })).toEqual(
					bookReport(events, view)
				);
			}),
			runs
		);
	});

	test('the charges behind a loan’s interest add up to what was charged', () => {
		fc.assert(
			fc.property(history, (story) => {
				const { state, day } = play(story);
				for (const loan of state.loans.values()) {
					const charges = whyOwed(loan, day, state.regularMeetings);
					const sum = charges.reduce((so, charge) => so.plus(charge.amount), exact(0));
					const charged = chargedUntil(loan, day, state.regularMeetings);
					expect(roundHalfUpTo(sum, loan.terms.roundingUnit)).toBe(charged);
				}
			}),
			runs
		);
	});

	test('the red book counts what the sheets show', () => {
		everyBook((events) => {
			for (const card of meetingList(events, view)) {
				const sheet = present(
					meetingSheet(events, { ...view, kind: card.kind, number: card.number }),
					'it was held'
				);
				expect([card.saved, card.lent, card.box]).toEqual([
					sheet.totals.saved,
					sheet.totals.lent,
					sheet.closingBox
				]);
				expect(card.repaid).toBe(sheet.totals.principalPaid + sheet.totals.interestPaid);
			}
		});
	});
});
