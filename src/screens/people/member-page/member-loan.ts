import type { Money } from '#money';

/** What her page tells of one loan; minor units. */
export interface MemberLoanFigures {
	readonly loanId: string;
	readonly outstanding: Money;
	readonly interestDue: Money;
	/** What of it is for being late. */
	readonly overdueInterest: Money;
	readonly instalmentsGiven: number;
	readonly instalments: number;
}
