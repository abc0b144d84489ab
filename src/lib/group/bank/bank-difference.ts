import { present, type BankAccountId, type LocalDate } from '#kernel';
import { heldIn } from '#ledger';
import { atLeastZero, subtract, zero, type Money } from '#money';
import { box, chart } from '../chart.ts';
import { rulesOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';
import type { GroupEvent } from '../event-types.ts';

/**
 * Returns the balance of the last bank statement less the book balance on that day, in minor units: above zero when the bank has more (interest not
 * entered yet), below zero when it has less (charges, or a deposit slip under way).
 *
 * @returns null before the first statement
 * @throws Defect for an account that the book does not know
 */
export function bankDifference(state: GroupState, bankAccountId: BankAccountId): Money | null {
	const { lastStatement } = present(state.bankAccounts.get(bankAccountId), 'a bank account is known');
	return lastStatement === null ? null : subtract(lastStatement.balance, lastStatement.book);
}

/** Cash in the box above the group's limit on that day, in minor units (ledger law 3, boxLimit); zero within it, or without a limit. */
export function overBoxLimit(state: GroupState, on: LocalDate): Money {
	const limit = rulesOn(state, on)?.boxLimit ?? null;
	return limit === null ? zero : atLeastZero(subtract(heldIn(state.balances, chart, box), limit));
}

/** Returns the value day of an entry; without one, the day on which it occurred (ledger law 2). */
export function bankDayOf(event: GroupEvent): LocalDate {
	return ('valueOn' in event ? event.valueOn : undefined) ?? event.occurredOn;
}
