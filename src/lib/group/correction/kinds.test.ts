import { describe, expect, test } from 'vitest';
import type { EventType, GroupEvent } from '../event-types.ts';
import {
	canBeTakenBack,
	framesMeeting,
	isAboutLine,
	isEntry,
	mayChangeAmount,
	mayChangeMember,
	neverCorrected
} from './kinds.ts';

/*
 * Permissions of each kind, written independently from ledger law 6.5: undo in its meeting, correction on a sealed page, change of amount, change of
 * member; a line of its meeting, or part of its frame.
 */
const allowed: Readonly<Record<EventType, string>> = {
	GroupFounded: '',
	GroupDescribed: 'line',
	ConstitutionChanged: 'undone line',
	MemberJoined: 'undone corrected line',
	MemberLeft: 'undone corrected line',
	PayablePaid: 'undone corrected sum line',
	MemberErased: 'line',
	ConsentGiven: 'undone corrected line',
	ConsentWithdrawn: 'undone corrected line',
	OfficeGiven: 'undone corrected line',
	AccessNoted: 'line',
	MemberNamed: 'line',
	BankAccountOpened: 'undone corrected line',
	OpeningBalances: 'undone corrected line',
	MeetingOpened: 'frame',
	MeetingPutAway: 'frame',
	MeetingSealed: 'frame',
	CashCounted: 'frame',
	LastCodeCompared: 'frame',
	AttendanceMarked: 'undone corrected line',
	PenTaken: 'undone corrected woman line',
	CashDifferenceAccepted: 'undone corrected line',
	SavingDeposited: 'undone corrected sum woman line',
	SavingWithdrawn: 'undone corrected sum woman line',
	LoanDisbursed: 'undone corrected sum woman line',
	LoanRepaid: 'undone corrected sum woman line',
	LoanRescheduled: 'undone corrected line',
	LoanToppedUp: 'undone corrected sum line',
	LoanWrittenOff: 'undone corrected line',
	OverdueInterestForgiven: 'undone corrected sum line',
	FineImposed: 'undone corrected sum woman line',
	FineForgiven: 'undone corrected line',
	FinePaid: 'undone corrected sum woman line',
	FeePaid: 'undone corrected sum woman line',
	IncomeReceived: 'undone corrected sum line',
	ExpensePaid: 'undone corrected sum line',
	GrantReceived: 'undone corrected sum line',
	GrantReturned: 'undone corrected sum line',
	SocialFundPaidIn: 'undone corrected sum woman line',
	SocialFundPaidOut: 'undone corrected sum woman line',
	CashTakenToBank: 'undone corrected sum line',
	CashTakenFromBank: 'undone corrected sum line',
	BankInterestCredited: 'undone corrected sum line',
	BankCharged: 'undone corrected sum line',
	BankStatementMatched: 'undone corrected line',
	LoanApplied: 'undone corrected sum line',
	LoanAnswered: 'undone corrected line',
	BorrowingReceived: 'undone corrected sum line',
	BorrowingCharged: 'undone corrected line',
	BorrowingRepaid: 'undone corrected line',
	BorrowingCredited: 'undone corrected sum line',
	CollectedForOthers: 'undone corrected sum woman line',
	HandedToOthers: 'undone corrected line',
	HeldReturned: 'undone corrected sum woman line',
	SavingInterestCredited: 'undone corrected line',
	DepositPlaced: 'undone corrected sum line',
	DepositTakenBack: 'undone corrected sum line',
	DepositCredited: 'undone corrected sum line',
	DepositSeen: 'undone corrected line',
	CashCreditOpened: 'undone corrected line',
	DrawingPowerSet: 'undone corrected line',
	DividendPaid: 'undone corrected line',
	CycleSharedOut: 'undone line',
	AssetBought: 'undone corrected sum line',
	AssetSold: 'undone corrected sum line',
	ResolutionPassed: 'undone corrected line',
	DisputeRaised: 'corrected line about',
	DisputeSettled: 'corrected line about',
	PhonesSettled: 'line',
	EventReversed: ''
};

/** Kinds whose amount is split into parts or is the difference of a count, so it cannot be changed. */
const divided = new Set<EventType>([
	'DividendPaid',
	'CycleSharedOut',
	'MemberLeft',
	'CashDifferenceAccepted',
	'LoanAnswered'
]);

const sample = (type: EventType, has: (word: string) => boolean) => {
	const hasAmount = divided.has(type) || (has('sum') && type !== 'LoanDisbursed');
	return { type, memberId: 'm1', ...(hasAmount ? { amount: 100 } : {}) } as unknown as GroupEvent;
};

describe.each(Object.entries(allowed) as [EventType, string][])('%s', (type, words) => {
	const has = (word: string) => words.split(' ').includes(word);

	test(words === '' ? 'allows nothing' : words, () => {
		const one = sample(type, has);
		expect({
			undone: canBeTakenBack(one),
			corrected: !neverCorrected.has(type),
			sum: mayChangeAmount(one),
			woman: mayChangeMember(one),
			line: isEntry(one),
			frame: framesMeeting(one),
			about: isAboutLine(one)
		}).toEqual({
			undone: has('undone'),
			corrected: has('corrected'),
			sum: has('sum'),
			woman: has('woman'),
			line: has('line'),
			frame: has('frame'),
			about: has('about')
		});
	});
});

test('a fee of nobody has no woman to change, and what replaces an entry is undone with its reversal only', () => {
	expect(mayChangeMember({ type: 'FeePaid' } as GroupEvent)).toBe(false);
	expect(canBeTakenBack({ type: 'SavingDeposited', corrects: 'a' } as GroupEvent)).toBe(false);
});
