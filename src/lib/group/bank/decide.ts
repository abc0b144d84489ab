import { ok } from '#kernel';
import type { Command } from '../commands.ts';
import type { DraftsOf } from '../drafts.ts';
import type { GroupEvent } from '../event-types.ts';
import { optional } from '../optional.ts';
import { tidy, tidyOrNone } from '../tidy.ts';

/** Entries from slips, passbooks and letters: nobody decides them, so the app asks for nothing beyond the law. */
export const bankDrafts: DraftsOf<
	| 'OpenBankAccount'
	| 'TakeCashToBank'
	| 'TakeCashFromBank'
	| 'ChargeBank'
	| 'CreditBankInterest'
	| 'MatchStatement'
> = {
	OpenBankAccount: (_, { on, bankAccountId, bank, branch, lastFour }) => {
		const more = { ...optional('branch', tidyOrNone(branch)), ...optional('lastFour', lastFour) };
		return ok([{ type: 'BankAccountOpened', occurredOn: on, bankAccountId, bank: tidy(bank), ...more }]);
	},
	TakeCashToBank: (_, command) => ok([draftTrip(command)]),
	TakeCashFromBank: (_, command) => ok([draftTrip(command)]),
	ChargeBank: (_, { on, bankAccountId, amount, valueOn }) => {
		const bankDay = optional('valueOn', valueOn);
		return ok([{ type: 'BankCharged', occurredOn: on, bankAccountId, amount, ...bankDay }]);
	},
	CreditBankInterest: (_, { on, bankAccountId, amount, valueOn }) => {
		const bankDay = optional('valueOn', valueOn);
		return ok([{ type: 'BankInterestCredited', occurredOn: on, bankAccountId, amount, ...bankDay }]);
	},
	MatchStatement: (_, { on, bankAccountId, balance, valueOn }) => {
		const bankDay = optional('valueOn', valueOn);
		return ok([{ type: 'BankStatementMatched', occurredOn: on, bankAccountId, balance, ...bankDay }]);
	}
};

function draftTrip(command: Extract<Command, { type: 'TakeCashToBank' | 'TakeCashFromBank' }>): GroupEvent {
	return {
		type: command.type === 'TakeCashToBank' ? 'CashTakenToBank' : 'CashTakenFromBank',
		occurredOn: command.on,
		bankAccountId: command.bankAccountId,
		amount: command.amount,
		...optional('slip', command.slip),
		...optional('by', command.by === undefined ? undefined : [...command.by]),
		...optional('valueOn', command.valueOn)
	};
}
