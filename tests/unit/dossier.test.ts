import { describe, expect, test } from 'vitest';
import { addDays, type BookId } from '#kernel';
import { sum, type Money } from '#money';
import type { GroupEvent } from '#group';
import { writeJournal } from '#app';
import { bookReport, type BookReport } from '#reports';
import type { DossierBlock } from '#papers/dossier/dossier-types.ts';
import { flow } from '../../src/lib/ui/print/dossier/flow.ts';
import { day, event } from '../support/builders.ts';
import {
	barelyEligible,
	threeYearsWithLoan,
	withExceptions,
	withoutDecisions
} from '../support/dossier-books.ts';
import { book } from '../cli/book-command.ts';
import { bothWords, dossierOf, linesOf, plainHeights } from '../support/dossier.ts';
import { isPrinted, printedRows } from '../support/dossier-figures.ts';
import { practiceEvents } from '../support/practice-events.ts';

// What the file for the bank says, beside the report of the same events.

const today = day('2026-11-24');
const figure = (amount: Money): string => bothWords.english.money(amount, 'INR');

const books: readonly (readonly [string, readonly GroupEvent[]])[] = [
	['barely eligible', barelyEligible(today)],
	['three years with a loan of a bank', threeYearsWithLoan(today)],
	['differences, corrections, late meetings, arrears', withExceptions(today)],
	['practice', practiceEvents(today)]
];

describe.each(books)('the file of a group: %s', (name, events) => {
	const { context, paper } = dossierOf(events, today);
	const report = bookReport(events, { currency: 'INR', on: today });
	const block = (key: string): DossierBlock => {
		const found = paper.blocks.find((one) => one.key === key);
		if (found === undefined) throw new Error(`no block ${key}`);
		return found;
	};
	const lines = (key: string) => linesOf(block(key));
	const all = paper.blocks.flatMap((one) => linesOf(one)).join('\n');
	const pages = flow(paper.blocks, plainHeights());

	test('has its parts in their order, the grading sheet last where something is asked, the deposits first after the decision page', () => {
		expect(pages[0]?.map(({ key }) => key)).toEqual(['decision']);
		const parts = paper.blocks.flatMap((one) => (one.kind === 'part' ? [one.number] : []));
		// A draft has none of the forms that are signed.
		expect(parts).toEqual(context.isDraft ? [2, 3, 4, 5, 6, 7, 8] : [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14]);
		expect(pages[1]?.[0]?.key).toBe('part 2');
	});

	test('fits on twelve pages where twelve women sign, beside the sheet on which the bank grades', () => {
		const own = pages.filter(([first]) => first?.key !== 'part 14');
		expect(own.length).toBeLessThanOrEqual(name === 'practice' ? 14 : 12);
	});

	test('members: each one’s savings and debt, and their sums', () => {
		const members = lines('members');
		const now = context.members.map(({ number }) => report.members[String(number)]);
		for (const [place, figures] of now.entries())
			expect(members[place]).toContain(
				`${figure(figures?.savings as Money)} | ${figure(figures?.loanOutstanding as Money)}`
			);
		const total = (of: 'savings' | 'loanOutstanding') =>
			figure(sum(now.map((figures) => figures?.[of] as Money)));
		expect(members.at(-1)).toContain(`Total | ${total('savings')} | ${total('loanOutstanding')}`);
	});

	test('every figure that the command `report` prints too is the same', async () => {
		const journal = writeJournal({ book: { id: 'group' as BookId, currency: 'INR' }, events });
		const { out } = await book(['report', '-', '--on', today], journal);
		const missing = (of: BookReport) =>
			printedRows(of, { words: bothWords.english, nothing: '0' }).filter(
				(row) => !isPrinted(row, lines(row.block), ' | ')
			);
		const said = JSON.parse(out) as BookReport;
		expect(missing(said)).toEqual([]);
		// One rupee more is noticed, on both papers.
		expect(missing({ ...said, corpus: (said.corpus + 100) as Money })).toHaveLength(2);
	});

	test('corpus, balance and trial balance are those of the report, and foot', () => {
		expect(lines('corpus').at(-1)).toContain(figure(report.corpus));
		const debits = sum(Object.values(report.trialBalance).filter((amount) => amount > 0));
		expect(lines('trial').at(-1)).toContain(`Total | ${figure(debits)} | ${figure(debits)}`);
		for (const key of ['receipts', 'balance', 'statement']) {
			const [, left, , right] = (lines(key).at(-1) ?? '').split(' | ');
			expect(left).toBe(right);
		}
		expect(context.position.sources.total).toBe(context.position.uses.total);
	});

	test('the deposits end with what is in the bank, line by line', () => {
		if (report.bank === 0) return;
		const rows = lines(name === 'practice' ? 'practice-bank rows' : 'b1 rows');
		expect(rows.at(-1)?.split(' | ').at(-2)).toBe(figure(report.bank));
	});

	test('regularity is that of the report', () => {
		const { last6, last12, all: whole } = report.regularity;
		const first = lines('decision');
		expect(first).toContain(
			[
				'Meetings held',
				...[last6, last12, whole].map((one) => `${one.meetingsHeld} / ${one.meetingsDue}`)
			].join(' | ')
		);
		expect(first).toContain(
			[
				'Months with deposit',
				...[last6, last12, whole].map((one) => `${one.monthsWithDeposit} / ${one.months}`)
			].join(' | ')
		);
		const yesterday = addDays(today, -1);
		const [ended] = lines('months').slice(-3);
		expect(ended).toContain(figure(bookReport(events, { currency: 'INR', on: yesterday }).corpus));
	});

	test('the plan adds up to what it says', () => {
		const { plan } = context;
		expect(sum(plan.lines.map((line) => line.amount))).toBe(plan.total);
		if (context.isDraft) return;
		const savings = figure(sum(plan.lines.map((line) => line.savings)));
		expect(lines('plan').at(-1)).toContain(`Total | ${savings} |`);
		expect(lines('plan').at(-1)?.split(' | ')[3]).toBe(figure(plan.total));
	});

	test('names its rule, its version and its source; no index, no host, no number of a person', () => {
		const rule = lines('decision').join('\n');
		expect(rule).toContain('DAY-NRLM bank linkage');
		expect(rule).toContain('2025-01');
		expect(rule).toContain('RBI Master Circular');
		expect(rule).toContain('Panchasutra, the five rules in figures, 2025-01');
		expect(all).not.toMatch(/\bCRI\b/);
		expect(all).not.toMatch(/https?:|www\.|\.(?:org|in|com)\b/);
		expect(all).not.toMatch(/\b\d{4}[ -]?\d{4}[ -]?\d{4}\b/);
		expect(all).not.toMatch(/aadhaar|आधार कार्ड|trust\b|foundation|myrada|survivor|rescue/i);
	});

	test('every block has a key of its own', () => {
		expect(new Set(paper.blocks.map(({ key }) => key)).size).toBe(paper.blocks.length);
	});
});

describe('what differs from group to group', () => {
	const say = (events: readonly GroupEvent[], on = today) => {
		const { paper } = dossierOf(events, on);
		return (key: string) => paper.blocks.filter((one) => one.key === key).flatMap((one) => linesOf(one));
	};

	test('six months to the day and no resolution: the page names what is not met', () => {
		expect(say(barelyEligible(today))('decision')).toContain(
			'2 of 6 conditions are not met: 10, 14. Not yet an application.'
		);
		const before = say(barelyEligible(today), addDays(today, -1));
		expect(before('decision')).toContain(
			'3 of 6 conditions are not met: 1, 10, 14. By this rule not before 24-11-2026.'
		);
	});

	test('with a resolution that says no sum nothing is asked for yet', () => {
		const resolved = [
			...barelyEligible(today),
			event({ type: 'ResolutionPassed', kind: 'applyForLoan', forIt: 12, present: 12, occurredOn: today })
		];
		const words = say(resolved);
		expect(words('decision')).toContain('1 of 6 conditions is not met: 14. Not yet an application.');
		expect(words('decision')).toContain('Amount asked for:  (no meeting asked for anything)');
		expect(dossierOf(resolved, today).context.asked).toEqual({ amount: 0, basis: null });
		expect(dossierOf(resolved, today).context.isDraft).toBe(true);
	});

	test('three of six meetings, nothing at the bank, nothing decided: a draft that names what is not met', () => {
		const words = say(withoutDecisions(today));
		const first = words('decision');
		expect(first).toContain('2 of 6 conditions are not met: 10, 14. Not yet an application.');
		expect(first).toContain('3 | Meetings | the bank says | 3 of 6 | bank');
		expect(first).toContain('9 | Deposits | the bank says | 0 of 6 months, ₹0 | bank');
		expect(first).toContain('7 | Books kept | count = book | never counted | bank');
		expect(first).toContain('Decided for members:  (nothing decided)');
		// What comes next is said in words: the resolution, then what an officer will ask about.
		const next = first.join('\n');
		expect(next).toContain('Decide in a meeting to ask the bank.');
		expect(next).toContain('Meet each time: 3 of 6 meetings in six months.');
		expect(next).toContain('1 member is behind with loans: ₹900.');
		// Nobody signs what decides nothing, and the bank gives no receipt for it.
		const { blocks, title } = dossierOf(withoutDecisions(today), today).paper;
		expect(title).toBe('dossier.title-draft');
		expect(blocks.filter(({ kind }) => ['signatures', 'signing', 'receipt', 'boxes'].includes(kind))).toEqual(
			[]
		);
	});

	// The bank of the practice group had the group's name, and an account without digits left no place to write them.
	test('the bank has its own name, and digits that nobody gave are for the pen', () => {
		const practised = say(practiceEvents(today));
		expect(practised('decision').join()).toContain('Example bank, Example branch, ··1234');
		const pen = say(threeYearsWithLoan(today));
		expect(pen('decision').join()).toContain('Gramin Bank · ________');
		expect(pen('application').join()).toContain('Gramin Bank · ________');
		expect(pen('receipt').join()).toContain('________');
	});

	test('a sum that a plan and a resolution hold is no draft', () => {
		const { context, paper } = dossierOf(threeYearsWithLoan(today), today);
		// 4 × 55,000 and 8 × 20,000 rupees, by hand.
		expect(context.asked).toEqual({ amount: 38_000_000, basis: 'plan' });
		expect(paper.blocks.flatMap((one) => linesOf(one)).join('\n')).not.toContain('DRAFT');
	});

	test('a second loan: eight times the corpus, the plan of the meeting, the conduct of the first', () => {
		const words = say(threeYearsWithLoan(today));
		const first = words('decision').join('\n');
		expect(first).toContain('loan 2 of a bank');
		expect(first).toContain('× 8');
		expect(words('plan-decided').at(-1)).toBe('Decided 24-11-2026, 11 of 12 yes; each said her own need.');
		// 4 × 55,000 and 8 × 20,000 rupees, by hand.
		expect(words('plan').at(-1)).toContain('3,80,000');
		const instalments = words('bl1 instalments');
		expect(instalments).toHaveLength(13);
		// In the sixth month half was paid: the rest came with the next, a month later. The last is due today.
		expect(instalments.map((line) => line.split(' | ').at(-1)).slice(0, -1)).toEqual([
			'0',
			'0',
			'0',
			'0',
			'0',
			'31',
			'0',
			'0',
			'0',
			'0',
			'0',
			'0'
		]);
		// 12 and 11 times 5,400, by hand.
		expect(instalments.at(-1)).toContain('Total | 64,800 | 59,400');
		expect(words('extract').join('\n')).toContain('Second loan for cattle');
	});

	test('what was late, wrong or short is said', () => {
		const words = say(withExceptions(today));
		expect(words('decision').join('\n')).toContain('by the paper book, seen by 1, 2');
		expect(words('later')).toEqual(['बाद में दर्ज: 2 / entered later: 2']);
		const exceptions = words('exceptions').join('\n');
		expect(exceptions).toContain('accepted');
		expect(exceptions).toContain('Correction');
	});

	test('an older rule is asked for by name, and printed with it', () => {
		const { context, paper } = dossierOf(barelyEligible(today), today, { rule: 'day-nrlm-2013' });
		expect(context.dose.base).toBe('corpusInAYear');
		const first = paper.blocks.filter(({ key }) => key === 'decision').flatMap((one) => linesOf(one));
		expect(first.join('\n')).toContain('× 4–8');
	});

	test('a rule in rupees of India says no amount to a group of Nepal', () => {
		const { context, paper } = dossierOf(barelyEligible(today), today, { currency: 'NPR' });
		const lines = paper.blocks.flatMap((one) => linesOf(one));
		expect(lines).toContain("The bank's rule is not in this book; the bank fills the empty places.");
		expect(context.asked).toEqual({ amount: 0, basis: null });
		expect(lines.join('\n')).not.toMatch(
			/1,50,000|6,00,000|10,00,000|DAY-NRLM|panchayat|NRLM|\\bPIN\\b|\\bBlock\\b/
		);
	});
});
