import { err, ok, oneLine, type BankAccountId, type LocalDate, type MemberId, type Result } from '#kernel';
import { credit, debit, entryOf, heldIn } from '#ledger';
import type { Money } from '#money';
import * as v from 'valibot';
import { bankDayOf } from '../bank/bank-difference.ts';
import { bankAccount, bankCharges, bankInterest, box, chart } from '../chart.ts';
import { needsBankAccount, needsMeeting, needsMembersOfDay, needsWholeCoins } from '../checks.ts';
import {
	accountFields,
	amount,
	balance,
	bankAccountId,
	day,
	event,
	memberId,
	text,
	valueOn
} from '../event-fields.ts';
import type { GroupEvent } from '../event-types.ts';
import { noFacts, noLegs, type AskedFor, type AskedOn, type DraftsOf, type KindsOf } from '../kind.ts';
import { optional, tidy, tidyOrNone } from '../tidy.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupDraft, GroupState } from '../state.ts';

const bankAccountOpened = event('BankAccountOpened', { bankAccountId, bank: text('bank'), ...accountFields });

export type BankAccountOpened = v.InferOutput<typeof bankAccountOpened>;

const betweenBoxAndBank = {
	bankAccountId,
	amount,
	slip: v.optional(
		v.pipe(v.string(), v.regex(/^[A-Za-z0-9/-]{1,30}$/, 'a slip number has letters, digits, / and -'))
	),
	by: v.optional(v.pipe(v.array(memberId), v.maxLength(5), v.description('who went to the bank'))),
	valueOn: v.optional(v.pipe(day, v.description("the bank's day")))
};

const cashTakenToBank = event('CashTakenToBank', { ...betweenBoxAndBank });

export type CashTakenToBank = v.InferOutput<typeof cashTakenToBank>;

const cashTakenFromBank = event('CashTakenFromBank', { ...betweenBoxAndBank });

export type CashTakenFromBank = v.InferOutput<typeof cashTakenFromBank>;

const bankInterestCredited = event('BankInterestCredited', { bankAccountId, amount, valueOn });

export type BankInterestCredited = v.InferOutput<typeof bankInterestCredited>;

const bankCharged = event('BankCharged', { bankAccountId, amount, valueOn });

export type BankCharged = v.InferOutput<typeof bankCharged>;

const bankStatementMatched = event('BankStatementMatched', {
	bankAccountId,
	balance: v.pipe(balance, v.description("minor units that the bank's passbook shows")),
	valueOn
});

export type BankStatementMatched = v.InferOutput<typeof bankStatementMatched>;

declare module '../event-types.ts' {
	interface EventKinds {
		BankAccountOpened: BankAccountOpened;
		CashTakenToBank: CashTakenToBank;
		CashTakenFromBank: CashTakenFromBank;
		BankInterestCredited: BankInterestCredited;
		BankCharged: BankCharged;
		BankStatementMatched: BankStatementMatched;
	}
}

export type CreditBankInterest = AskedFor<
	'CreditBankInterest',
	BankInterestCredited,
	'bankAccountId' | 'amount' | 'valueOn'
>;

export type ChargeBank = AskedFor<'ChargeBank', BankCharged, 'bankAccountId' | 'amount' | 'valueOn'>;

/** The balance in the bank's passbook, zero or more. */
export interface MatchStatement extends AskedOn<'MatchStatement'> {
	readonly bankAccountId: BankAccountId;
	readonly balance: Money;
	readonly valueOn?: LocalDate;
}

export interface OpenBankAccount extends AskedOn<'OpenBankAccount'> {
	readonly bankAccountId: BankAccountId;
	readonly bank: string;
	readonly branch?: string;
	readonly lastFour?: string;
}

interface Trip {
	readonly on: LocalDate;
	readonly bankAccountId: BankAccountId;
	readonly amount: Money;
	readonly slip?: string;
	readonly by?: readonly MemberId[];
	readonly valueOn?: LocalDate;
}

export interface TakeCashToBank extends Trip {
	readonly type: 'TakeCashToBank';
}

export interface TakeCashFromBank extends Trip {
	readonly type: 'TakeCashFromBank';
}

export type BankCommand =
	| OpenBankAccount
	| TakeCashToBank
	| TakeCashFromBank
	| CreditBankInterest
	| ChargeBank
	| MatchStatement;

/** Events without postings may be recorded outside a meeting (ledger law 5). */
export const bankKinds = {
	BankAccountOpened: {
		fields: bankAccountOpened,
		admit: admitBankAccount,
		legs: noLegs,
		facts: (draft, { bankAccountId, bank, branch, ifsc, lastFour }) => {
			const account = {
				bankAccountId,
				bank: oneLine(bank, 80),
				branch: branch === undefined ? null : oneLine(branch, 80),
				ifsc: ifsc ?? null,
				lastFour: lastFour ?? null,
				lastStatement: null
			};
			draft.bankAccounts.set(bankAccountId, account);
		},
		shown: { words: 'code.resolution-openAccount', picture: 'bank-counter' }
	},
	CashTakenToBank: {
		fields: cashTakenToBank,
		admit: admitBoxAndBank,
		legs: (_, event) =>
			entryOf([debit(bankAccount(event.bankAccountId), event.amount), credit(box, event.amount)]),
		facts: noFacts,
		shown: { words: 'picture.icon-box-to-bank', picture: 'box-to-bank', account: 'paper.deposited' },
		point: 'bank'
	},
	CashTakenFromBank: {
		fields: cashTakenFromBank,
		admit: admitBoxAndBank,
		legs: (_, event) =>
			entryOf([debit(box, event.amount), credit(bankAccount(event.bankAccountId), event.amount)]),
		facts: noFacts,
		shown: { words: 'picture.icon-bank-to-box', picture: 'bank-to-box', account: 'paper.withdrawn' },
		point: 'bank'
	},
	BankInterestCredited: {
		fields: bankInterestCredited,
		admit: admitByTheBank,
		legs: (_, { bankAccountId, amount }) =>
			entryOf([debit(bankAccount(bankAccountId), amount), credit(bankInterest, amount)]),
		facts: noFacts,
		shown: { words: 'bank.interest', picture: 'sprout', account: 'paper.money-bank-interest' },
		point: 'bank'
	},
	BankCharged: {
		fields: bankCharged,
		admit: admitByTheBank,
		legs: (_, { bankAccountId, amount }) =>
			entryOf([debit(bankCharges, amount), credit(bankAccount(bankAccountId), amount)]),
		facts: noFacts,
		shown: { words: 'bank.charge', picture: 'bank-charge', account: 'paper.money-bank-charge' },
		point: 'bank'
	},
	BankStatementMatched: {
		fields: bankStatementMatched,
		admit: (state, event) => {
			const refused = needsBankAccount(state, event.bankAccountId);
			return refused ? err(refused) : ok(event);
		},
		legs: noLegs,
		facts: matchStatement,
		shown: { words: 'bank.match', picture: 'passbook' },
		point: 'bank'
	}
} as const satisfies KindsOf<
	| BankAccountOpened
	| CashTakenToBank
	| CashTakenFromBank
	| BankInterestCredited
	| BankCharged
	| BankStatementMatched
>;

/** These entries copy slips, passbooks and letters: the circle does not decide them, so no quorum is required beyond the law. */
export const bankDrafts: DraftsOf<BankCommand> = {
	OpenBankAccount: (_, { on, bankAccountId, bank, branch, lastFour }) => {
		const more = { ...optional('branch', tidyOrNone(branch)), ...optional('lastFour', lastFour) };
		return ok([{ type: 'BankAccountOpened', occurredOn: on, bankAccountId, bank: tidy(bank), ...more }]);
	},
	TakeCashToBank: (_, command) => ok([draftTrip(command)]),
	TakeCashFromBank: (_, command) => ok([draftTrip(command)]),
	CreditBankInterest: (_, { on, bankAccountId, amount, valueOn }) => {
		const bankDay = optional('valueOn', valueOn);
		return ok([{ type: 'BankInterestCredited', occurredOn: on, bankAccountId, amount, ...bankDay }]);
	},
	ChargeBank: (_, { on, bankAccountId, amount, valueOn }) => {
		const bankDay = optional('valueOn', valueOn);
		return ok([{ type: 'BankCharged', occurredOn: on, bankAccountId, amount, ...bankDay }]);
	},
	MatchStatement: (_, { on, bankAccountId, balance, valueOn }) => {
		const bankDay = optional('valueOn', valueOn);
		return ok([{ type: 'BankStatementMatched', occurredOn: on, bankAccountId, balance, ...bankDay }]);
	}
};

function admitBankAccount(state: GroupState, event: BankAccountOpened): Result<BankAccountOpened, Rejection> {
	return state.bankAccounts.has(event.bankAccountId)
		? err({ type: 'DuplicateId', id: event.bankAccountId })
		: ok(event);
}

function admitBoxAndBank<Trip extends CashTakenToBank | CashTakenFromBank>(
	state: GroupState,
	event: Trip
): Result<Trip, Rejection> {
	const refused =
		needsMeeting(state) ??
		needsMembersOfDay(state, event.by ?? [], event.occurredOn) ??
		needsBankAccount(state, event.bankAccountId) ??
		needsWholeCoins(state, event.amount);
	return refused ? err(refused) : ok(event);
}

/** Checks an entry by the bank itself, which may have paise. */
function admitByTheBank<Line extends BankInterestCredited | BankCharged>(
	state: GroupState,
	event: Line
): Result<Line, Rejection> {
	const refused = needsMeeting(state) ?? needsBankAccount(state, event.bankAccountId);
	return refused ? err(refused) : ok(event);
}

/**
 * Compares the passbook with the book as it is at this entry, whatever the value days of other entries, because members see both side by side. The
 * report of statements also compares by value days. A newer statement is kept, unless a wrong clock dated it after the day of this entry.
 */
function matchStatement(draft: GroupDraft, event: BankStatementMatched): void {
	const { bankAccountId, balance } = event;
	// On a page entered late the account may be opened only on a later day (fine print 13).
	const account = draft.bankAccounts.get(bankAccountId);
	const on = bankDayOf(event);
	if (account === undefined) return;
	const newer = account.lastStatement?.on ?? on;
	const isLate = draft.openMeeting?.late === true;
	if (newer > on && (isLate || newer <= event.occurredOn)) return;
	const book = heldIn(draft.balances, chart, bankAccount(bankAccountId));
	draft.bankAccounts.set(bankAccountId, { ...account, lastStatement: { on, balance, book } });
}

function draftTrip(command: TakeCashToBank | TakeCashFromBank): GroupEvent {
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
