import { expect, test } from 'vitest';
import type { EventType } from '../event-types.ts';
import {
	approvalFor,
	approvals,
	askedOf,
	isOfTheCircle,
	isPoint,
	isPointOfOther,
	mayStandBetween
} from './approvals.ts';

// Checks the table against ledger law 41, 57 and 58, written independently for each kind, so that no row changes unnoticed.

const kinds = Object.keys(approvals) as EventType[];
const those = (holds: (type: EventType) => boolean): readonly EventType[] => kinds.filter(holds).sort();
const listed = (...lists: readonly (readonly EventType[])[]): readonly EventType[] => lists.flat().sort();

/** "What a passbook shows (one code)". */
const passbook = [
	...([
		'BankInterestCredited',
		'BankCharged',
		'BorrowingCharged',
		'BankStatementMatched',
		'DepositSeen'
	] as const)
];
/** Remarks: events that open or close a page, a member's own statements, the access log. */
const remarks = [
	...['MeetingOpened', 'MeetingSealed', 'ConsentGiven', 'ConsentWithdrawn'],
	...['DisputeRaised', 'DisputeSettled', 'AccessNoted']
] as readonly EventType[];
/** "Money into or out of the box or a bank", including payments of a joining member. */
const money = [
	...['CashTakenToBank', 'CashTakenFromBank', 'GrantReceived', 'BorrowingReceived', 'BorrowingRepaid'],
	...['SavingDeposited', 'FeePaid', 'HandedToOthers', 'DepositPlaced', 'DepositTakenBack', 'DepositCredited'],
	...['HeldReturned', 'GrantReturned']
] as readonly EventType[];
/** "A new account or lender, a joining, a name"; applications to a bank, and its answers. */
const named = [
	...['BankAccountOpened', 'CashCreditOpened', 'GroupDescribed', 'MemberJoined', 'MemberNamed'],
	...['MemberErased', 'OpeningBalances']
] as readonly EventType[];
const ofLoans = ['DrawingPowerSet', 'LoanApplied', 'LoanAnswered'] as const;
/** "Correction", a page that is put away, two phones; law 47: reductions of a debt without money. */
const corrected = ['EventReversed', 'MeetingPutAway', 'PhonesSettled', 'BorrowingCredited'] as const;

test('between meetings one code writes what a passbook shows, and two at once what the law names; nothing else', () => {
	const one = (type: EventType) => mayStandBetween({ type }) && approvalFor({ type }, 'between') === null;
	const two = (type: EventType) => mayStandBetween({ type }) && !one(type);
	expect(those(one)).toEqual(listed(passbook, remarks));
	expect(those(two)).toEqual(listed(money, named, ofLoans, corrected));
});

test('wherever codes are asked for between meetings they are two at least, whatever the rules say', () => {
	const asked = kinds.flatMap((type) => approvalFor({ type }, 'between') ?? []);
	expect(asked.filter(({ least }) => least < 2)).toEqual([]);
	// A file with such an entry lacks its codes, too.
	expect(approvalFor({ type: 'ExpensePaid' }, 'between')).toEqual({ approval: 'seal', least: 2 });
	expect(approvalFor({ type: 'LoanDisbursed' }, 'between')).toEqual({ approval: 'loan', least: 2 });
});

/** Law 41: rules, offices, leaving, corrections, losses and distributions need two officers, whatever the rules say. */
const byTwo = [
	...['ConstitutionChanged', 'OfficeGiven', 'MemberLeft', 'LoanWrittenOff', 'DividendPaid', 'CycleSharedOut'],
	...[
		'CashDifferenceAccepted',
		'EventReversed',
		'BorrowingCredited',
		'HandedToOthers',
		'HeldReturned',
		'GrantReturned'
	],
	...['DepositPlaced', 'DepositTakenBack', 'DepositCredited', 'SavingInterestCredited']
] as readonly EventType[];
/** A statement entered for a member is read out to her. */
const said = ['ConsentGiven'] as readonly EventType[];
/** Acts with the number of officers in the rules, which may be one. */
const byRules = [
	...['LoanDisbursed', 'LoanRescheduled', 'LoanToppedUp', 'OverdueInterestForgiven', 'FineForgiven'],
	...['SocialFundPaidOut', 'MeetingPutAway', 'MeetingSealed']
] as readonly EventType[];

test('on a page of the circle two codes close what the law names, and as many as the rules ask for what the circle gives', () => {
	const least = (type: EventType) => approvalFor({ type }, 'meeting')?.least ?? null;
	expect(those((type) => least(type) === 2)).toEqual(listed(byTwo, said, named));
	expect(those((type) => least(type) === 1)).toEqual(listed(byRules));
});

test('what replaces an entry is a correction, whatever its kind', () => {
	const corrects = 'e1' as never;
	expect(approvalFor({ type: 'SavingDeposited', corrects }, 'meeting')).toEqual({
		approval: 'correction',
		least: 2
	});
	expect(mayStandBetween({ type: 'LoanDisbursed', corrects })).toBe(true);
	expect(isPoint({ type: 'SavingDeposited', corrects })).toBe(true);
});

test('only the circle, where it sits, decides what codes close and nobody may write between meetings', () => {
	const desk = [
		'EventReversed',
		'MeetingPutAway',
		'MeetingSealed',
		'BorrowingCredited',
		'HandedToOthers'
	].concat(['DepositPlaced', 'DepositTakenBack', 'DepositCredited', 'HeldReturned', 'GrantReturned']);
	const decided = [...byTwo, ...byRules].filter((type) => !desk.includes(type));
	expect(those((type) => isOfTheCircle({ type }))).toEqual(listed(decided));
	// A kind without a page needs the codes of its row for between meetings.
	expect(askedOf('PhonesSettled')).toEqual({ approval: 'correction', least: 2 });
	expect(askedOf('CashTakenToBank')).toEqual({ approval: 'seal', least: 2 });
});

test('law 58: what changes offices, rules, names, accounts, who can open or money of the bank is heard by itself', () => {
	const heard = [
		...byTwo,
		...said,
		...named,
		'AccessNoted',
		'GroupFounded',
		'PhonesSettled'
	] as readonly EventType[];
	expect(those((type) => isPoint({ type }))).toEqual(listed(heard, ['BorrowingReceived']));
	const moved = [
		...['LoanDisbursed', 'LoanRescheduled', 'LoanToppedUp', 'OverdueInterestForgiven', 'FineForgiven'],
		...['SocialFundPaidOut', 'CashTakenToBank', 'CashTakenFromBank', 'GrantReceived', 'BorrowingReceived'],
		'BorrowingRepaid'
	] as readonly EventType[];
	expect(those((type) => isPointOfOther({ type }))).toEqual(listed(heard, moved));
});

test('who decides changes only with a page that enough codes closed', () => {
	expect(those((type) => approvals[type].decides)).toEqual(
		listed([
			...['GroupFounded', 'ConstitutionChanged', 'MemberJoined', 'MemberLeft', 'OfficeGiven'],
			...['EventReversed', 'MeetingSealed']
		] as readonly EventType[])
	);
});

/** Groups kinds by a value of their row. */
const sorted = <T extends string>(
	of: (type: EventType) => T | null
): Partial<Record<T, readonly EventType[]>> => {
	const lists: Partial<Record<T, EventType[]>> = {};
	for (const type of [...kinds].sort()) {
		const word = of(type);
		if (word !== null) (lists[word] ??= []).push(type);
	}
	return lists;
};

test('law 57: at the desk lies what moves money or closes a page, outside of every page only two phones that are settled', () => {
	const where = sorted((type) => {
		const { between } = approvals[type];
		return between === 'never' ? null : between.where;
	});
	const desk = [
		...['BankInterestCredited', 'BankCharged', 'BorrowingCharged', 'BorrowingCredited', 'EventReversed'],
		...['MeetingPutAway', 'MeetingSealed', 'DepositSeen']
	] as readonly EventType[];
	expect(where.desk).toEqual(listed(money, desk));
	expect(where.outside).toEqual(['PhonesSettled']);
	expect(where.either).toEqual(
		listed(
			named,
			ofLoans,
			remarks.filter((type) => type !== 'MeetingSealed'),
			['BankStatementMatched']
		)
	);
});

test('law 41: which number of the rules an act asks for: of the seal, of a correction, of a loan, or else of a rule', () => {
	const byKind = (place: 'meeting' | 'between') =>
		sorted((type) =>
			place === 'between' && !mayStandBetween({ type })
				? null
				: (approvalFor({ type }, place)?.approval ?? null)
		);
	const correction = ['BorrowingCredited', 'EventReversed'] as readonly EventType[];
	const loan = ['LoanDisbursed', 'LoanRescheduled', 'LoanToppedUp', 'LoanWrittenOff', 'SocialFundPaidOut'];
	expect(byKind('meeting')).toEqual({
		seal: listed([
			...[
				'ConsentGiven',
				'HandedToOthers',
				'HeldReturned',
				'GrantReturned',
				'MeetingPutAway',
				'MeetingSealed'
			],
			...['DepositPlaced', 'DepositTakenBack', 'DepositCredited', 'SavingInterestCredited']
		] as readonly EventType[]),
		correction: listed(correction, ['FineForgiven', 'OverdueInterestForgiven']),
		loan,
		cashDifference: ['CashDifferenceAccepted'],
		rule: listed(named, [
			...['ConstitutionChanged', 'CycleSharedOut', 'DividendPaid', 'MemberLeft', 'OfficeGiven']
		] as readonly EventType[])
	});
	expect(byKind('between')).toEqual({
		seal: listed(money, ['MeetingPutAway']),
		correction: listed(correction, ['PhonesSettled']),
		rule: listed(named, ofLoans)
	});
});

test('nobody need hear what moves nothing; all else is heard in a sum where not by itself', () => {
	const unheard = [
		...['ConsentWithdrawn', 'DisputeRaised', 'DisputeSettled', 'LastCodeCompared', 'MeetingOpened'],
		...['MeetingPutAway', 'MeetingSealed', 'PenTaken', 'ResolutionPassed']
	];
	for (const place of ['atClose', 'atTakeOver'] as const) {
		const { no, line, sum } = sorted((type) => approvals[type][place]);
		expect(no).toEqual(unheard);
		expect(listed(no ?? [], line ?? [], sum ?? [])).toEqual([...kinds].sort());
	}
});

test('a founding writes who they are, what they bring and where it lies; founded and settled is nothing at a meeting', () => {
	expect(those((type) => approvals[type].founding)).toEqual([
		...[
			'BankAccountOpened',
			'GroupDescribed',
			'GroupFounded',
			'MemberJoined',
			'OfficeGiven',
			'OpeningBalances'
		]
	]);
	expect(those((type) => approvals[type].meeting === 'never')).toEqual(['GroupFounded', 'PhonesSettled']);
	// All other rows are approved by codes: any seal, or the given number.
	const asked = those(
		(type) => approvals[type].meeting === 'seal' || approvalFor({ type }, 'meeting') !== null
	);
	expect(asked).toHaveLength(kinds.length - 2);
});
