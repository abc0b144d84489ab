import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, monthOf, present, type LocalDate } from '#kernel';
import { rootOf } from '#ledger';
import type { GroupEvent } from '#group';
import { bookReport, federationReport, type BookReport } from '#reports';
import { factsOf } from '../../src/desk/facts.ts';
import type { RowOf } from '../../src/desk/tables.ts';
import { cases, seed } from '../support/soak.ts';
import { playedOnce } from '../support/random-book/played-once.ts';
import { randomHistory } from '../support/random-book/wishes.ts';

// The facts of a desk against what `book report` and the month of the federation say of the same book at each month's end.

const currency = 'INR';
const far = '2099-01-01' as LocalDate;
const lastOf = (first: string): LocalDate =>
	addDays(`${monthOf(addDays(first as LocalDate, 31))}-01` as LocalDate, -1);
const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

const partOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Debit positive, by line of the chart. */
function byRoot(balances: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
	const roots = new Map<string, number>();
	for (const [account, held] of Object.entries(balances))
		roots.set(rootOf(account as never), (roots.get(rootOf(account as never)) ?? 0) + held);
	return new Map([...roots].filter(([, held]) => held !== 0).toSorted());
}

function flowsUntil(flows: readonly RowOf<'flows'>[], month: string): ReadonlyMap<string, number> {
	const moved = new Map<string, number>();
	for (const flow of flows)
		if (String(flow.month) <= month) {
			const account = String(flow.account);
			moved.set(account, (moved.get(account) ?? 0) + Number(flow.debit) - Number(flow.credit));
		}
	return new Map([...moved].filter(([, held]) => held !== 0).toSorted());
}

function expectMonth(row: RowOf<'months'>, events: readonly GroupEvent[]): BookReport {
	const until = row.until as LocalDate;
	const report = bookReport(events, { currency, on: until });
	const { meetings, attendance, members, savings, loans, ...month } = federationReport(events, {
		month: monthOf(until),
		currency,
		...(until === lastOf(String(row.month)) ? {} : { until })
	});
	const lines = Object.values(report.loans);
	const late = (least: number, most: number) =>
		total(
			lines.flatMap(({ overdueDays: days, outstanding }) =>
				days >= least && days <= most ? [outstanding] : []
			)
		);
	const held = (root: string) => 0 - (byRoot(report.trialBalance).get(root) ?? 0);
	expect(row).toEqual({
		month: `${monthOf(until)}-01`,
		until,
		due: meetings.due,
		held: meetings.held,
		members: members.now,
		savings: savings.closing,
		loans_out: loans.outstanding,
		loans_open: lines.filter(({ outstanding }) => outstanding > 0).length,
		borrowers: loans.borrowers,
		overdue: total(lines.map(({ overduePrincipal }) => overduePrincipal)),
		late_1_30: late(1, 30),
		late_31_90: late(31, 90),
		late_over_90: late(91, Infinity),
		box: report.box,
		bank: report.bank,
		social_fund: held('social-fund'),
		held_for_others: held('held-for-others'),
		borrowings: month.borrowings.outstanding,
		surplus: report.surplus,
		corpus: report.corpus,
		// Asked below, over all months so far.
		expected: row.expected,
		came: row.came,
		asked_to_save: row.asked_to_save,
		saved_in_time: row.saved_in_time,
		saved_today: row.saved_today
	});
	expect(partOf(Number(row.came), Number(row.expected))).toBeCloseTo(Number(attendance ?? 0), 5);
	const out = total(lines.map(({ outstanding }) => outstanding));
	const atRisk = Number(row.late_31_90) + Number(row.late_over_90);
	expect(partOf(atRisk, out)).toBeCloseTo(Number(report.portfolioAtRisk), 5);
	return report;
}

test('each column of the facts of a month is what the report of its last day says, whatever a group does', () => {
	const seen = new Set<string>();
	let months = 0;
	fc.assert(
		fc.property(randomHistory, (history) => {
			const { events } = playedOnce(history);
			for (const { type } of events) seen.add(type);
			const { rows } = factsOf(events, { currency, today: far, rules: [] });
			let [inTime, asked] = [0, 0];
			for (const row of rows.months) {
				months += 1;
				const report = expectMonth(row, events);
				expect(flowsUntil(rows.flows, String(row.month))).toEqual(byRoot(report.trialBalance));
				expect(Number(row.saved_today)).toBeGreaterThanOrEqual(Number(row.saved_in_time));
				expect(Number(row.saved_today)).toBeLessThanOrEqual(Number(row.asked_to_save));
				inTime += Number(row.saved_in_time);
				asked += Number(row.asked_to_save);
			}
			const last = bookReport(events, { currency });
			const onTime = Number(last.regularity.all.savingOnTime ?? 0);
			const each = rows.meetings.map(({ saved_in_time: one, members: of }) => [Number(one), Number(of)]);
			expect(partOf(total(each.map(([one = 0]) => one)), total(each.map(([, of = 0]) => of)))).toBeCloseTo(
				onTime,
				5
			);
			// A page that was entered late is in its month as a report of that month's end has it.
			if (last.meetings.every(({ late }) => !late)) expect(partOf(inTime, asked)).toBeCloseTo(onTime, 5);
			expect(rows.meetings.map(({ number, day }) => [number, day]).toSorted()).toEqual(
				last.meetings
					.filter(({ kind }) => kind === 'regular')
					.map(({ number, day }) => [number, day])
					.toSorted()
			);
			const [group] = rows.groups;
			const { last6 } = last.regularity;
			expect([group?.due6, group?.held6, group?.saving6, group?.attendance6]).toEqual([
				last6.meetingsDue,
				last6.meetingsHeld,
				...[last6.savingOnTime, last6.attendance].map((ratio) => (ratio === null ? null : Number(ratio)))
			]);
			const loans = Object.values(last.loans);
			expect(total(rows.loans.map(({ overdue }) => Number(overdue)))).toBe(
				total(loans.map(({ overduePrincipal }) => overduePrincipal))
			);
			for (const { ratio, part, whole } of rows.ratios)
				expect([part, whole]).toEqual([
					present(last.ratios.of[ratio as 'attendance'], 'a ratio').part,
					last.ratios.of[ratio as 'attendance'].whole
				]);
		}),
		{ numRuns: cases(100, 12), seed: seed() }
	);
	expect(months).toBeGreaterThan(50);
	for (const type of ['EventReversed', 'MemberLeft', 'CycleSharedOut', 'LoanDisbursed'])
		expect([...seen]).toContain(type);
});
