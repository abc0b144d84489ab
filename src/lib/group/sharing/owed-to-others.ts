import { present, type MemberId } from '#kernel';
import { credit, debit, type Posting } from '#ledger';
import { add, least, splitByWeight, subtract, sum, zero, type Money } from '#money';
import { payableTo, surplus } from '../chart.ts';
import type { CycleSharedOut } from '../event-types.ts';
import type { Fine, GroupDraft, GroupState } from '../state.ts';
import { membersOn, rulesOn } from '../state-on.ts';
import { debtsFallenDue, takenFrom, type Debts } from './debts.ts';

/**
 * What of a debt the parts of others were cut for, and whose it is as it is paid; minor units. Owners are what interest and
 * principal are together; a fine is never posted before it is paid, and counts as interest here (ledger law 45).
 */
export interface OwedToOthers {
	readonly interest: Money;
	readonly principal: Money;
	readonly owners: readonly Owner[];
}

interface Owner {
	readonly memberId: MemberId;
	readonly amount: Money;
}

interface Debt {
	readonly memberId: MemberId;
	readonly ofOthers?: OwedToOthers;
}

const nothing: OwedToOthers = { interest: zero, principal: zero, owners: [] };

/** What of a payment on a debt belongs to others: to them first, her own part comes last. */
export function paidToOthers(
	{ memberId, ofOthers = nothing }: Debt,
	paid: Readonly<Record<'interest' | 'principal', Money>>
): OwedToOthers {
	const interest = least(paid.interest, ofOthers.interest);
	const principal = least(paid.principal, ofOthers.principal);
	const all = add(interest, principal);
	if (all === 0) return nothing;
	const others = ofOthers.owners.filter((owner) => owner.memberId !== memberId);
	const given = shareOf(least(all, sum(others.map(({ amount }) => amount))), others);
	const own = subtract(all, sum(given.map(({ amount }) => amount)));
	return { interest, principal, owners: own === 0 ? given : [...given, { memberId, amount: own }] };
}

/** How what came back of a loan that was given up is counted: its interest first, nothing of it was out any more. */
export function cameBack(
	{ ofOthers = nothing }: Debt,
	amount: Money
): Record<'interest' | 'principal', Money> {
	const interest = least(amount, ofOthers.interest);
	return { interest, principal: subtract(amount, interest) };
}

/** The debt once so much of what belongs to others was paid. */
export function lessPaid<Kind extends Debt>(
	debt: Kind,
	paid: Readonly<Record<'interest' | 'principal', Money>>
): Kind {
	if (debt.ofOthers === undefined) return debt;
	const { interest, principal, owners } = paidToOthers(debt, paid);
	const left = new Map(owners.map(({ memberId, amount }) => [memberId, amount]));
	return {
		...debt,
		ofOthers: {
			interest: subtract(debt.ofOthers.interest, interest),
			principal: subtract(debt.ofOthers.principal, principal),
			owners: debt.ofOthers.owners.map(({ memberId, amount }) => ({
				memberId,
				amount: subtract(amount, left.get(memberId) ?? zero)
			}))
		}
	};
}

/** It is payable to them, and never profit: principal that comes back leaves the surplus, interest does not enter it. */
export function othersLegs({ principal, owners }: OwedToOthers): readonly Posting[] {
	return [
		debit(surplus, principal),
		...owners.map(({ memberId, amount }) => credit(payableTo(memberId), amount))
	];
}

/** What of her debts belongs to others, and what of that these sums pay; added up, minor units. */
export function othersIn(debts: Debts): OwedToOthers {
	const each = [
		...debts.loans.map(({ loan, interest, principal }) => paidToOthers(loan, { interest, principal })),
		...debts.fines.map(({ fine, amount }) => paidToOthers(fine, { interest: amount, principal: zero }))
	];
	return {
		interest: sum(each.map(({ interest }) => interest)),
		principal: sum(each.map(({ principal }) => principal)),
		owners: each.flatMap(({ owners }) => owners)
	};
}

/**
 * After a share-out for which parts were cut: what each debtor still owes belongs to the other women by what was cut from each, and
 * what is more than that is her own, whose part was smaller by it too.
 */
export function giveDebtsToOthers(draft: GroupDraft, event: CycleSharedOut): void {
	const { lines = [], occurredOn: on } = event;
	const cuts = new Map(lines.map(({ memberId, cut = zero }) => [memberId, cut]));
	if (sum([...cuts.values()]) === 0) return;
	const members = membersOn(draft, on).toSorted((one, other) => one.number - other.number);
	for (const { memberId } of members) {
		const debts = inFund(debtsFallenDue(draft, memberId, on), draft, on);
		const owed = sum([
			...debts.loans.map(({ interest, principal }) => add(interest, principal)),
			...debts.fines.map(({ amount }) => amount)
		]);
		if (owed === 0) continue;
		let owners = ownersOf(owed, memberId, cuts);
		for (const { loan, interest, principal } of debts.loans) {
			const hers = shareOf(add(interest, principal), owners);
			owners = without(owners, hers);
			const known = present(draft.loans.get(loan.loanId), 'a loan that is owed is known');
			draft.loans.set(loan.loanId, {
				...known,
				ofOthers: added(known.ofOthers, { interest, principal, owners: hers })
			});
		}
		for (const { fine, amount } of debts.fines) {
			const hers = shareOf(amount, owners);
			owners = without(owners, hers);
			const ofOthers = added(fine.ofOthers, { interest: amount, principal: zero, owners: hers });
			draft.fines.set(fine.fineId, { ...fine, ofOthers });
		}
	}
}

/** Debts that the fund counted: without what belongs to others already, and without fines for a fund that stays. */
function inFund({ loans, fines }: Debts, state: GroupState, on: CycleSharedOut['occurredOn']): Debts {
	const shares = rulesOn(state, on)?.socialFund?.sharedOut === true;
	const counts = ({ to }: Fine) => to === 'group' || shares;
	return {
		loans: loans.map(({ loan, interest, principal }) => {
			const others = paidToOthers(loan, { interest, principal });
			return {
				loan,
				interest: subtract(interest, others.interest),
				principal: subtract(principal, others.principal)
			};
		}),
		fines: fines
			.filter(({ fine }) => counts(fine))
			.map(({ fine, amount }) => ({
				fine,
				amount: subtract(amount, paidToOthers(fine, { interest: amount, principal: zero }).interest)
			}))
	};
}

/** Takes from `cuts` what of `owed` goes to others than the debtor. */
function ownersOf(owed: Money, debtor: MemberId, cuts: Map<MemberId, Money>): readonly Owner[] {
	const others = [...cuts].filter(([memberId, cut]) => memberId !== debtor && cut > 0);
	const most = sum(others.map(([, cut]) => cut));
	const given = shareOf(
		least(owed, most),
		others.map(([memberId, amount]) => ({ memberId, amount }))
	);
	for (const { memberId, amount } of given) cuts.set(memberId, subtract(cuts.get(memberId) ?? zero, amount));
	const own = subtract(owed, sum(given.map(({ amount }) => amount)));
	return own === 0 ? given : [...given, { memberId: debtor, amount: own }];
}

/** So much of what belongs to these women, by what is left to each. */
function shareOf(amount: Money, owners: readonly Owner[]): readonly Owner[] {
	if (amount === 0) return [];
	const parts = splitByWeight(
		amount,
		owners.map((owner) => owner.amount)
	);
	return owners.flatMap(({ memberId }, place) => {
		const part = parts[place] ?? zero;
		return part === 0 ? [] : [{ memberId, amount: part }];
	});
}

function without(owners: readonly Owner[], taken: readonly Owner[]): readonly Owner[] {
	const less = new Map(taken.map(({ memberId, amount }) => [memberId, amount]));
	return owners.map(({ memberId, amount }) => ({
		memberId,
		amount: subtract(amount, less.get(memberId) ?? zero)
	}));
}

function added(before: OwedToOthers | undefined, more: OwedToOthers): OwedToOthers {
	if (before === undefined) return more;
	const owners = new Map<MemberId, Money>();
	for (const { memberId, amount } of [...before.owners, ...more.owners])
		owners.set(memberId, add(owners.get(memberId) ?? zero, amount));
	return {
		interest: add(before.interest, more.interest),
		principal: add(before.principal, more.principal),
		owners: [...owners].map(([memberId, amount]) => ({ memberId, amount }))
	};
}

/** What a share-out takes of her debts that belong to others, and what of their principal is still out after it; minor units. */
export function takenForOthers(
	debts: Debts,
	taken: Parameters<typeof takenFrom>[1]
): { readonly taken: Money; readonly principalLeft: Money } {
	const now = othersIn(takenFrom(debts, taken));
	const loansOf = ({ loans }: Debts) =>
		sum(loans.map(({ loan, interest, principal }) => paidToOthers(loan, { interest, principal }).principal));
	return {
		taken: add(now.interest, now.principal),
		principalLeft: subtract(loansOf(debts), loansOf(takenFrom(debts, taken)))
	};
}
