import type { CurrencyCode } from '#money';
import type { ConditionCode } from './readiness.ts';

/**
 * Rules and scorecards of banks and missions as stored in data files (docs/BANK-RULES.md). None is built into the code: a new
 * circular is a new file. Amounts are whole units of the currency (rupees), as in the sources.
 */
export type BankRule = LoanDoseRule | AmountByGradeRule | ScorecardRule;

/** Metadata of a rule, printed wherever the rule is used. */
export interface RuleHead {
	/** File name and address, such as "day-nrlm-2025". */
	readonly id: string;
	readonly name: BothTexts;
	/** Version: the month or year as of which the rule was read, such as "2025-01" or "2016". */
	readonly asOf: string;
	readonly sources: readonly RuleSource[];
	/** Read in the source itself · read second-hand or in part. */
	readonly seen: 'whole' | 'partly';
}

export interface BothTexts {
	readonly en: string;
	readonly hi: string;
}

export interface RuleSource {
	readonly title: string;
	/** Hindi title; default: `title`. */
	readonly hi?: string | undefined;
	/** Year as stated by the source; "n.d." without one. */
	readonly year: string;
}

/** Loan sums by corpus and loan number. */
export interface LoanDoseRule extends RuleHead {
	readonly kind: 'loanDose';
	readonly currency: CurrencyCode;
	readonly eligibility: {
		readonly monthsActive: number;
		readonly membersLeast: number;
		/** Minimum in hard areas. */
		readonly membersLeastHardArea: number;
		readonly membersMost: number;
	};
	readonly doses: readonly DoseStep[];
	readonly cashCredit?: { readonly atLeast: number; readonly years: number } | undefined;
	/** Limits for the five rules and the deposits over the last six months; if absent, the bank judges. */
	readonly limits?: readonly Condition[] | undefined;
	/** The bank's interest and the relief for prompt payment; absent if unknown. */
	readonly interest?: BankInterest | undefined;
	/** Sum per member above which the bank records more details; absent if the rule does not mention it. */
	readonly memberDetails?: { readonly above: number; readonly sources: readonly RuleSource[] } | undefined;
	/** Sum up to which the bank requires no collateral, margin or lien. */
	readonly noCollateralUpTo?: number | undefined;
}

/** Interest of a bank on loans to groups. It is shown but never computed: the bank's own account is authoritative (ledger law 4). */
export interface BankInterest {
	/** Sources of the rates; default: the sources of the rule. */
	readonly sources?: readonly RuleSource[] | undefined;
	/** Slabs of outstanding debt in ascending order; the last may be unlimited. */
	readonly slabs: readonly InterestSlab[];
	readonly prompt?: PromptTest | undefined;
}

/** Percent a year as decimal strings; with neither, the bank's own rate applies. */
export interface InterestSlab {
	/** Inclusive upper end; absent for the unlimited slab. */
	readonly upTo?: number | undefined;
	readonly percentPerYear?: string | undefined;
	/** Cap on the bank's own rate. */
	readonly atMostPercentPerYear?: string | undefined;
}

/** Test for prompt payment, by quarters of the bank's year. */
export interface PromptTest {
	/** Relief for prompt payers in percent a year; absent if none was found in the source. */
	readonly relief?: string | undefined;
	/** Largest permitted delay of an instalment, in days. */
	readonly termLoan?: { readonly daysLateMost: number } | undefined;
	readonly cashCredit?:
		| {
				/** Largest permitted number of consecutive days above the drawing power. */
				readonly daysAboveMost: number;
				/** True if payments of each month must cover the interest debited in it. */
				readonly interestEachMonth: boolean;
		  }
		| undefined;
}

export interface DoseStep {
	/** From 1; the last step applies to all later loans. */
	readonly dose: number;
	/** Multiple of the base, as a range; without it the floor alone applies. */
	readonly times?: { readonly least: number; readonly most: number } | undefined;
	/** Corpus on the report date · corpus plus the savings due in the next twelve months. */
	readonly base: 'corpus' | 'corpusInAYear';
	/** Floor: the sum is the larger of this and the multiple. */
	readonly atLeast: number;
	/** True if the sum must exceed `atLeast`. */
	readonly above?: boolean | undefined;
	readonly atMost?: number | undefined;
	/** Other floors found for the same step; the bank states which one it applies. */
	readonly alsoSeen?: readonly number[] | undefined;
	readonly needs: readonly DoseNeed[];
}

export type DoseNeed = 'microCreditPlan' | 'creditHistory';

/** A table from grade to amount. The grade is given by others. */
export interface AmountByGradeRule extends RuleHead {
	readonly kind: 'amountByGrade';
	readonly currency: CurrencyCode;
	readonly fund: 'revolvingFund' | 'cif';
	readonly amounts: Readonly<Record<string, number>>;
}

/** Scorecard items with the known limits or marks. The bank fills in what is unknown or not in the book. */
export interface ScorecardRule extends RuleHead {
	readonly kind: 'scorecard';
	/** Number of months evaluated; default: the whole book. */
	readonly months?: 6 | 12 | undefined;
	readonly items: readonly ScorecardItem[];
	/** Best first; a grade requires the marks of every item. */
	readonly grades?: readonly GradeBand[] | undefined;
	/** Items of the source that could not be read. */
	readonly notSeen?: BothTexts | undefined;
}

export interface GradeBand {
	readonly grade: string;
	/** Minimum share of all marks as a decimal string, such as "0.75". */
	readonly atLeast: string;
}

export interface ScorecardItem {
	readonly id: string;
	readonly name: BothTexts;
	/** The printed figure; absent if the book does not have it and the bank fills it in. */
	readonly indicator?: IndicatorCode | undefined;
	/** Conditions that must all hold; absent for a figure without a limit. */
	readonly met?: readonly Condition[] | undefined;
	/** The first band whose conditions all hold determines the marks. */
	readonly bands?: readonly MarksBand[] | undefined;
}

export interface MarksBand {
	readonly when: readonly Condition[];
	/** Null where the source is illegible: the bank fills it in. */
	readonly marks: number | null;
}

/** A figure and its limit, a decimal string. */
export interface Condition {
	readonly indicator: IndicatorCode;
	readonly is: 'atLeast' | 'over' | 'atMost' | 'under';
	readonly limit: string;
}

/** Figures of a book and the condition of the page to which a limit on each belongs; ratios are 0 to 1, rupees are whole units. */
export const lineOfIndicator = {
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
} as const satisfies Readonly<Record<string, ConditionCode>>;
export type IndicatorCode = keyof typeof lineOfIndicator;
export const indicatorCodes = Object.keys(lineOfIndicator) as readonly IndicatorCode[];

/** Decimal strings; null where the divisor is zero. */
export type Indicators = Readonly<Record<IndicatorCode, string | null>>;

/** Identification of a rule beside its results. */
export type RuleName = Pick<RuleHead, 'id' | 'name' | 'asOf' | 'sources' | 'seen'>;

export const ruleName = ({ id, name, asOf, sources, seen }: RuleHead): RuleName => ({
	id,
	name,
	asOf,
	sources,
	seen
});
