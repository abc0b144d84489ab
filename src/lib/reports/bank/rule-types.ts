import type { CurrencyCode } from '#money';
import type { ConditionCode } from './readiness.ts';

/**
 * Rules and cards of banks and missions as they stand in data files (docs/BANK-RULES.md). None of them is built into the
 * code: a new circular is a new file. Amounts are whole units of the currency (rupees), as the papers have them.
 */
export type BankRule = LoanDoseRule | AmountByGradeRule | ScorecardRule;

/** What every rule says of itself; printed wherever the rule is used. */
export interface RuleHead {
	/** File name and address: "day-nrlm-2025". */
	readonly id: string;
	readonly name: BothTexts;
	/** The version: the month or year as of which the rule was seen, "2025-01", "2016". */
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
	/** In Hindi; the title where it is left out. */
	readonly hi?: string | undefined;
	/** As the source says it; "n.d." where it does not. */
	readonly year: string;
}

/** How much a group may ask for by its corpus, loan by loan. */
export interface LoanDoseRule extends RuleHead {
	readonly kind: 'loanDose';
	readonly currency: CurrencyCode;
	readonly eligibility: {
		readonly monthsActive: number;
		readonly membersLeast: number;
		/** In hard areas. */
		readonly membersLeastHardArea: number;
		readonly membersMost: number;
	};
	readonly doses: readonly DoseStep[];
	readonly cashCredit?: { readonly atLeast: number; readonly years: number } | undefined;
	/** Limits for the five rules and the deposits, of the last six months; left out: the bank judges. */
	readonly limits?: readonly Condition[] | undefined;
	/** What the bank takes, and whether a group that pays promptly is better off; left out: not known. */
	readonly interest?: BankInterest | undefined;
	/** Of each member who asks for more, the bank takes down more than of the others; left out: of nobody. */
	readonly memberDetails?: { readonly above: number; readonly sources: readonly RuleSource[] } | undefined;
	/** Up to this sum the bank asks for no collateral, no margin and no lien. */
	readonly noCollateralUpTo?: number | undefined;
}

/** What a bank takes of its loans to groups. It is told, never computed: the bank's own book is the truth (ledger law 4). */
export interface BankInterest {
	/** Where the rates were read; left out: where the rule was. */
	readonly sources?: readonly RuleSource[] | undefined;
	/** By what is owed; each ends above the one before, the last may have no end. */
	readonly slabs: readonly InterestSlab[];
	readonly prompt?: PromptTest | undefined;
}

/** Percent a year as decimal strings; neither: the bank's own rate. */
export interface InterestSlab {
	/** Up to and including this sum; left out: above all others. */
	readonly upTo?: number | undefined;
	readonly percentPerYear?: string | undefined;
	/** The bank's own rate, but no more than this. */
	readonly atMostPercentPerYear?: string | undefined;
}

/** By what a rule says that a group paid promptly, quarter by quarter of the bank's year. */
export interface PromptTest {
	/** Percent a year less for those who do; left out: nothing that was seen. */
	readonly relief?: string | undefined;
	/** Instalments are paid by their day, or so many days after it. */
	readonly termLoan?: { readonly daysLateMost: number } | undefined;
	readonly cashCredit?:
		| {
				/** Not more days in a row above the drawing power. */
				readonly daysAboveMost: number;
				/** Each month the group pays in at least what interest the bank debited in it. */
				readonly interestEachMonth: boolean;
		  }
		| undefined;
}

export interface DoseStep {
	/** From 1; the last step stands for every later loan. */
	readonly dose: number;
	/** Times the base; both alike where the rule names one number. Left out: the floor alone. */
	readonly times?: { readonly least: number; readonly most: number } | undefined;
	/** The corpus of the day · the corpus with the saving of the next twelve months. */
	readonly base: 'corpus' | 'corpusInAYear';
	/** The larger of this and the multiple. */
	readonly atLeast: number;
	/** The sum lies above `atLeast`, not at it. */
	readonly above?: boolean | undefined;
	readonly atMost?: number | undefined;
	/** Other floors that were seen for the same step; the bank says which it follows. */
	readonly alsoSeen?: readonly number[] | undefined;
	readonly needs: readonly DoseNeed[];
}

export type DoseNeed = 'microCreditPlan' | 'creditHistory';

/** A look-up: grade in, amount out. The grade itself is given by others. */
export interface AmountByGradeRule extends RuleHead {
	readonly kind: 'amountByGrade';
	readonly currency: CurrencyCode;
	readonly fund: 'revolvingFund' | 'cif';
	readonly amounts: Readonly<Record<string, number>>;
}

/** Items with what is known of their limits or marks. What is not known, or not in the book, the bank fills. */
export interface ScorecardRule extends RuleHead {
	readonly kind: 'scorecard';
	/** Months of the book that it looks at; left out: since the beginning. */
	readonly months?: 6 | 12 | undefined;
	readonly items: readonly ScorecardItem[];
	/** Best first; a grade needs the marks of every item. */
	readonly grades?: readonly GradeBand[] | undefined;
	/** Items that the source has and that were not seen. */
	readonly notSeen?: BothTexts | undefined;
}

export interface GradeBand {
	readonly grade: string;
	/** Least share of all marks, a decimal string: "0.75". */
	readonly atLeast: string;
}

export interface ScorecardItem {
	readonly id: string;
	readonly name: BothTexts;
	/** The figure that is printed; left out: the book does not know it, the bank fills. */
	readonly indicator?: IndicatorCode | undefined;
	/** Met when all of them hold; left out: a figure without a limit. */
	readonly met?: readonly Condition[] | undefined;
	/** The first band whose conditions all hold gives the marks. */
	readonly bands?: readonly MarksBand[] | undefined;
}

export interface MarksBand {
	readonly when: readonly Condition[];
	/** Null where the source cannot be read: the bank fills. */
	readonly marks: number | null;
}

/** One figure against one limit, a decimal string. */
export interface Condition {
	readonly indicator: IndicatorCode;
	readonly is: 'atLeast' | 'over' | 'atMost' | 'under';
	readonly limit: string;
}

/** Figures that a book gives; ratios between 0 and 1, rupees whole units of the currency, each with the line of the page to which a limit on it belongs. */
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

/** Decimal strings; null where there is nothing to divide by. */
export type Indicators = Readonly<Record<IndicatorCode, string | null>>;

/** How a rule is named wherever its outcome stands. */
export type RuleName = Pick<RuleHead, 'id' | 'name' | 'asOf' | 'sources' | 'seen'>;

export const ruleName = ({ id, name, asOf, sources, seen }: RuleHead): RuleName => ({
	id,
	name,
	asOf,
	sources,
	seen
});
