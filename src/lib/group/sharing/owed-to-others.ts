import { err, ok, present, type MemberId, type Result } from '#kernel';
import { credit, debit, type Posting } from '#ledger';
import { add, least, splitByWeight, subtract, sum, zero, type Money } from '#money';
import { interestIncome, payableTo, surplus } from '../chart.ts';
import type { EventOf, GroupEvent } from '../event-types.ts';
import { interestForFunds, isOfFund } from '../loans/fund-loans.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupDraft, GroupState } from '../state.ts';
import { membersOn, rulesOn } from '../state-on.ts';
import { debtsFallenDue, settledDebts, takenFrom, type Debts } from './debts.ts';
import type { OwedToOthers, Owner } from '../loans/loan.ts';

interface Debt {
	readonly memberId: MemberId;
	readonly ofOthers?: OwedToOthers;
}

const nothing: OwedToOthers = { interest: zero, principal: zero, owners: [] };

/** Part of a payment on a debt that belongs to others: they are paid first, the debtor's own part last. */
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

/** Splits a recovery on a written-off loan: others' interest first, the rest as principal. */
export function cameBack(
	{ ofOthers = nothing }: Debt,
	amount: Money
): Record<'interest' | 'principal', Money> {
	const interest = least(amount, ofOthers.interest);
	return { interest, principal: subtract(amount, interest) };
}

/** Returns the debt after a payment, less the others' part in it. */
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

/** Posts the others' part as payable to them; it is never profit: repaid principal reduces surplus, interest is not credited to it. */
export function othersLegs({ principal, owners }: OwedToOthers): readonly Posting[] {
	return [
		debit(surplus, principal),
		...owners.map(({ memberId, amount }) => credit(payableTo(memberId), amount))
	];
}

/** Posts interest settled with a member's loans: others and help funds get their parts, the rest is income of the group. */
export function settledInterest(
	interest: Money,
	loans: Debts['loans'],
	forFunds: readonly Posting[]
): readonly Posting[] {
	const theirs = [othersIn({ loans, fines: [] }).interest, ...forFunds.map(({ amount }) => amount)];
	return [credit(interestIncome, subtract(interest, sum(theirs))), ...forFunds];
}

/** Sums the parts of her debts, or of payments on them, that belong to others; minor units. */
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
 * Assigns the remaining debts after a share-out with cut parts: each belongs to the other members in proportion to their cuts. The excess belongs to
 * the debtor, whose own part was reduced by it too.
 */
export function giveDebtsToOthers(draft: GroupDraft, event: EventOf<'CycleSharedOut'>): void {
	const { lines = [], occurredOn: on } = event;
	const cuts = new Map(lines.map(({ memberId, cut = zero }) => [memberId, cut]));
	if (sum([...cuts.values()]) === 0) return;
	const members = membersOn(draft, on).toSorted((one, other) => one.number - other.number);
	for (const { memberId } of members) {
		const debts = inFund(debtsFallenDue(draft, memberId, on));
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

/** Debts that counted in the fund: without parts of others, loans of help funds and fines for the social fund. */
function inFund({ loans, fines }: Debts): Debts {
	return {
		loans: loans
			.filter(({ loan }) => !isOfFund(loan))
			.map(({ loan, interest, principal }) => {
				const others = paidToOthers(loan, { interest, principal });
				return {
					loan,
					interest: subtract(interest, others.interest),
					principal: subtract(principal, others.principal)
				};
			}),
		fines: fines
			.filter(({ fine }) => fine.to === 'group')
			.map(({ fine, amount }) => ({
				fine,
				amount: subtract(amount, paidToOthers(fine, { interest: amount, principal: zero }).interest)
			}))
	};
}

/** Assigns `owed` to owners other than the debtor and reduces `cuts` by it. */
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

/** Splits an amount among owners in proportion to what is left to each. */
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
	return {
		interest: add(before.interest, more.interest),
		principal: add(before.principal, more.principal),
		owners: merged([...before.owners, ...more.owners])
	};
}

/** Others' part of what a share-out takes of her debts, and their part of the principal outstanding after it; minor units. */
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

/**
 * Adds the owners of the paid debts to an event, so that other programs can follow the money; unchanged if there are none.
 *
 * @returns refused: PartsDoNotAddUp, if a file has other owners
 */
export function withOwners<
	Paying extends
		| EventOf<'FinePaid'>
		| EventOf<'LoanRepaid'>
		| EventOf<'MemberLeft'>
		| EventOf<'CycleSharedOut'>
>(state: GroupState, event: Paying): Result<Paying, Rejection> {
	const { loans, fines } = paidBy(state, event);
	const ofLoans = othersIn({ loans, fines: [] });
	const ofFines = othersIn({ loans: [], fines });
	const owners = merged([...ofLoans.owners, ...ofFines.owners]);
	const isRecovered = event.type === 'LoanRepaid' && splitTotal(event) === 0;
	const toOthers = {
		interest: isRecovered ? sum(owners.map(({ amount }) => amount)) : ofLoans.interest,
		fines: ofFines.interest,
		owners: [...owners]
	};
	const given = event.toOthers;
	if (given !== undefined && JSON.stringify(given) !== JSON.stringify(toOthers))
		return err({
			type: 'PartsDoNotAddUp',
			whole: sum(owners.map(({ amount }) => amount)),
			parts: sum(given.owners.map(({ amount }) => amount))
		});
	const named = owners.length === 0 || given !== undefined ? event : { ...event, toOthers };
	return isSettled(named) ? withFund(state, named, loans) : ok(named);
}

type Settled = EventOf<'MemberLeft'> | EventOf<'CycleSharedOut'>;

const isSettled = <Paying extends GroupEvent>(event: Paying): event is Paying & Settled =>
	event.type === 'MemberLeft' || event.type === 'CycleSharedOut';

/** Adds the interest of each help fund; if the rules share out the social fund, its interest is the group's. */
function withFund<Paying extends Settled>(
	state: GroupState,
	event: Paying,
	loans: Debts['loans']
): Result<Paying, Rejection> {
	const isShared =
		event.type === 'CycleSharedOut' && rulesOn(state, event.occurredOn)?.socialFund?.sharedOut === true;
	const { toFund, toVulnerabilityFund } = interestForFunds({ loans }, isShared);
	const { toFund: given = toFund, toVulnerabilityFund: givenForVulnerable = toVulnerabilityFund } = event;
	if (given !== toFund) return err({ type: 'PartsDoNotAddUp', whole: toFund, parts: given });
	if (givenForVulnerable !== toVulnerabilityFund)
		return err({ type: 'PartsDoNotAddUp', whole: toVulnerabilityFund, parts: givenForVulnerable });
	return ok({
		...event,
		...(toFund > 0 && { toFund }),
		...(toVulnerabilityFund > 0 && { toVulnerabilityFund })
	});
}

const splitTotal = ({ split }: EventOf<'LoanRepaid'>): number =>
	split === undefined ? 0 : split.interestArrears + split.interestDue + split.principal;

/** Returns the payments of an event by debt. */
function paidBy(
	state: GroupState,
	event: EventOf<'FinePaid'> | EventOf<'LoanRepaid'> | EventOf<'MemberLeft'> | EventOf<'CycleSharedOut'>
): Debts {
	if (event.type === 'FinePaid') {
		const fine = state.fines.get(event.fineId);
		return { loans: [], fines: fine === undefined ? [] : [{ fine, amount: event.amount }] };
	}
	if (event.type === 'LoanRepaid') {
		const { loanId, split } = event;
		const loan = state.loans.get(loanId);
		if (loan === undefined || split === undefined) return { loans: [], fines: [] };
		const paid =
			splitTotal(event) === 0
				? cameBack(loan, event.amount)
				: { interest: add(split.interestArrears, split.interestDue), principal: split.principal };
		return { loans: [{ loan, ...paid }], fines: [] };
	}
	if (event.type === 'MemberLeft') return settledDebts(state, event);
	const each = (event.lines ?? []).map((line) =>
		takenFrom(debtsFallenDue(state, line.memberId, event.occurredOn), line)
	);
	return { loans: each.flatMap(({ loans }) => loans), fines: each.flatMap(({ fines }) => fines) };
}

function merged(owners: readonly Owner[]): readonly Owner[] {
	const all = new Map<MemberId, Money>();
	for (const { memberId, amount } of owners) all.set(memberId, add(all.get(memberId) ?? zero, amount));
	return [...all].map(([memberId, amount]) => ({ memberId, amount }));
}
