import {
	addDays,
	assert,
	present,
	type BankAccountId,
	type LoanId,
	type LocalDate,
	type MemberId
} from '#kernel';
import { money, type Money } from '#money';
import { officersWhoDecide, type Command } from '#group';
import type { NewBook } from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import { BookView, type CodesAskedBetween } from '#session/book-view.svelte.ts';
import { codesBetween } from '../../src/screens/frame/opening/officer-codes.svelte.ts';
import type { CodeMaking } from '../../src/screens/frame/opening/code-making.svelte.ts';
import { flower } from './flowers.ts';

/**
 * A weekly group of six women who save ₹20, with a bank account. A week ago it held one meeting: all saved, two took
 * loans of ₹400 and ₹200 in four parts. Its box holds ₹1,460 again, and today two women have something to give back.
 */
export async function openSixWomen(
	app: AppState,
	moreRules: MoreRules = {},
	practice = true
): Promise<BookView> {
	const founded = await app.founding.found({ ...sixWomen(app.today, moreRules), practice });
	assert(founded.ok, 'the group is founded');
	return present(app.book, 'its book is open');
}

const women = ['parrot', 'fish', 'ring', 'goat', 'pineapple', 'coconut'].map((symbol, index) => ({
	memberId: `m${index + 1}` as MemberId,
	number: index + 1,
	symbol
}));
const woman = (number: number): MemberId => present(women[number - 1], 'there are six').memberId;
const officers = [
	{ memberId: woman(1), office: 'president' },
	{ memberId: woman(2), office: 'treasurer' },
	{ memberId: woman(3), office: 'writer' }
] as const;

/** Every officer's code in these tests. */
export const sixWomensCode = '1234';

/** These officers vouch with their codes, and the phone is in the hand of her who makes hers. */
export async function vouchedBySix(making: CodeMaking, officers: readonly MemberId[]): Promise<void> {
	const codes = making.vouching;
	for (const memberId of officers) {
		codes.ask(memberId);
		await codes.check(sixWomensCode);
	}
	making.begin();
}

/** Whatever is asked between meetings, the first two who decide give their codes for it, as they sit beside the phone. */
export function twoOfficersAgree(app: AppState, book: BookView): readonly string[] {
	const agreedTo: string[] = [];
	const asked = present(Object.getOwnPropertyDescriptor(BookView.prototype, 'codesAsked'), 'codes are asked');
	Object.defineProperty(book, 'codesAsked', {
		get: () => asked.get?.call(book) as CodesAskedBetween | null,
		set: (between: CodesAskedBetween | null) => {
			asked.set?.call(book, between);
			if (between === null) return;
			agreedTo.push(between.said);
			void agreeByTwo(app, book, between);
		}
	});
	return agreedTo;
}

async function agreeByTwo(app: AppState, book: BookView, asked: CodesAskedBetween): Promise<void> {
	const codes = codesBetween({ app, book }, asked);
	for (const memberId of officersWhoDecide(book.state).slice(0, 2)) {
		codes.ask(memberId);
		await codes.check(sixWomensCode);
	}
}

/** Rules beside saving and interest: fines, a social fund. */
type MoreRules = Partial<Extract<Command, { type: 'FoundGroup' }>['constitution']>;

function sixWomen(today: LocalDate, moreRules: MoreRules): NewBook {
	const on = addDays(today, -7);
	return {
		currency: 'INR',
		practice: true,
		cover: { symbol: 'watermelon', colour: 3 },
		commands: [...founding(on, moreRules), ...firstMeeting(on)],
		names: new Map(women.map(({ memberId, number }) => [memberId, flower(number)])),
		codes: officers.map(({ memberId, office }, index) => ({
			holder: { ...present(women[index], 'officers are the first three'), memberId, offices: [office] },
			kind: 'pictures',
			digits: sixWomensCode
		}))
	};
}

function founding(on: LocalDate, moreRules: MoreRules): readonly Command[] {
	const box = rupees(1460 + 600 - 6 * 20);
	return [
		{
			type: 'FoundGroup',
			on,
			name: 'Ujala',
			constitution: {
				kind: 'shg',
				meetingRhythm: { every: 'week' },
				saving: { mode: 'fixed', amount: rupees(20) },
				interest: { percentPerMonth: '2', method: 'declining', period: 'meeting' },
				...moreRules
			},
			members: women,
			offices: officers
		},
		{ type: 'OpenBankAccount', on, bankAccountId: 'b1' as BankAccountId, bank: 'Gramin Bank' },
		{ type: 'EnterOpeningBalances', on, balances: { box, surplus: box } }
	];
}

function firstMeeting(on: LocalDate): readonly Command[] {
	const lend = (number: number, amount: number): Command => ({
		type: 'DisburseLoan',
		on,
		loanId: `loan-${number}` as LoanId,
		memberId: woman(number),
		principal: rupees(amount),
		terms: { percentPerMonth: '2', method: 'declining', period: 'meeting', instalments: 4 },
		purpose: 'seed',
		agreedBy: women.map(({ memberId }) => memberId)
	});
	return [
		{ type: 'OpenMeeting', on, kind: 'regular' },
		...women.map(({ memberId }): Command => ({
			type: 'AnswerRoll',
			on,
			memberId,
			answer: 'gave',
			amount: rupees(20)
		})),
		lend(4, 400),
		lend(6, 200),
		{ type: 'CountCash', on, pieces: new Map([[money(100), 1460]]) },
		{ type: 'SealMeeting', on, approvals: [woman(1), woman(2)] }
	];
}

function rupees(amount: number): Money {
	return money(amount * 100);
}
