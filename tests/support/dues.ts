import { present, type LocalDate, type MemberId } from '#kernel';
import type { Command, GroupEvent, GroupState, Rejection } from '#group';
import {
	bankOpened,
	bookOf,
	day,
	doing,
	event,
	founded,
	meeting,
	memberId,
	openMeeting,
	refusalOf,
	saved,
	type Entry
} from './builders.ts';

/** Short words for fines, the social fund, fees, income and things; amounts in rupees. */

const entry =
	(written: object): Entry =>
	(occurredOn) =>
		event({ occurredOn, ...written });
const paise = (rupees: number) => Math.round(rupees * 100);

export const withdrawn = (member: string, amount: number, fund = 'regular', more: object = {}): Entry =>
	entry({ type: 'SavingWithdrawn', memberId: member, fund, amount: paise(amount), ...more });
export const fined = (fine: string, member: string, amount: number, more: object = {}): Entry =>
	entry({
		type: 'FineImposed',
		fineId: fine,
		memberId: member,
		reason: 'late',
		amount: paise(amount),
		...more
	});
export const forgiven = (fine: string): Entry => entry({ type: 'FineForgiven', fineId: fine });
export const finePaid = (fine: string, amount: number, more: object = {}): Entry =>
	entry({ type: 'FinePaid', fineId: fine, amount: paise(amount), ...more });
export const feePaid = (category: string, amount: number, more: object = {}): Entry =>
	entry({ type: 'FeePaid', category, amount: paise(amount), ...more });
export const received = (category: string, amount: number, more: object = {}): Entry =>
	entry({ type: 'IncomeReceived', category, amount: paise(amount), ...more });
export const toSocialFund = (member: string, amount: number, more: object = {}): Entry =>
	entry({ type: 'SocialFundPaidIn', memberId: member, amount: paise(amount), ...more });
export const fromSocialFund = (member: string, amount: number, more: object = {}): Entry =>
	entry({ type: 'SocialFundPaidOut', memberId: member, amount: paise(amount), ...more });
export const collected = (member: string, purpose: string, amount: number, more: object = {}): Entry =>
	entry({ type: 'CollectedForOthers', memberId: member, purpose, amount: paise(amount), ...more });
/** @param of rupees of each woman; without it whose it is follows their numbers until `amount` */
export const handedOn = (
	purpose: string,
	of: Readonly<Record<string, number>> | number,
	more: object = {}
): Entry => {
	const parts = typeof of === 'number' ? [] : Object.entries(of);
	const amount = typeof of === 'number' ? of : parts.reduce((sum, [, part]) => sum + part, 0);
	const women = parts.map(([who, part]) => ({ memberId: who, amount: paise(part) }));
	return entry({
		type: 'HandedToOthers',
		purpose,
		amount: paise(amount),
		...(women.length > 0 && { of: women }),
		...more
	});
};
export const heldBack = (member: string, purpose: string, amount: number, more: object = {}): Entry =>
	entry({ type: 'HeldReturned', memberId: member, purpose, amount: paise(amount), ...more });
export const bought = (thing: string, amount: number, more: object = {}): Entry =>
	entry({ type: 'AssetBought', thing, amount: paise(amount), ...more });
export const sold = (thing: string, amount: number, more: object = {}): Entry =>
	entry({ type: 'AssetSold', thing, amount: paise(amount), ...more });

/** Three women, 1,000 rupees of their own in the box, a bank account; at the first meeting m1 saved 20. */
export const first = '2025-01-05';
export const now = '2025-02-05';
export const on: LocalDate = day(now);
export const [m1, m2, m3]: readonly [MemberId, MemberId, MemberId] = [
	memberId('m1'),
	memberId('m2'),
	memberId('m3')
];
export const held: readonly GroupEvent[] = [
	...founded(first, { box: 1000 }),
	bankOpened()(first),
	...meeting(1, first, saved('m1', 20))
];

/** The second meeting of that group, open, with these entries. */
export const openWith = (...entries: readonly Entry[]): GroupState =>
	bookOf([...held, ...openMeeting(2, now, ...entries)]);

/** The first meeting, open, of a group with rules of its own. */
export function ruled(constitution: object, ...entries: readonly Entry[]): GroupState {
	return bookOf([...founded(first, { box: 1000, constitution }), ...openMeeting(1, first, ...entries)]);
}

export const balances = (state: GroupState): Record<string, number> => Object.fromEntries(state.balances);

/** Why one more entry is refused; null when it is taken. */
export const refused = (state: GroupState, entry: Entry, occurredOn = now): Rejection | null =>
	refusalOf(state, entry(occurredOn));

/** Why a command is refused; null when it is taken. */
export function refusedCommand(state: GroupState, command: Command): Rejection | null {
	const decision = doing(state, command);
	return decision.ok ? null : decision.error;
}

/** The events of a command. @throws when it is refused */
export function written(state: GroupState, command: Command): readonly GroupEvent[] {
	const decision = doing(state, command);
	if (!decision.ok) throw new Error(JSON.stringify(decision.error));
	return decision.value.steps.map((step) => step.event);
}

/** A woman who left on `leftOn`: how she leaves is not the matter here. */
export function withoutHer(state: GroupState, member: string, leftOn: string): GroupState {
	const her = present(state.members.get(memberId(member)), 'she was a member');
	return { ...state, members: new Map(state.members).set(her.memberId, { ...her, leftOn: day(leftOn) }) };
}
