import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, present, type LocalDate } from '#kernel';
import { replay, type GroupEvent, type GroupState, type MeetingOpened } from '#group';
import {
	bankConditions,
	bankStanding,
	borrowings,
	type ConditionCode,
	readinessOf,
	type BankCondition,
	type LoanDoseRule,
	type MissingItem
} from '#reports';
import { bankRules } from '../../src/lib/app/bank-rules/index.ts';
import { event, opened, putAway } from '../support/builders.ts';
import { barelyEligible } from '../support/dossier-books.ts';
import { cases, seed } from '../support/soak.ts';
import { playedOnce } from '../support/random-book/played-once.ts';
import { woman } from '../support/random-book/rules.ts';
import { randomHistory } from '../support/random-book/wishes.ts';
import { standingEvents } from '../support/standing-events.ts';

// "The conditions are met" beside a second calculation that shares nothing with the first but the fold of the book.

const runs = { numRuns: cases(12), seed: seed() };

const areMet = (conditions: readonly BankCondition[]): boolean => readinessOf(conditions).is !== 'notMet';

/** Whether every line that a book can answer is met, read from the events one by one. */
function allIsMet(events: readonly GroupEvent[], state: GroupState, on: LocalDate, rule: LoanDoseRule) {
	const { monthsActive, membersLeastHardArea, membersMost } = rule.eligibility;
	const live = standingEvents(events);
	const began = [pagesOf(events).firstSealedDay, state.booksSince].filter((one) => one !== null).sort()[0];
	if (began === undefined || on < monthsLater(began, monthsActive)) return false;
	const members = [...state.members.values()].filter(({ leftOn }) => leftOn === null || leftOn > on).length;
	if (members < membersLeastHardArea || members > membersMost) return false;
	if (pagesOf(events).isOpen) return false;
	if (!live.some(({ type }) => type === 'BankAccountOpened')) return false;
	const held = state.offices.filter(({ since, until }) => since <= on && (until === null || until >= on));
	for (const office of ['president', 'secretary', 'treasurer'])
		if (!held.some((term) => term.office === office)) return false;
	const since = live.slice(lastTaken(live) + 1);
	const asks = since.findLast(isToAskABank);
	if (asks === undefined || isByTooFew(asks, state)) return false;
	if (!isSumInRule(since, state)) return false;
	if (plannedBeside(since, state)) return false;
	const late = borrowings(events, { currency: 'INR', on }).borrowings;
	return !late.some(({ kind, overdue }) => (kind === 'bank' || kind === 'cashCredit') && overdue > 0);
}

/**
 * Whether a page is open at the end, and the day of the first regular meeting that was sealed. A page ends with its seal or where it
 * is put away; a page put away was never opened, so that work between meetings that its opening closed is open again (ADR 0118).
 */
function pagesOf(events: readonly GroupEvent[]) {
	const days: LocalDate[] = [];
	let open: MeetingOpened[] = [];
	for (const one of events) {
		if (one.type === 'MeetingOpened') open.push(one);
		if (one.type === 'MeetingPutAway') open.pop();
		if (one.type !== 'MeetingSealed') continue;
		const page = open.at(-1);
		if (page?.kind === 'regular') days.push(page.occurredOn);
		open = [];
	}
	return { isOpen: open.length > 0, firstSealedDay: days.sort()[0] ?? null };
}

/** The same day of a later month, or its last. */
function monthsLater(from: LocalDate, months: number): string {
	const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
	const last = new Date(Date.UTC(year, month + months, 0));
	return `${last.toISOString().slice(0, 8)}${String(Math.min(day, last.getUTCDate())).padStart(2, '0')}`;
}

/** By the rules of the day and the women who are members: written outside a meeting, it says itself how many were there. */
function isByTooFew(one: GroupEvent, { rules, members }: GroupState): boolean {
	if (one.type !== 'ResolutionPassed') return true;
	const [part = 2, whole = 3] = (
		rules.findLast(({ since }) => since <= one.occurredOn)?.constitution.quorum ?? '2/3'
	)
		.split('/')
		.map(Number);
	const there = [...members.values()].filter(
		({ joinedOn, leftOn }) => joinedOn <= one.occurredOn && (leftOn === null || leftOn > one.occurredOn)
	);
	return one.present < Math.ceil((there.length * part) / whole) || 2 * one.forIt <= one.present;
}

/** The application that is with a bank, whenever it was written; what the bank sent back is still asked for. */
const appliedFor = ({ applications }: GroupState) =>
	[...applications.values()].findLast(({ answer }) => answer === null || answer.answer === 'returned');

/** What an application or the plan asks for; sums of the histories lie far below what any rule allows, or far above. */
function isSumInRule(since: readonly GroupEvent[], state: GroupState): boolean {
	const applied = appliedFor(state);
	const planned = since.findLast((one) => one.type === 'ResolutionPassed' && one.plan !== undefined);
	const parts = planned?.type === 'ResolutionPassed' ? (planned.plan ?? []) : null;
	if (applied === undefined && parts === null) return false;
	const asked = applied?.amount ?? (parts ?? []).reduce((total, { amount }) => total + amount, 0);
	return asked < 5_000_000_000;
}

/** The plan for members and an application that is with a bank say different sums. */
function plannedBeside(since: readonly GroupEvent[], state: GroupState): boolean {
	const plan = since.findLast((one) => one.type === 'ResolutionPassed' && one.plan !== undefined);
	const applied = appliedFor(state);
	if (plan?.type !== 'ResolutionPassed' || applied === undefined) return false;
	return applied.amount !== (plan.plan ?? []).reduce((total, { amount }) => total + amount, 0);
}

const isToAskABank = (one: GroupEvent): boolean =>
	one.type === 'ResolutionPassed' && ['applyForLoan', 'loanFromBank'].includes(one.kind);

const lastTaken = (events: readonly GroupEvent[]): number =>
	events.findLastIndex(
		(one) =>
			one.type === 'LoanAnswered' ||
			one.type === 'CashCreditOpened' ||
			(one.type === 'BorrowingReceived' && one.kind === 'bank')
	);

const [found] = bankRules.filter((rule) => rule.kind === 'loanDose');
const known = present(found, 'a rule comes with the app');

/** Random groups are small and young: a rule that asks for less lets some of them through. */
const easyRule = fc
	.record({ monthsActive: fc.nat({ max: 1 }), least: fc.integer({ min: 1, max: 4 }) })
	.map(({ monthsActive, least }): LoanDoseRule => ({
		...known,
		eligibility: {
			monthsActive,
			membersLeast: least + 1,
			membersLeastHardArea: least,
			membersMost: 20
		}
	}));

describe('whatever a group does', () => {
	test('"the conditions are met" stands where a second calculation finds nothing that is not, and nowhere else', () => {
		let [met, open] = [0, 0];
		fc.assert(
			fc.property(randomHistory, easyRule, fc.nat({ max: 5 }), (history, rule, resolves) => {
				const { events: played, state: before, today } = playedOnce(history);
				const on = addDays(today, 1);
				// Of six one has no resolution, one names no sum, one asks for more than any rule allows, and one is of too few.
				const women = resolves === 3 ? 1 : 60;
				const plan = [
					{ memberId: woman(2), amount: resolves === 2 ? 9_000_000_000 : 100_000, purpose: 'seed' }
				];
				const more = [
					...(before.openMeeting === null ? [] : [event({ type: 'MeetingSealed', occurredOn: today })]),
					event({ type: 'OfficeGiven', occurredOn: on, memberId: woman(2), office: 'secretary' }),
					event({
						type: 'ResolutionPassed',
						occurredOn: on,
						kind: 'applyForLoan',
						forIt: women,
						present: women,
						...(resolves === 1 ? {} : { plan })
					})
				];
				const events = [...played, ...more.slice(0, more.length - (resolves === 0 ? 1 : 0))];
				const read = replay(events, 'INR');
				if (!read.ok) return;
				const says = areMet(bankConditions(events, { currency: 'INR', on }, { rule, dose: 1 }));
				expect(says).toBe(allIsMet(events, read.value, on, rule));
				if (says) met += 1;
				else open += 1;
			}),
			{ ...runs, numRuns: 2 * runs.numRuns }
		);
		// Both answers were tried.
		expect(Math.min(met, open)).toBeGreaterThan(0);
	});
});

/** A rule with limits for what a book shows, some of which hardly any group keeps. */
const ruleWithLimits = fc
	.record({ easy: easyRule, share: fc.constantFrom('0.2', '0.9', '1'), months: fc.nat({ max: 6 }) })
	.map(({ easy, share, months }): LoanDoseRule => ({
		...easy,
		limits: [
			{ indicator: 'meetingsHeldShare', is: 'atLeast', limit: share },
			{ indicator: 'savingOnTime', is: 'atLeast', limit: share },
			{ indicator: 'ageMonths', is: 'atLeast', limit: String(months) }
		]
	}));

test('what must still be done and the conditions that are not met are one thing: on the screen as on the page', () => {
	const seen = new Set<string>();
	fc.assert(
		fc.property(randomHistory, ruleWithLimits, fc.integer({ min: 1, max: 3 }), (history, rule, dose) => {
			const { events, today: on } = playedOnce(history);
			const { conditions, missing } = bankStanding(events, { currency: 'INR', on }, { rule, dose });
			const must = missing.filter(({ weight }) => weight === 'must');
			expect(must.length === 0).toBe(areMet(conditions));
			const notMet = conditions.filter(({ is }) => is === 'notMet').map(({ code }) => code);
			// Each line that is not met is said once at least, and nothing else is.
			expect(new Set(must.map((item) => lineOf(item))).size).toBe(notMet.length);
			expect(must.map((item) => lineOf(item)).filter((code) => !notMet.includes(code))).toEqual([]);
			for (const { what } of must) seen.add(what);
		}),
		{ ...runs, numRuns: 3 * runs.numRuns }
	);
	expect(seen).toContain('limitNotKept');
	expect(seen).toContain('noResolution');
});

/** By hand: the line of the page of which each thing is a reason. */
function lineOf(item: MissingItem): ConditionCode {
	switch (item.what) {
		case 'noMeeting':
		case 'tooYoung':
			return 'age';
		case 'tooFew':
		case 'tooMany':
			return 'members';
		case 'booksUnequal':
		case 'meetingOpen':
		case 'pageOpen':
			return 'books';
		case 'noBankAccount':
			return 'deposits';
		case 'officersMissing':
			return 'officers';
		case 'noResolution':
		case 'noQuorum':
		case 'waitingForAnswer':
			return 'resolution';
		case 'noSum':
		case 'askedAbove':
			return 'sum';
		case 'noPlan':
		case 'planNoQuorum':
		case 'planUnequal':
			return 'plan';
		case 'bankLoanLate':
			return 'noDefault';
		case 'limitNotKept':
			return item.condition;
		default:
			throw new Error(`${item.what} is only asked about`);
	}
}

test('a plan that is not what is asked for must be put right: the screen says both sums', () => {
	const women = Array.from({ length: 12 }, (_, place) => ({
		memberId: `m${String(place + 1)}`,
		amount: 1_000_000 + place * 100,
		purpose: 'seed'
	}));
	const applied = event({
		type: 'LoanApplied',
		occurredOn: on,
		applicationId: 'a1',
		lender: 'Gramin Bank',
		amount: 15_000_000
	});
	const events = [
		...barelyEligible(on),
		event({
			type: 'ResolutionPassed',
			occurredOn: on,
			kind: 'applyForLoan',
			forIt: 12,
			present: 12,
			plan: women
		}),
		applied
	];
	const { missing } = bankStanding(events, { currency: 'INR', on }, { rule, dose: null });
	expect(missing.filter(({ weight }) => weight === 'must')).toEqual([
		// 12 × 10,000 and 1 + 2 + … + 11 rupees.
		{ what: 'planUnequal', planned: 12_006_600, asked: 15_000_000, weight: 'must' }
	]);
	expect(missing.map(({ what }) => what)).toContain('waitingForAnswer');
});

const on = '2026-11-24' as LocalDate;
const rule = present(
	bankRules.find((one): one is LoanDoseRule => one.id === 'day-nrlm-2025' && one.kind === 'loanDose'),
	'the rule of 2025'
);
const resolution = event({
	type: 'ResolutionPassed',
	occurredOn: on,
	kind: 'applyForLoan',
	forIt: 12,
	present: 12,
	plan: [{ memberId: 'm1', amount: 15_000_000, purpose: 'seed' }]
});

/** What a group that is ready lacks in turn, with the number of the condition that then is not met. */
const flaws = {
	resolution: 10,
	account: 9,
	treasurer: 12,
	sealed: 7,
	age: 1
} as const;
type Flaw = keyof typeof flaws;

function bookWith(lacks: ReadonlySet<Flaw>): readonly GroupEvent[] {
	const begun = lacks.has('age') ? addDays(on, 1) : on;
	return [
		...barelyEligible(begun).filter(
			(one) =>
				!(lacks.has('account') && (one.type === 'BankAccountOpened' || one.type === 'CashTakenToBank')) &&
				!(lacks.has('treasurer') && one.type === 'OfficeGiven' && one.office === 'treasurer')
		),
		...(lacks.has('resolution') ? [] : [resolution]),
		...(lacks.has('sealed')
			? [event({ type: 'MeetingOpened', occurredOn: on, kind: 'special', number: 1 })]
			: [])
	];
}

test('exactly the conditions that a group lacks are named', () => {
	fc.assert(
		fc.property(fc.subarray(Object.keys(flaws) as Flaw[]), (lacks) => {
			const events = bookWith(new Set(lacks));
			const conditions = bankConditions(events, { currency: 'INR', on }, { rule, dose: 1 });
			const open = conditions.filter(({ is }) => is === 'notMet').map(({ number }) => number);
			// Who resolved nothing asks for no sum.
			const lines = lacks.flatMap((lack) => (lack === 'resolution' ? [flaws[lack], 14] : [flaws[lack]]));
			expect(open).toEqual(lines.sort((one, other) => one - other));
			expect(areMet(conditions)).toBe(lacks.length === 0);
		}),
		{ numRuns: 32, seed: seed() }
	);
});

test('a meeting that is open keeps the books from being met, and one that was put away does not', () => {
	const begun = [...barelyEligible(on), resolution, opened(28)(on)];
	const away = [...begun, putAway('m1', 'm2')(on)];
	for (const [events, open] of [
		[begun, [flaws.sealed]],
		[away, []]
	] as const) {
		const conditions = bankConditions(events, { currency: 'INR', on }, { rule, dose: 1 });
		expect(conditions.filter(({ is }) => is === 'notMet').map(({ number }) => number)).toEqual(open);
		const read = replay(events, 'INR');
		expect(read.ok && allIsMet(events, read.value, on, rule)).toBe(open.length === 0);
	}
});
