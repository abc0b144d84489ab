import { isOfBank, type GroupEvent } from '#group';
import { money, sum, type Money } from '#money';
import type { BookAsAt } from '../meeting-pages.ts';
import { registerBook, registerBookSteps } from '../registers/register-book.ts';
import { askingOf, type Asking } from './asking.ts';
import {
	answeredBy,
	conditionCodes,
	readinessOf,
	type BankCondition,
	type ConditionCode,
	type ConditionFigure,
	type PageHead
} from './readiness.ts';
import { activityOf, eligibility, mayBeOlder } from './eligibility.ts';
import { allHold, indicatorsOf, monthsSince } from './scorecard.ts';
import { loanDose, type DoseBase } from './loan-dose.ts';
import { lookOf } from './look.ts';
import {
	missingIn,
	signingOffices,
	type MissingItem,
	type MissingWhat,
	type ReadForBank
} from './missing.ts';
import { membersNow, panchasutra } from './panchasutra.ts';
import type { Panchasutra } from './panchasutra-types.ts';
import { lineOfIndicator, type LoanDoseRule } from './rule-types.ts';
import { groupSavings, savingInAYear } from './group-position.ts';
import { allAtOnce, type LocalDate, type Steps } from '#kernel';
import { borrowings } from '../borrowings.ts';
import { deposits } from '../deposits.ts';

/** Condition affected by each missing item; null if an officer merely asks about it. */
const conditionOf: Readonly<Record<MissingWhat['what'], ConditionCode | null>> = {
	noMeeting: 'age',
	tooYoung: 'age',
	tooFew: 'members',
	tooMany: 'members',
	hardAreaOnly: 'members',
	booksUnequal: 'books',
	meetingOpen: 'books',
	pageOpen: 'books',
	noBankAccount: 'deposits',
	officersMissing: 'officers',
	noResolution: 'resolution',
	noQuorum: 'resolution',
	planNoQuorum: 'plan',
	noSum: 'sum',
	askedAbove: 'sum',
	noPlan: 'plan',
	planAllAlike: 'plan',
	planUnequal: 'plan',
	limitNotKept: null,
	bankLoanLate: 'noDefault',
	waitingForAnswer: null,
	meetingsMissed: null,
	noDepositLately: null,
	boxOverLimit: null,
	passbookNotCompared: null,
	savingArrears: null,
	loansOverdue: null,
	nobodyBorrowed: null,
	disputesOpen: null,
	countsDiffer: null,
	enteredLater: null
};

/** Items that only the bank can judge: whether the area is a hard one, and whether equal parts match the members' needs. */
const forTheBank: ReadonlySet<MissingWhat['what']> = new Set(['hardAreaOnly', 'planAllAlike']);
/** The conditions for a bank loan, and the items still missing. */
export interface ConditionsAndMissing {
	readonly conditions: readonly BankCondition[];
	/** `must` items are reasons for an unmet condition, and every unmet condition has one; all others are `should`. */
	readonly missing: readonly MissingItem[];
	readonly head: PageHead;
}

/**
 * Decides whether a group is ready for the bank. Pages, screens and commands must take it from here.
 *
 * @param events of a checked book
 * @param rule null if no rule has the group's currency: the bank then sets the limits
 * @param dose number of the bank loan, from 1
 */
export function conditionsAndMissing(
	events: readonly GroupEvent[],
	view: BookAsAt,
	{ rule, dose }: { readonly rule: LoanDoseRule | null; readonly dose: number }
): ConditionsAndMissing {
	const book = registerBook(events, view);
	const at = { ...view, on: book.on };
	const asking = askingOf(events, at);
	const { last6 } = panchasutra(events, at);
	const read = { book, asking, last6 };
	const allowed =
		rule === null
			? null
			: mostAllowed(rule, dose, { corpus: last6.corpus, savingInAYear: savingInAYear(book.state, book.on) });
	const open = [...missingIn(events, at, { ...read, rule, dose }), ...aboveAllowed(asking, allowed)];
	const shows = conditionFigures(events, at, { ...read, open, allowed });
	const limits = rule?.limits ?? [];
	const indicators = indicatorsOf(last6, {
		activeSince: activityOf(book).activeSince,
		firstLoanOn: [...book.state.loans.values()].map((loan) => loan.disbursedOn).sort()[0] ?? null,
		members: membersNow(book.state, book.on),
		savings: groupSavings(book.state)
	});
	const ofPaper = rule !== null && mayBeOlder(eligibility(events, at, rule));
	const asksPlan = rule?.doses.find((one) => one.dose === dose) ?? rule?.doses.at(-1);
	const conditions = conditionCodes.map((code, place): BankCondition => {
		const found = open.filter(({ what }) => conditionOf[what] === code).map(({ what }) => what);
		const own = limits.filter(({ indicator }) => lineOfIndicator[indicator] === code);
		const holds = own.length === 0 ? null : allHold(own, indicators);
		// A pending application replaces the resolution in the list of missing items, but not here.
		const isLacking =
			(code === 'resolution' && asking.resolution?.vote.isPassed !== true) ||
			(code === 'plan' && isUnequal(asking)) ||
			(code !== 'resolution' && found.some((what) => !forTheBank.has(what)));
		const isForBank =
			found.length > 0 ||
			(rule === null && answeredBy[code] === 'doseRule') ||
			(code === 'plan' && asking.plan === null && asksPlan?.needs.includes('microCreditPlan') !== true) ||
			(code === 'noDefault' && shows.noDefault.amount === null) ||
			(code === 'age' && ofPaper) ||
			(code === 'sum' && allowed === null) ||
			(code === 'books' && holds !== true && !isEachCountRight(last6)) ||
			(holds === null && (answeredBy[code] === 'limit' || own.length > 0));
		const is = isLacking || holds === false ? 'notMet' : isForBank ? 'bank' : 'met';
		return { number: place + 1, code, is, limits: own, shows: shows[code] };
	});
	return {
		conditions,
		missing: missingBy(conditions, open, asking),
		head: { ...readinessOf(conditions), look: lookOf(events, at, { book, asking, last6 }) }
	};
}

/** Returns the conditions without the missing items. */
export const bankConditions = (...of: Parameters<typeof conditionsAndMissing>): readonly BankCondition[] =>
	conditionsAndMissing(...of).conditions;

/** Returns the largest sum by the rule in minor units; null where the rule has only a minimum. */
function mostAllowed(rule: LoanDoseRule, dose: number, base: DoseBase): Money | null {
	const step = rule.doses.find((one) => one.dose === dose) ?? rule.doses.at(-1);
	const isOpen = step === undefined || step.above === true || (step.times ?? step.atMost) === undefined;
	return isOpen ? null : loanDose(rule, dose, base).amountMost;
}

const aboveAllowed = ({ asked: { amount, basis } }: Asking, allowed: Money | null): readonly MissingItem[] =>
	basis !== null && allowed !== null && amount > allowed
		? [{ what: 'askedAbove', asked: amount, allowed, weight: 'must' }]
		: [];

function missingBy(
	conditions: readonly BankCondition[],
	open: readonly MissingItem[],
	asking: Asking
): readonly MissingItem[] {
	const notMet = conditions.filter(({ is }) => is === 'notMet').map(({ code }) => code);
	/** Returns the unmet condition for which the item is a reason. */
	const standsFor = ({ what }: MissingItem): ConditionCode | null => {
		const code = what === 'waitingForAnswer' ? 'resolution' : conditionOf[what];
		return code === null || forTheBank.has(what) || !notMet.includes(code) ? null : code;
	};
	const weighed = open.map((item): MissingItem => ({
		...item,
		weight: standsFor(item) === null ? 'should' : 'must'
	}));
	const said = new Set(open.map(standsFor));
	const { plan, asked } = asking;
	const unsaid = notMet
		.filter((code) => !said.has(code))
		.map((condition): MissingItem =>
			condition === 'plan' && plan !== null && isUnequal(asking)
				? { what: 'planUnequal', planned: plan.total, asked: asked.amount, weight: 'must' }
				: { what: 'limitNotKept', condition, weight: 'must' }
		);
	const all = [...weighed, ...unsaid];
	return [
		...all.filter(({ weight }) => weight === 'must'),
		...all.filter(({ weight }) => weight === 'should')
	];
}

/** False without a count or with a difference: the bank judges it, because an openly stated difference is no error of the book. */
const isEachCountRight = ({ books: { counted, matched } }: Panchasutra): boolean =>
	counted > 0 && matched === counted;

/** True if the plan's total differs from the sum applied for. */
const isUnequal = ({ plan, asked: { amount, basis } }: Asking): boolean =>
	plan !== null && basis !== null && plan.total !== amount;

/** Readiness of a group for a bank loan, as shown on papers, screens and in files for staff. */
export interface BankStanding extends ConditionsAndMissing {
	/** Number of the next bank loan, from 1. */
	readonly dose: number;
	/** True if the rule has the group's currency; otherwise it does not apply. */
	readonly ruleFits: boolean;
}

interface StandingAsked {
	readonly rule: LoanDoseRule;
	/** Null means one more than the bank loans of the group so far. */
	readonly dose: number | null;
}

/** @param events of a checked book */
export const bankStanding = (
	events: readonly GroupEvent[],
	view: BookAsAt,
	asked: StandingAsked
): BankStanding => allAtOnce(bankStandingSteps(events, view, asked));

/** Generator variant of `bankStanding` that yields between steps; every reading is cached by the list of events, so a step is one reading. */
export function* bankStandingSteps(
	events: readonly GroupEvent[],
	view: BookAsAt,
	{ rule, dose: chosen }: StandingAsked
): Steps<BankStanding> {
	// The caller has just read the events: yield once before they are folded.
	yield;
	yield* registerBookSteps(events, view);
	const at = { ...view, on: registerBook(events, view).on };
	yield;
	const dose = chosen ?? borrowings(events, view).borrowings.filter(isOfBank).length + 1;
	yield;
	deposits(events, at);
	yield;
	const figures = panchasutra(events, at);
	yield;
	void figures.last6;
	yield;
	const ruleFits = rule.currency === view.currency;
	const said = conditionsAndMissing(events, view, { rule: ruleFits ? rule : null, dose });
	return { dose, ruleFits, ...said };
}

const nothing: ConditionFigure = {
	count: null,
	of: null,
	amount: null,
	ofAmount: null,
	day: null,
	evidence: []
};

const figure = (own: Partial<ConditionFigure>): ConditionFigure => ({ ...nothing, ...own });

/**
 * Returns the figures of all conditions; those over time cover the last six months.
 *
 * @param events of a checked book
 * @param read `allowed`: the largest sum by the rule in minor units; null where the rule names none
 */
function conditionFigures(
	events: readonly GroupEvent[],
	view: BookAsAt & { readonly on: LocalDate },
	{
		book,
		asking,
		last6,
		open,
		allowed
	}: ReadForBank & { readonly open: readonly MissingItem[]; readonly allowed: Money | null }
): Readonly<Record<ConditionCode, ConditionFigure>> {
	const { state, on } = book;
	const { meetings, lending, repayment, books, deposits } = last6;
	const { activeSince } = activityOf(book);
	const held = meetings.held.flatMap(({ eventId }) => (eventId === null ? [] : [eventId]));
	const total = (of: 'savedInTime' | 'members') => meetings.held.reduce((all, one) => all + one[of], 0);
	const ofBank = borrowings(events, view).borrowings.filter(isOfBank);
	const late = sum(ofBank.map(({ overdue }) => overdue));
	const lacking = open.find((one) => one.what === 'officersMissing')?.offices.length ?? 0;
	return {
		age: figure({ count: Math.floor(Number(monthsSince(activeSince, on) ?? 0)), day: activeSince }),
		members: figure({ count: membersNow(state, on) }),
		meetings: figure({ count: held.length, of: meetings.due.length, evidence: held }),
		saving: figure({ count: total('savedInTime'), of: total('members'), evidence: held }),
		lending: figure({
			count: [...state.loans.values()].filter(({ outstanding }) => outstanding > 0).length,
			amount: lending.onLoan,
			evidence: lending.given.map(({ loanId }) => loanId)
		}),
		repayment: figure({
			amount: repayment.collected,
			ofAmount: repayment.due,
			evidence: repayment.loans.map(({ loanId }) => loanId)
		}),
		books: figure({
			count: books.matched,
			of: books.counted,
			amount: money(books.trialBalance),
			day: state.openMeeting?.day ?? null,
			evidence: held
		}),
		noDefault: figure({
			count: ofBank.filter(({ outstanding }) => outstanding > 0).length,
			// Zero overdue is unknown rather than good if the instalments of a loan were never entered.
			amount: late === 0 && ofBank.some(({ overdueKnown }) => !overdueKnown) ? null : late,
			ofAmount: sum(ofBank.map(({ outstanding }) => outstanding)),
			evidence: ofBank.map(({ borrowingId }) => borrowingId)
		}),
		deposits: figure({
			count: deposits.monthsWithDeposit,
			of: last6.months.length,
			amount: sum(deposits.made.map(({ amount }) => amount)),
			day: state.bankAccounts.size === 0 ? null : (deposits.made.at(-1)?.bankDay ?? null),
			evidence: deposits.made.map(({ eventId }) => eventId)
		}),
		...decidedFigures(asking),
		officers: figure({ count: signingOffices.length - lacking, of: signingOffices.length }),
		visit: nothing,
		sum: asking.asked.basis === null ? nothing : figure({ amount: asking.asked.amount, ofAmount: allowed })
	};
}

/** Returns the figures of the circle's decisions: votes, members and sum. */
function decidedFigures({
	resolution,
	plan
}: Asking): Readonly<Record<'resolution' | 'plan', ConditionFigure>> {
	return {
		resolution:
			resolution === null
				? nothing
				: figure({
						count: resolution.vote.forIt,
						of: resolution.vote.present,
						day: resolution.on,
						evidence: [resolution.eventId]
					}),
		plan:
			plan === null
				? nothing
				: figure({
						count: plan.lines.filter(({ amount }) => amount > 0).length,
						amount: plan.total,
						day: plan.decided?.on ?? null
					})
	};
}
