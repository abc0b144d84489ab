import { err, ok, type MemberId, type Result } from '#kernel';
import { credit, debit, entryOf, heldIn } from '#ledger';
import { least, money, subtract, sum, zero, type Money } from '#money';
import * as v from 'valibot';
import { chart, heldForOthers, moneyAccount, partsOfAccount } from '../chart.ts';
import {
	admitMovement,
	needsAccountOf,
	needsEachOnce,
	needsMeeting,
	needsMembersOn,
	needsWholeCoins
} from '../checks.ts';
import { amount, event, listCode, memberId, saying, text, via } from '../event-fields.ts';
import { noFacts, type AskedFor, type AskedOn, type DraftsOf, type KindsOf } from '../kind.ts';
import { needsOwnPaper } from '../papers-named.ts';
import { optional, tidy } from '../tidy.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';

export const purpose = listCode('what it is for: an insurance, a federation, a ticket');

const collectedForOthers = event('CollectedForOthers', { via, memberId, purpose, amount });

export type CollectedForOthers = v.InferOutput<typeof collectedForOthers>;

const handedToOthers = event('HandedToOthers', {
	via,
	purpose,
	amount,
	reference: saying(
		text('number of the receipt of whoever got it', 40),
		'their receipt; what is handed on without one is an exception'
	),
	of: saying(
		v.pipe(v.array(v.strictObject({ memberId, amount })), v.minLength(1), v.maxLength(200)),
		'whose money it is; computed where it is missing: all that is held of each, by their numbers, until the sum is reached'
	)
});

export type HandedToOthers = v.InferOutput<typeof handedToOthers>;

const heldReturned = event('HeldReturned', { via, memberId, purpose, amount });

export type HeldReturned = v.InferOutput<typeof heldReturned>;

type OfWhom = NonNullable<HandedToOthers['of']>;

declare module '../event-types.ts' {
	interface EventKinds {
		CollectedForOthers: CollectedForOthers;
		HandedToOthers: HandedToOthers;
		HeldReturned: HeldReturned;
	}
}

/** Takes money from a member that the group only passes on: a premium, a contribution to the federation, a ticket. */
export type CollectForOthers = AskedFor<
	'CollectForOthers',
	CollectedForOthers,
	'memberId' | 'purpose' | 'amount' | 'via'
>;

export interface HandToOthers extends AskedOn<'HandToOthers'> {
	readonly purpose: string;
	/** Members and their amounts, minor units. */
	readonly of: OfWhom;
	/** Receipt number of the recipient. */
	readonly reference?: string | undefined;
	readonly via?: string;
}

/** Gives held money back to the member: she paid it herself, or it is not needed. */
export type ReturnHeld = AskedFor<'ReturnHeld', HeldReturned, 'memberId' | 'purpose' | 'amount' | 'via'>;

export type HeldCommand = CollectForOthers | HandToOthers | ReturnHeld;

export const heldForOthersKinds = {
	CollectedForOthers: {
		fields: collectedForOthers,
		admit: admitMovement,
		legs: (_, { via, memberId, purpose, amount }) =>
			entryOf([debit(moneyAccount(via), amount), credit(heldForOthers(memberId, purpose), amount)]),
		facts: noFacts,
		shown: { words: 'meeting.other-held-in', picture: 'held-in', account: 'paper.money-held-in' }
	},
	HandedToOthers: {
		fields: handedToOthers,
		admit: admitHandover,
		legs: (_, { via, purpose, amount, of = [] }) =>
			entryOf([
				...of.map((one) => debit(heldForOthers(one.memberId, purpose), one.amount)),
				credit(moneyAccount(via), amount)
			]),
		facts: noFacts,
		shown: { words: 'meeting.other-held-out', picture: 'held-out', account: 'paper.money-held-out' },
		isDecided: ({ of }) => of !== undefined
	},
	HeldReturned: {
		fields: heldReturned,
		// It may be returned after she has left; her guarded account prevents returning too much.
		admit: (state, event) => {
			const refused = needsHandover(state, event, [event.memberId]);
			return refused ? err(refused) : ok(event);
		},
		legs: (_, { via, memberId, purpose, amount }) =>
			entryOf([debit(heldForOthers(memberId, purpose), amount), credit(moneyAccount(via), amount)]),
		facts: noFacts,
		shown: { words: 'meeting.held-back', picture: 'held-out', account: 'paper.money-held-back' }
	}
} as const satisfies KindsOf<CollectedForOthers | HandedToOthers | HeldReturned>;

export const heldForOthersDrafts: DraftsOf<HeldCommand> = {
	CollectForOthers: (_, { on, memberId, purpose, amount, via }) =>
		ok([{ type: 'CollectedForOthers', occurredOn: on, ...optional('via', via), memberId, purpose, amount }]),
	HandToOthers: (_, { on, purpose, of, reference, via }) => {
		const amount = sum(of.map((one) => one.amount));
		const receipt = reference === undefined ? {} : { reference: tidy(reference) };
		const said = { ...optional('via', via), purpose, amount, ...receipt, of };
		return ok([{ type: 'HandedToOthers', occurredOn: on, ...said }]);
	},
	ReturnHeld: (_, { on, memberId, purpose, amount, via }) =>
		ok([{ type: 'HeldReturned', occurredOn: on, ...optional('via', via), memberId, purpose, amount }])
};

/** Returns the amounts held for a purpose by member number, leavers included; minor units, above zero. */
export function heldForPurpose(
	{ balances, members }: Pick<GroupState, 'balances' | 'members'>,
	purpose: string
): OfWhom {
	return [...members.values()]
		.toSorted((one, other) => one.number - other.number)
		.map(({ memberId }) => ({
			memberId,
			amount: heldIn(balances, chart, heldForOthers(memberId, purpose))
		}))
		.filter((one) => one.amount > 0);
}

/** Returns the amounts held for one member by purpose; minor units, above zero. */
export const heldOfWoman = (
	{ balances }: Pick<GroupState, 'balances'>,
	memberId: MemberId
): readonly { readonly purpose: string; readonly amount: Money }[] =>
	[...purposesHeld({ balances }).keys()]
		.map((purpose) => ({ purpose, amount: heldIn(balances, chart, heldForOthers(memberId, purpose)) }))
		.filter((one) => one.amount > 0);

/** Returns the total held for each purpose in the order of first use; minor units, not zero. */
export function purposesHeld({ balances }: Pick<GroupState, 'balances'>): ReadonlyMap<string, Money> {
	const held = new Map<string, Money>();
	for (const [account, signed] of balances) {
		const { root, code } = partsOfAccount(account);
		if (root !== 'held-for-others' || code === null || signed === 0) continue;
		held.set(code, money((held.get(code) ?? 0) - signed));
	}
	return held;
}

/** Checks a handover, also of leavers' money. Their guarded accounts limit the amount for each member. */
function admitHandover(state: GroupState, event: HandedToOthers): Result<HandedToOthers, Rejection> {
	const { purpose, amount, of } = event;
	const women = (of ?? []).map((one) => one.memberId);
	const refused = needsEachOnce(of) ?? needsHandover(state, event, women) ?? needsOwnPaper(state, event);
	if (refused) return err(refused);
	if (of === undefined) {
		const held = heldForPurpose(state, purpose);
		const has = sum(held.map((one) => one.amount));
		return amount > has
			? err({ type: 'AccountTooSmall', account: 'held-for-others', held: has, asked: amount })
			: ok({ ...event, of: untilReached(held, amount) });
	}
	const parts = sum(of.map((one) => one.amount));
	return parts === amount ? ok(event) : err({ type: 'PartsDoNotAddUp', whole: amount, parts });
}

function needsHandover(
	state: GroupState,
	{ occurredOn, amount, via }: HandedToOthers | HeldReturned,
	women: readonly MemberId[]
): Rejection | null {
	return (
		needsMeeting(state) ??
		needsMembersOn(state, women, occurredOn) ??
		needsAccountOf(state, via) ??
		needsWholeCoins(state, amount, via)
	);
}

function untilReached(held: OfWhom, asked: Money): OfWhom {
	let left = asked;
	return held.flatMap(({ memberId, amount: has }) => {
		const amount = least(has, left);
		left = subtract(left, amount);
		return amount > zero ? [{ memberId, amount }] : [];
	});
}
