import type { LoanId, LocalDate, MemberId } from '#kernel';
import type { Money } from '#money';
import type { LoanTerms } from '../event-schema/types.ts';

/** What was agreed anew about a loan: the whole that is out goes on new terms. */
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
