import { describe, expect, test } from 'vitest';
import { addDays, addMonths, type LocalDate } from '#kernel';
import type { GroupEvent } from '#group';
import { exceptions, type LookFact } from '#reports';
import { journalNotes, readJournal, writeJournal } from '#app';
import type { BookId } from '#kernel';
import type { DecisionBlock } from '#papers/dossier/dossier-types.ts';
import {
	accepted,
	day,
	event,
	lent,
	marked,
	meeting,
	openMeeting,
	repaid,
	saved,
	withFields
} from '../support/builders.ts';
import { falseTick, goodGroup, type GoodGroup } from '../support/dossier-books.ts';
import { dossierOf, linesOf } from '../support/dossier.ts';

// A treasurer wants the tick: what page 1 of the file for the bank says of each of her tricks.

const today = day('2026-11-24');

function pageOf(events: readonly GroupEvent[], on: LocalDate = today) {
	const { context, paper } = dossierOf(events, on);
	const page = paper.blocks.find((block): block is DecisionBlock => block.kind === 'decision');
	if (page === undefined) throw new Error('there is a first page');
	const lines = linesOf(page);
	return {
		is: page.verdict.is,
		isDraft: context.isDraft,
		notMet: context.head.notMet,
		look: context.head.look,
		facts: context.head.look.map(({ fact }) => fact),
		line: (number: number) => lines.find((line) => line.startsWith(`${String(number)} |`)) ?? '',
		box: (label: string) => lines.find((line) => line.startsWith(`${label}: `)) ?? '',
		kinds: new Set(paper.blocks.map(({ kind }) => kind)),
		linesOf: (key: string) => paper.blocks.filter((one) => one.key === key).flatMap((one) => linesOf(one))
	};
}
const factOf = <Fact extends LookFact['fact']>(look: readonly LookFact[], fact: Fact) =>
	look.find((one): one is Extract<LookFact, { fact: Fact }> => one.fact === fact);
const good = (tricks: GoodGroup = {}) => goodGroup(today, tricks);

test('of a group that kept every rule nothing is looked at first, and the bank judges what it has no limit for', () => {
	const { is, facts, line, kinds } = pageOf(good());
	expect([is, facts]).toEqual(['bank', []]);
	expect(line(14)).toBe('14 | Sum asked | up to ₹1,50,000 | ₹1,44,000 | met');
	expect(kinds).toContain('receipt');
});

test('the group that once got the tick: not met, and every fact of it stands above the table', () => {
	const { is, isDraft, notMet, facts, look, kinds, line } = pageOf(falseTick(), day('2026-11-30'));
	expect([is, isDraft, notMet]).toEqual(['notMet', true, [10, 11, 14]]);
	expect(facts).toEqual([
		'overdueLong',
		'repaidUnderHalf',
		'neverCounted',
		'boxShort',
		'noDeposit',
		'neverCompared',
		'noQuorum'
	]);
	// Twice 150; eight came of fourteen, of whom ten must be there.
	expect(factOf(look, 'boxShort')).toMatchObject({ amount: 30_000, counts: 2 });
	expect(factOf(look, 'noQuorum')).toMatchObject({ present: 8, needed: 10 });
	expect(factOf(look, 'noDeposit')).toMatchObject({ last: '2025-11-30' });
	// 14 × 3,000 on the average, where the rule allows 1,50,000.
	expect(line(14)).toBe('14 | Sum asked | up to ₹1,50,000 | ₹4,20,000 | not met');
	for (const kind of ['signatures', 'signing', 'receipt', 'boxes'] as const)
		expect(kinds).not.toContain(kind);
});

describe('what is late is hidden', () => {
	// m5 owed 600 in three parts from the fifth meeting before on, paid nothing, and has a new loan on the day.
	const lateLoan = { 5: [lent('late', 'm5', 600, { period: 'meeting', instalments: 3 })] };

	test('by paying it with a new loan on the same day', () => {
		const { facts, look, box } = pageOf(
			good({ before: lateLoan, last: [repaid('late', 660), lent('new', 'm5', 600, { period: 'meeting' })] })
		);
		expect(box('Overdue')).toContain('₹0');
		expect(facts).toEqual(['paidByLoan']);
		expect(factOf(look, 'paidByLoan')).toMatchObject({ loans: 1, amount: 60_000 });
	});

	test('by paying it one meeting before the new loan', () => {
		const { look } = pageOf(
			good({
				before: { ...lateLoan, 1: [repaid('late', 648)] },
				last: [lent('new', 'm5', 600, { period: 'meeting' })]
			})
		);
		// Two parts of 200 had been due at earlier meetings and the third is of that day.
		expect(factOf(look, 'paidByLoan')).toMatchObject({ loans: 1, amount: 60_000 });
	});

	test('by new terms', () => {
		const rescheduled = (on: string) =>
			event({
				type: 'LoanRescheduled',
				occurredOn: on,
				loanId: 'late',
				terms: { percentPerMonth: '2', method: 'declining', period: 'meeting', instalments: 12 }
			});
		const { look, box } = pageOf(good({ before: lateLoan, last: [rescheduled] }));
		expect(box('Overdue')).toContain('₹0');
		expect(factOf(look, 'newTerms')).toMatchObject({ loans: 1, amount: 60_000 });
	});

	test('by giving it up', () => {
		const writtenOff = (on: string) =>
			event({ type: 'LoanWrittenOff', occurredOn: on, loanId: 'late', reason: 'unable' });
		const { look } = pageOf(good({ before: lateLoan, last: [writtenOff] }));
		expect(factOf(look, 'givenUp')).toMatchObject({ loans: 1, amount: 60_000 });
	});

	test('a loan that was paid in time and followed by another hides nothing', () => {
		expect(pageOf(good({ last: [lent('next', 'm2', 300, { period: 'meeting' })] })).facts).toEqual([]);
	});
});

describe('it is asked on the day before something falls due', () => {
	test('loans of which nothing fell due yet are named, and the next due day with its sum stands beside what is overdue', () => {
		const events = good({ last: [lent('big', 'm5', 3000, { period: 'meeting', instalments: 3 })] }).filter(
			(one) => !('loanId' in one && one.loanId === 'good')
		);
		const eve = addDays(addMonths(today, 1), -1);
		const { facts, look, box } = pageOf(events, eve);
		expect(facts).toContain('nothingDueYet');
		expect(factOf(look, 'nothingDueYet')).toMatchObject({ amount: 300_000 });
		// A third of 3,000.
		expect(box('Overdue')).toMatch(/₹0 .*₹1,000 on 24-12-2026/);
	});
});

describe('a new book', () => {
	const begun = addMonths(today, -2);
	const newBook = (sheet: object) => [
		...goodGroup(today).slice(0, 15),
		event({
			type: 'OpeningBalances',
			occurredOn: addMonths(today, -9),
			box: 120_000,
			savings: [{ memberId: 'm1', fund: 'regular', amount: 120_000 }],
			...sheet
		}),
		...[0, 1, 2].flatMap((place) =>
			meeting(
				place + 1,
				addMonths(begun, place),
				...Array.from({ length: 12 }, (_, at) => marked(`m${at + 1}`))
			)
		)
	];

	test('says on which day it begins, whatever age its sheet tells', () => {
		const told = pageOf(newBook({ booksSince: '2023-01-05', seenBy: ['m1', 'm2'] }));
		expect(told.line(1)).toContain('46 months');
		expect(factOf(told.look, 'youngerBook')).toEqual({ fact: 'youngerBook', begins: begun });
		expect(factOf(pageOf(newBook({})).look, 'youngerBook')).toEqual({ fact: 'youngerBook', begins: begun });
	});
});

test('pages that were entered late are counted above the table, and make no age', () => {
	const { look, is } = pageOf(good({ late: [9, 1] }));
	expect(is).toBe('bank');
	expect(factOf(look, 'enteredLater')).toMatchObject({ count: 1 });
	expect(factOf(look, 'youngerBook')).toEqual({ fact: 'youngerBook', begins: addMonths(today, -8) });
});

describe('three women decide', () => {
	const few = good({ present: 3 });

	test('the resolution and the plan are not met: a draft without forms', () => {
		const { notMet, look, line, kinds } = pageOf(few);
		expect(notMet).toEqual([10, 11]);
		expect(line(10)).toContain('3 there, 8 needed');
		expect(factOf(look, 'noQuorum')).toMatchObject({ present: 3, needed: 8 });
		expect(kinds).not.toContain('signatures');
	});

	test('so too where a file claims that all twelve were there: the marks say who came', () => {
		const claims = few.map((one) =>
			one.type === 'ResolutionPassed' ? event({ ...one, forIt: 12, present: 12 }) : one
		);
		expect(pageOf(claims).notMet).toEqual([10, 11]);
	});

	test('so too where marks were put right afterwards', () => {
		const ids = new Map<string, string>();
		const marks = good().map((one, place) => {
			if (one.type !== 'AttendanceMarked' || one.occurredOn !== today) return one;
			ids.set(one.memberId, `mark-${String(place)}`);
			return event({ ...one, eventId: `mark-${String(place)}` });
		});
		const on = addDays(today, 1);
		const taken = ['m4', 'm5', 'm6', 'm7', 'm8'].flatMap((who) => [
			event({
				type: 'EventReversed',
				occurredOn: on,
				reverses: ids.get(who),
				reason: 'wrongMember',
				approvedBy: ['m1', 'm2']
			}),
			event({ ...marked(who, 'absent')(today), corrects: ids.get(who) })
		]);
		const events = [
			...marks,
			...openMeeting(11, on),
			...taken,
			event({ type: 'MeetingSealed', occurredOn: on, approvals: ['m1', 'm2'] })
		];
		expect(pageOf(events, on).notMet).toEqual([10, 11]);
	});

	test('more noes than yeses pass nothing', () => {
		const outvoted = good().map((one) =>
			one.type === 'ResolutionPassed' && one.kind === 'applyForLoan' ? event({ ...one, forIt: 5 }) : one
		);
		expect(pageOf(outvoted).notMet).toEqual([10]);
	});

	test('the exceptions and `book check` name the same resolutions', () => {
		const found = exceptions(few, { currency: 'INR', from: day('2026-01-01'), to: today, on: today });
		expect(found.withoutQuorum.map(({ about, present, needed }) => [about, present, needed])).toEqual([
			['creditPlan', 3, 8],
			['applyForLoan', 3, 8]
		]);
		const read = readJournal(writeJournal({ book: { id: 'few' as BookId, currency: 'INR' }, events: few }));
		if (!read.ok) throw new Error('a journal');
		const notes = journalNotes(read.value).filter(({ type }) => type === 'DecidedByTooFew');
		expect(notes).toHaveLength(2);
		expect(notes[0]).toMatchObject({ present: 3, needed: 8 });
	});

	test('with the quorum there, form VI does not say of the women who were absent that each said her own need', () => {
		const { linesOf: of, isDraft } = pageOf(good({ present: 8 }));
		expect(isDraft).toBe(false);
		expect(of('plan-decided').join()).toContain('4 members were not there');
		expect(of('plan').filter((line) => line.includes('not at the meeting'))).toHaveLength(4);
		expect(pageOf(good()).linesOf('plan-decided').join()).toContain('each said her own need');
	});
});

describe('the box is short', () => {
	test('a difference that was accepted is said with its sum', () => {
		const { look, line } = pageOf(good({ before: { 2: [accepted('short', 80)] } }));
		expect(look).toEqual([{ fact: 'boxShort', amount: 8000, counts: 1 }]);
		expect(line(7)).toMatch(/bank$/);
	});

	test('one that was counted and left open as well, also in a meeting that is still open', () => {
		const on = addDays(today, 1);
		const counts = [
			...good(),
			...openMeeting(11, on, marked('m1'), withFields(saved('m1', 100), {}), (at) =>
				event({ type: 'CashCounted', occurredOn: at, pieces: { '10000': 1 } })
			)
		];
		const { look, notMet } = pageOf(counts, on);
		expect(notMet).toContain(7);
		expect(factOf(look, 'boxShort')?.counts).toBe(1);
	});
});

test('more than the rule allows is asked for in no application', () => {
	const { notMet, line, isDraft } = pageOf(good({ each: 13_000 }));
	expect([notMet, isDraft]).toEqual([[14], true]);
	expect(line(14)).toBe('14 | Sum asked | up to ₹1,50,000 | ₹1,56,000 | not met');
});
