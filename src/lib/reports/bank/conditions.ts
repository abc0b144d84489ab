import type { GroupEvent } from '#group';
import type { Money } from '#money';
import type { BookAsAt } from '../meeting-pages.ts';
import { registerBook } from '../registers/register-book.ts';
import { askingOf, type Asking } from './asking.ts';
import { conditionFigures } from './condition-figures.ts';
import { conditionCodes, type BankCondition, type ConditionCode } from './condition-types.ts';
import { activityOf, eligibility, mayBeOlder } from './eligibility.ts';
import { indicatorsOf } from './indicators.ts';
import { loanDose, type DoseBase } from './loan-dose.ts';
import { lookOf } from './look.ts';
import { missingIn, type MissingItem, type MissingWhat } from './missing.ts';
import { membersNow, panchasutra } from './panchasutra.ts';
import type { Panchasutra } from './panchasutra-types.ts';
import type { IndicatorCode, LoanDoseRule } from './rule-types.ts';
import { allHold } from './scorecard.ts';
import { readinessOf, type PageHead } from './readiness.ts';
import { groupSavings, savingInAYear } from './group-position.ts';

/** Which condition a thing that is still to be done stands for; null where an officer only asks about it. */
const conditionOf: Readonly<Record<MissingWhat['what'], ConditionCode | null>> = {
	noMeeting: 'age',
	tooYoung: 'age',
	tooFew: 'members',
	tooMany: 'members',
	hardAreaOnly: 'members',
	booksUnequal: 'books',
	meetingOpen: 'books',
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

/** Which line a limit of a rule file belongs to. */
const lineOfIndicator: Readonly<Record<IndicatorCode, ConditionCode>> = {
	ageMonths: 'age',
	members: 'members',
	meetingsHeldShare: 'meetings',
	meetingsPerMonth: 'meetings',
	attendance: 'meetings',
	worstAttendance: 'meetings',
	savingOnTime: 'saving',
	savingsPerMember: 'saving',
	savingsPerMonth: 'saving',
	depositMonthsShare: 'deposits',
	idleCash: 'deposits',
	bankOfCorpus: 'deposits',
	onLoan: 'lending',
	everBorrowed: 'lending',
	lendingMonths: 'lending',
	productiveToOther: 'lending',
	collectedOverDue: 'repayment',
	overdueShare: 'repayment',
	overdueDaysOldest: 'repayment',
	overdueMonthsOldest: 'repayment',
	countsMatched: 'books'
};

/** What only the bank knows: whether the area is a hard one, whether equal parts are what the women need. */
const forTheBank: ReadonlySet<MissingWhat['what']> = new Set(['hardAreaOnly', 'planAllAlike']);
/**
 * What answers a line: the book alone; a limit of a rule file, without which the bank judges; or a rule of doses, without
 * which the bank says what it asks. A new condition says it here, or it would be met by nothing.
 */
const answeredBy: Readonly<Record<ConditionCode, 'book' | 'limit' | 'doseRule'>> = {
	age: 'doseRule',
	members: 'doseRule',
	meetings: 'limit',
	saving: 'limit',
	lending: 'limit',
	repayment: 'limit',
	books: 'book',
	noDefault: 'book',
	deposits: 'limit',
	resolution: 'book',
	plan: 'book',
	officers: 'book',
	visit: 'limit',
	sum: 'doseRule'
};

/** What is asked of a group, and what of it is still to be done. */
export interface ConditionsAndMissing {
	/** Each condition, one a line. */
	readonly conditions: readonly BankCondition[];
	/** `must`: a condition is not met by it, and each that is not met has such a thing; all the others are `should`. */
	readonly missing: readonly MissingItem[];
	/** What the conditions come to, and what an officer looks at first. */
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
