import { err, ok, type Result } from '#kernel';
import { credit, debit, entryOf } from '#ledger';
import * as v from 'valibot';
import { moneyAccount } from '../chart.ts';
import { needsAccountOf, needsMeeting, needsWholeCoins } from '../checks.ts';
import { codeLists } from '../codes.ts';
import { amount, event, paperNumber, text, via } from '../event-fields.ts';
import { noFacts, type AskedFor, type DraftsOf, type KindsOf } from '../kind.ts';
import { needsOwnPaper } from '../papers-named.ts';
import { optional, tidy } from '../tidy.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import { grantAccounts } from './income-expense.ts';

const grantReturned = event('GrantReturned', {
	via,
	kind: v.pipe(v.picklist(codeLists.grantKinds), v.description('which grant: as it came')),
	to: text('who took it back'),
	amount,
	reference: paperNumber('receipt', 40, 'number of the receipt of whoever took it back')
});

export type GrantReturned = v.InferOutput<typeof grantReturned>;

declare module '../event-types.ts' {
	interface EventKinds {
		GrantReturned: GrantReturned;
	}
}

/** Returns a grant, or the rest of it, to its giver against a receipt. */
export type ReturnGrant = AskedFor<
	'ReturnGrant',
	GrantReturned,
	'kind' | 'to' | 'amount' | 'reference' | 'via'
>;

export const grantReturnKinds = {
	GrantReturned: {
		fields: grantReturned,
		// The guarded account and the check of its fund ensure that no more is returned than is left.
		admit: admitReturn,
		legs: (_, { kind, amount, via }) =>
			entryOf([debit(grantAccounts[kind], amount), credit(moneyAccount(via), amount)]),
		facts: noFacts,
		shown: { words: 'bank.grant-returned', picture: 'deposit-out', account: 'paper.money-grant-returned' },
		point: 'bank'
	}
} as const satisfies KindsOf<GrantReturned>;

export const grantReturnDrafts: DraftsOf<ReturnGrant> = {
	ReturnGrant: (_, { on, kind, to, amount, reference, via }) => {
		const said = { kind, to: tidy(to), amount, reference: tidy(reference), ...optional('via', via) };
		return ok([{ type: 'GrantReturned', occurredOn: on, ...said }]);
	}
};

function admitReturn(state: GroupState, event: GrantReturned): Result<GrantReturned, Rejection> {
	const refused =
		needsMeeting(state) ??
		needsAccountOf(state, event.via) ??
		needsWholeCoins(state, event.amount, event.via) ??
		needsOwnPaper(state, event);
	return refused ? err(refused) : ok(event);
}
