import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, present, type LocalDate } from '#kernel';
import {
	chargedUntil,
	linesOf,
	replay,
	replayUntil,
	withPostingDays,
	type GroupEvent,
	type GroupState
} from '#group';
import {
	bookPages,
	bookReport,
	exceptions,
	meetingList,
	meetingSheet,
	memberPage,
	memberStatement,
	minutesOf,
	whyOwed
} from '#reports';
import { exact, roundHalfUpTo } from '#money';
import { cases, seed } from '../support/soak.ts';
import { playedOnce } from '../support/random-book/played-once.ts';
import { randomHistory } from '../support/random-book/wishes.ts';

// Reports of random histories: each adds up, and they say the same about the same thing.

const runs = { numRuns: cases(12), seed: seed() };
const view = { currency: 'INR' };
const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

const everyBook = (holds: (events: readonly GroupEvent[], state: GroupState, on: LocalDate) => void) => {
	fc.assert(
		fc.property(randomHistory, (history) => {
			const { events, state } = playedOnce(history);
			const days = events.map((event) => event.occurredOn).sort();
			holds(events, state, present(days.at(-1), 'a book has days'));
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

	test('the page and the passbook of each member end where the report does', () => {
		everyBook((events, state) => {
			const report = bookReport(events, view);
			for (const { memberId, number } of state.members.values()) {
				const rows = memberStatement(events, { ...view, memberId }).rows.filter((row) => row.struck !== true);
				const figures = present(report.members[String(number)], 'each member is in the report');
				const last = rows.at(-1);
				if (last !== undefined)
					expect([last.savings, last.outstanding]).toEqual([figures.savings, figures.loanOutstanding]);
				const hers = [...state.loans.values()].filter((loan) => loan.memberId === memberId);
				expect(total(rows.map((row) => row.interestPaid))).toBe(total(hers.map((loan) => loan.interestPaid)));
				const page = memberPage(events, { ...view, memberId });
				expect(page.saved).toBe(figures.savings);
				// Its strips are the savings of her passbook at the regular meetings, the last twelve of them.
				const strips = rows.filter((row) => row.kind === undefined).slice(-12);
				expect(page.growth.map(({ savings }) => savings)).toEqual(strips.map((row) => row.savings));
				expect(total(page.loans.map((loan) => loan.outstanding))).toBe(figures.loanOutstanding);
			}
		});
	});

	test('members, loans and accounts of the report are the same money', () => {
		everyBook((events, state) => {
			const report = bookReport(events, view);
			const under = (root: string) =>
				total(
					Object.entries(report.trialBalance).flatMap(([code, held]) => (code.startsWith(root) ? [held] : []))
				);
			const members = Object.values(report.members);
			expect(total(members.map((member) => member.savings)) + under('savings/')).toBe(0);
			expect(total(members.map((member) => member.loanOutstanding))).toBe(under('loans/'));
			expect(total(Object.values(report.loans).map((loan) => loan.outstanding))).toBe(under('loans/'));
			// What loans say was paid is the income of the group, until a share-out closes it; a paper book brings in its own.
			const isClosed = events.some(
				(event) =>
					event.type === 'CycleSharedOut' ||
					(event.type === 'OpeningBalances' && event.income?.interest !== undefined)
			);
			const ofFund = [...state.loans.values()].filter(({ source }) => source === 'socialFund');
			if (!isClosed)
				expect(total(Object.values(report.loans).map((loan) => loan.interestPaid))).toBe(
					(report.income['interest'] ?? 0) + total(ofFund.map((loan) => loan.interestPaid))
				);
			const owned = report.box + report.bank + under('loans/') + under('assets/') + under('deposits/');
			// Claims of others are credits: below zero.
			const others = under('borrowings/') + under('payable/') + under('held-for-others/');
			const owed = -(others + under('social-fund'));
			expect(report.corpus).toBe(owned - owed);
			const { all } = report.regularity;
			for (const ratio of [all.attendance, all.savingOnTime, all.collectedOverDue, all.everBorrowed])
				if (ratio !== null) expect(Number(ratio)).toBeGreaterThanOrEqual(0);
			for (const ratio of [all.attendance, all.savingOnTime, all.collectedOverDue])
				if (ratio !== null) expect(Number(ratio)).toBeLessThanOrEqual(1);
		});
	});

	test('as at the last day a report is the whole report; as at an earlier day that of what was posted until then', () => {
		let compared = 0;
		everyBook((events, { journal }, last) => {
			expect(bookReport(events, { ...view, on: last })).toEqual(bookReport(events, view));
			const lines = withPostingDays(linesOf(present(journal, 'a book has its lines')));
			const days = [...new Set(lines.map((line) => line.postedOn))].sort();
			const on = present(days[Math.floor(days.length / 2)], 'a book has days');
			// In the order of recording (ledger fine print 13); such a book may lack what an entry rested on.
			const until = lines.filter((line) => line.postedOn <= on).map((line) => line.event);
			if (!replay(until, 'INR').ok) return;
			compared += 1;
			expect(bookReport(events, { ...view, on })).toEqual(bookReport(until, { ...view, on }));
		});
		expect(compared).toBeGreaterThan(runs.numRuns / 2);
	});

	test('the book can be asked for any day, and on each of them members, loans and accounts are the same money', () => {
		everyBook((events, { journal }) => {
			const lines = withPostingDays(linesOf(present(journal, 'a book has its lines')));
			const days = [...new Set(lines.flatMap(({ event, postedOn }) => [event.occurredOn, postedOn]))].sort();
			const asked = [addDays(present(days[0], 'a book has days'), -1), ...days];
			for (const [place, on] of asked.entries()) {
				// Each day is read; every third is asked for all that stands on it.
				const read = replayUntil(events, 'INR', on);
				expect(read.ok && on).toBe(on);
				if (place % 3 !== 0) continue;
				const report = bookReport(events, { ...view, on });
				const under = (root: string) =>
					total(
						Object.entries(report.trialBalance).flatMap(([code, held]) =>
							code.startsWith(root) ? [held] : []
						)
					);
				expect(report.balanced).toBe(true);
				const members = Object.values(report.members);
				expect(total(members.map((member) => member.savings)) + under('savings/')).toBe(0);
				expect(total(members.map((member) => member.loanOutstanding))).toBe(under('loans/'));
				expect(total(Object.values(report.loans).map((loan) => loan.outstanding))).toBe(under('loans/'));
				exceptions(events, { ...view, from: on, to: on, on });
			}
		});
	});

	test('the charges behind a loan’s interest add up to what was charged', () => {
		everyBook((_, state, on) => {
			for (const loan of state.loans.values()) {
				const charges = whyOwed(loan, on, state.regularMeetings);
				const sum = charges.reduce((so, charge) => so.plus(charge.amount), exact(0));
				const charged = chargedUntil(loan, on, state.regularMeetings);
				const isOnePiece =
					loan.opening === null &&
					loan.writtenOff === null &&
					loan.terms.method !== 'upFront' &&
					loan.movements.filter((movement) => movement.terms !== undefined).length <= 1;
				// What is for being late is rounded apart (ADR 0083).
				const rounded = [true, false].map((isLate) => {
					const own = charges.filter(({ why }) => (why === 'overdue') === isLate);
					const exactly = own.reduce((so, charge) => so.plus(charge.amount), exact(0));
					return roundHalfUpTo(exactly, loan.terms.roundingUnit);
				});
				if (isOnePiece) expect(total(rounded)).toBe(charged);
				// What was kept back, given up or brought by the cut-off sheet, and other terms are rounded each for itself: half of the
				// largest unit, 10 rupees, for each of them.
				const most = 500 * (1 + loan.movements.length);
				expect(Math.abs(sum.minus(charged).toNumber())).toBeLessThanOrEqual(most);
			}
		});
	});

	test('the red book counts what the sheets show', () => {
		everyBook((events) => {
			for (const card of meetingList(events, view).slice(0, 4)) {
				const sheet = present(
					meetingSheet(events, { ...view, kind: card.kind, number: card.number }),
					'it was held'
				);
				expect([card.saved, card.lent, card.box]).toEqual([
					sheet.totals.saved,
					sheet.totals.lent,
					sheet.closingBox
				]);
				const { principalPaid, interestPaid, recovered } = sheet.totals;
				// On the sheet what was kept back stands in a column of its own.
				expect(card.repaid).toBe(principalPaid + interestPaid + recovered);
				const page = present(
					minutesOf(events, { ...view, kind: card.kind, number: card.number }),
					'it has minutes'
				);
				if (card.kind === 'desk') continue;
				const { members, present: came, late } = page.attendance;
				expect([card.memberCount, card.present.length]).toEqual([members, came.length + late.length]);
			}
		});
	});
});
