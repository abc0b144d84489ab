import type { BankAccountId, MemberId } from '#kernel';
import type { EventOf } from '../event-types.ts';

/** Every woman for whom a sheet brings something in. */
export function namedIn(event: EventOf<'OpeningBalances'>): readonly MemberId[] {
	const memberOf = (line: { readonly memberId: MemberId }) => line.memberId;
	return [
		...(event.savings ?? []).map(memberOf),
		...(event.savingsArrears ?? []).map(memberOf),
		...(event.finesDue ?? []).map(memberOf),
		...(event.loans ?? []).map(memberOf),
		...(event.payables ?? []).map(memberOf)
	];
}

/** Whether a sheet brings money of a woman, or of a bank account, into the book; a line of nothing brings none. */
export function bringsMoneyOf(event: EventOf<'OpeningBalances'>, of: MemberId | BankAccountId): boolean {
	const { savings = [], savingsArrears = [], finesDue = [], payables = [], bank = [], loans = [] } = event;
	const brings = (line: { readonly amount: number }) => line.amount !== 0;
	return (
		[...savings, ...savingsArrears, ...finesDue, ...payables].some(
			(line) => line.memberId === of && brings(line)
		) ||
		bank.some((line) => line.bankAccountId === of && brings(line)) ||
		loans.some((line) => line.memberId === of)
	);
}
