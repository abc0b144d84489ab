import { err, ok, type MemberId, type Result } from '#kernel';
import type { OpeningBalances } from '../event-schema/types.ts';
import { openingSides } from '../posting-rules/opening.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import { needsBankAccount, needsMembersOn, needsWholeCoins } from './checks.ts';

/** The cut-off sheet: before any other money, of people and accounts that are known, and it must balance. */
export function admitOpening(state: GroupState, event: OpeningBalances): Result<OpeningBalances, Rejection> {
	const refused =
		duplicateLoan(event) ??
		needsMembersOn(state, namedIn(event), event.occurredOn) ??
		(event.bank ?? [])
			.map((line) => needsBankAccount(state, line.bankAccountId))
			.find((reason) => reason !== null) ??
		loanAfterOpening(event) ??
		(state.moneyEntered ? ({ type: 'MoneyAlreadyEntered' } as const) : null);
	if (refused) return err(refused);
	const sides = openingSides(event);
	if (sides.debits !== sides.credits) return err({ type: 'OpeningNotBalanced', ...sides });
	const coins = needsWholeCoins(state, event.box);
	return coins ? err(coins) : ok(event);
}

function namedIn(event: OpeningBalances): readonly MemberId[] {
	const memberOf = (line: { readonly memberId: MemberId }) => line.memberId;
	return [
		...(event.savings ?? []).map(memberOf),
		...(event.savingsArrears ?? []).map(memberOf),
		...(event.finesDue ?? []).map(memberOf),
		...(event.loans ?? []).map(memberOf)
	];
}

function duplicateLoan(event: OpeningBalances): Rejection | null {
	const seen = new Set<string>();
	for (const { loanId } of event.loans ?? []) {
		if (seen.has(loanId)) return { type: 'DuplicateId', id: loanId };
		seen.add(loanId);
	}
	return null;
}

function loanAfterOpening(event: OpeningBalances): Rejection | null {
	const later = event.loans?.find((loan) => loan.disbursedOn > event.occurredOn);
	return later === undefined ? null : { type: 'DayBeforeLoan', disbursedOn: later.disbursedOn };
}
