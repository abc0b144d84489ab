import { err, ok, type Result } from '#kernel';
import { credit, debit, entryOf, heldIn } from '#ledger';
import { money, type Money } from '#money';
import * as v from 'valibot';
import { chart, depositAt, depositInterest, moneyAccount, otherIncome, partsOfAccount } from '../chart.ts';
import { admitMovement, needsMeeting } from '../checks.ts';
import { amount, balance, event, listCode, saying, paperNumber, text, via } from '../event-fields.ts';
import { noFacts, noLegs, type AskedOn, type DraftsOf, type KindsOf } from '../kind.ts';
import { needsOwnPaper } from '../papers-named.ts';
import { optional, tidy } from '../tidy.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';

export const deposit = listCode(
	'where it lies: at a village organisation, a federation, a co-operative, in shares, fixed at a bank'
);

const ofKeeper = 'number of the receipt, or page and line of the passbook, of whoever keeps the money';
const paper = paperNumber(ofKeeper, 40);
const receipt = saying(text(ofKeeper, 40), 'its receipt; what is put in without one is told after 45 days');

const depositPlaced = event('DepositPlaced', { via, deposit, amount, reference: receipt });

export type DepositPlaced = v.InferOutput<typeof depositPlaced>;

const depositTakenBack = event('DepositTakenBack', { via, deposit, amount, reference: receipt });

export type DepositTakenBack = v.InferOutput<typeof depositTakenBack>;

const depositCredited = event('DepositCredited', { deposit, amount, reference: paper });

export type DepositCredited = v.InferOutput<typeof depositCredited>;

const depositSeen = event('DepositSeen', {
	deposit,
	balance: v.pipe(balance, v.description('minor units that the passbook or certificate shows')),
	reference: paper
});

export type DepositSeen = v.InferOutput<typeof depositSeen>;

declare module '../event-types.ts' {
	interface EventKinds {
		DepositPlaced: DepositPlaced;
		DepositTakenBack: DepositTakenBack;
		DepositCredited: DepositCredited;
		DepositSeen: DepositSeen;
	}
}

interface AtDeposit<Type extends string> extends AskedOn<Type> {
	readonly deposit: string;
}

interface MovesDeposit<Type extends string> extends AtDeposit<Type> {
	readonly amount: Money;
	readonly reference?: string | undefined;
	readonly via?: string;
}

/** Places savings or shares of the group with another institution, against a receipt. */
export type PlaceDeposit = MovesDeposit<'PlaceDeposit'>;

export type TakeDepositBack = MovesDeposit<'TakeDepositBack'>;

/** Adds interest credited by the institution, by its paper; no money moves. */
export interface CreditDeposit extends AtDeposit<'CreditDeposit'> {
	readonly amount: Money;
	readonly reference: string;
}

/** Records the balance shown by the passbook or the certificate. */
export interface SeeDeposit extends AtDeposit<'SeeDeposit'> {
	readonly balance: Money;
	readonly reference: string;
}

export type DepositCommand = PlaceDeposit | TakeDepositBack | CreditDeposit | SeeDeposit;

export const placedDepositKinds = {
	DepositPlaced: {
		fields: depositPlaced,
		admit: admitOnPaper,
		legs: (_, { via, deposit, amount }) =>
			entryOf([debit(depositAt(deposit), amount), credit(moneyAccount(via), amount)]),
		facts: noFacts,
		shown: { words: 'bank.deposit-placed', picture: 'deposit-in', account: 'paper.money-deposit-placed' },
		point: 'bank'
	},
	DepositTakenBack: {
		fields: depositTakenBack,
		// Its guarded account prevents taking back more than was placed.
		admit: admitOnPaper,
		legs: (_, { via, deposit, amount }) =>
			entryOf([debit(moneyAccount(via), amount), credit(depositAt(deposit), amount)]),
		facts: noFacts,
		shown: { words: 'bank.deposit-back', picture: 'deposit-out', account: 'paper.money-deposit-back' },
		point: 'bank'
	},
	DepositCredited: {
		fields: depositCredited,
		admit: admitCredit,
		legs: (_, { deposit, amount }) =>
			entryOf([debit(depositAt(deposit), amount), credit(otherIncome(depositInterest), amount)]),
		facts: noFacts,
		shown: { words: 'bank.deposit-interest', picture: 'sprout', account: 'account.deposit-interest' },
		point: 'bank'
	},
	DepositSeen: {
		fields: depositSeen,
		admit: (state, event) => {
			const refused = needsMeeting(state);
			return refused ? err(refused) : ok(event);
		},
		legs: noLegs,
		facts: noFacts,
		shown: { words: 'bank.deposit-seen', picture: 'sheet-bank' },
		point: 'bank'
	}
} as const satisfies KindsOf<DepositPlaced | DepositTakenBack | DepositCredited | DepositSeen>;

export const placedDepositDrafts: DraftsOf<DepositCommand> = {
	PlaceDeposit: (_, command) => ok([{ type: 'DepositPlaced', ...moved(command) }]),
	TakeDepositBack: (_, command) => ok([{ type: 'DepositTakenBack', ...moved(command) }]),
	CreditDeposit: (_, { on, deposit, amount, reference }) =>
		ok([{ type: 'DepositCredited', occurredOn: on, deposit, amount, reference: tidy(reference) }]),
	SeeDeposit: (_, { on, deposit, balance, reference }) =>
		ok([{ type: 'DepositSeen', occurredOn: on, deposit, balance, reference: tidy(reference) }])
};

const moved = ({ on, deposit, amount, reference, via }: PlaceDeposit | TakeDepositBack) => ({
	occurredOn: on,
	...optional('via', via),
	deposit,
	amount,
	...optional('reference', reference === undefined ? undefined : tidy(reference))
});

function admitOnPaper<Event extends DepositPlaced | DepositTakenBack>(
	state: GroupState,
	event: Event
): Result<Event, Rejection> {
	const refused = needsOwnPaper(state, event);
	return refused ? err(refused) : admitMovement(state, event);
}

/** Rejects interest on a deposit with a zero balance. */
function admitCredit(state: GroupState, event: DepositCredited): Result<DepositCredited, Rejection> {
	const refused = needsMeeting(state) ?? needsOwnPaper(state, event);
	if (refused) return err(refused);
	const account = depositAt(event.deposit);
	const held = heldIn(state.balances, chart, account);
	return held > 0 ? ok(event) : err({ type: 'AccountTooSmall', account, held, asked: event.amount });
}

/** Returns the deposits by place; minor units, not zero, in the order of first use. */
export function depositsHeld({ balances }: Pick<GroupState, 'balances'>): ReadonlyMap<string, Money> {
	const held = new Map<string, Money>();
	for (const [account, signed] of balances) {
		const { root, code } = partsOfAccount(account);
		if (root === 'deposits' && code !== null && signed !== 0) held.set(code, money(signed));
	}
	return held;
}
