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

/** Which condition a thing that is still to be done stands for; null where an officer only asks about it. */
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

/** What only the bank knows: whether the area is a hard one, whether equal parts are what the women need. */
const forTheBank: ReadonlySet<MissingWhat['what']> = new Set(['hardAreaOnly', 'planAllAlike']);
/** What is asked of a group, and what of it is still to be done. */
export interface ConditionsAndMissing {
	readonly conditions: readonly BankCondition[];
	/** `must`: a condition is not met by it, and each that is not met has such a thing; all the others are `should`. */
	readonly missing: readonly MissingItem[];
	readonly head: PageHead;
}

/**
 * The one place in which it is decided whether a group is ready for the bank: pages, screens and commands read it here.
 *
 * @param events of a book that was checked
 * @param rule null where no rule is for amounts of the group's currency: its limits are for the bank to say
 * @param dose which loan of a bank it is to be, from 1
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
		// An application that waits stands in for the resolution on the list of things to do, not here.
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

/** Each condition alone. */
export const bankConditions = (...of: Parameters<typeof conditionsAndMissing>): readonly BankCondition[] =>
	conditionsAndMissing(...of).conditions;

/** Minor units; null where the rule names only what is asked for at least. */
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
	/** Of which condition that is not met the thing is a reason. */
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

/** A box that was never counted, or that differed, is for the bank to judge: a difference that was said openly is no fault of the book. */
const isEachCountRight = ({ books: { counted, matched } }: Panchasutra): boolean =>
	counted > 0 && matched === counted;

/** What was decided for members is not the sum that is asked for. */
const isUnequal = ({ plan, asked: { amount, basis } }: Asking): boolean =>
	plan !== null && basis !== null && plan.total !== amount;

/** Where a group stands before the bank: what its papers, its screens and files for staff say of it. */
export interface BankStanding extends ConditionsAndMissing {
	/** Which loan of a bank it would be, from 1. */
	readonly dose: number;
	/** Whether the rule is for amounts of the group's currency: of another it says nothing. */
	readonly ruleFits: boolean;
}

interface StandingAsked {
	readonly rule: LoanDoseRule;
	/** Null: one more than the group had. */
	readonly dose: number | null;
}

/** @param events of a book that was checked */
export const bankStanding = (
	events: readonly GroupEvent[],
	view: BookAsAt,
	asked: StandingAsked
): BankStanding => allAtOnce(bankStandingSteps(events, view, asked));

/** The same in steps: what the conditions read is kept by the list of events, so that each step is one reading of it. */
export function* bankStandingSteps(
	events: readonly GroupEvent[],
	view: BookAsAt,
	{ rule, dose: chosen }: StandingAsked
): Steps<BankStanding> {
	// Whoever read the list has just done so.
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
 * Of the last six months where a line is over time.
 *
 * @param events of a book that was checked
 * @param read `allowed`: the most that the rule lets the group ask for, minor units; null where it names no most
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
			// Nought of a loan whose instalments nobody wrote down is no answer.
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

/** What the circle decided: who said yes, for whom and how much. */
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
