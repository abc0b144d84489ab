import type { LoanId, LocalDate, MemberId } from '#kernel';
import type { Money } from '#money';
import type { LoanSource, LoanTerms } from '../event-fields.ts';

/** What was changed about a loan: the whole that is out goes on new terms. */
export interface RescheduleLoan {
	readonly type: 'RescheduleLoan';
	readonly on: LocalDate;
	readonly loanId: LoanId;
	readonly terms: LoanTerms;
	readonly agreedBy: readonly MemberId[];
}

export interface TopUpLoan {
	readonly type: 'TopUpLoan';
	readonly on: LocalDate;
	readonly loanId: LoanId;
	readonly amount: Money;
	readonly terms?: LoanTerms;
	readonly agreedBy: readonly MemberId[];
	readonly via?: string;
}

export interface WriteOffLoan {
	readonly type: 'WriteOffLoan';
	readonly on: LocalDate;
	readonly loanId: LoanId;
	readonly reason: string;
	readonly agreedBy: readonly MemberId[];
}

/** All interest for being late that she has not paid on a loan is owed no more. */
export interface ForgiveOverdueInterest {
	readonly type: 'ForgiveOverdueInterest';
	readonly on: LocalDate;
	readonly loanId: LoanId;
	readonly agreedBy: readonly MemberId[];
}

export interface DisburseLoan {
	readonly type: 'DisburseLoan';
	readonly on: LocalDate;
	readonly loanId: LoanId;
	readonly memberId: MemberId;
	readonly principal: Money;
	readonly terms: LoanTerms;
	readonly purpose: string;
	/** Whose money is lent; the group's own when left out. */
	readonly source?: LoanSource;
	readonly guarantors?: readonly MemberId[];
	/** The circle: every woman who said yes, the borrower's own face among them. */
	readonly agreedBy: readonly MemberId[];
	readonly via?: string;
}

/** One payment; it covers her loans, oldest first, as one event a loan. */
export interface RepayLoans {
	readonly type: 'RepayLoans';
	readonly on: LocalDate;
	readonly memberId: MemberId;
	readonly amount: Money;
}
