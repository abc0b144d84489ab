import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assert } from '#kernel';
import {
	accepted,
	bankOpened,
	bookOf,
	counted,
	desk,
	doing,
	event,
	founded,
	fromBank,
	joined,
	lent,
	marked,
	meeting,
	opened,
	opening,
	openMeeting,
	refusalOf,
	repaid,
	saved,
	sealed,
	takenBack,
	toBank,
	withFields,
	type Entry
} from '../../../tests/support/builders.ts';
import { day, loanId, memberId, rupees } from '../../../tests/support/builders.ts';
import { fined, finePaid, sold } from '../../../tests/support/dues.ts';
import { disputed, disputeSettled, left, parts, shared, unconsented } from '../../../tests/support/people.ts';
import type { Command, GroupEvent, GroupState, Rejection } from './index.ts';
import { replay } from './record.ts';
import { emptyGroup } from './state.ts';

// Every reason of a refusal, each with a book that gives it; and the order in which reasons are looked at.

const first = '2025-01-05';
const now = '2025-02-05';
const group = founded(first, { box: 1000 });
const held = [...group, bankOpened()(first), ...meeting(1, first, saved('m1', 20), lent('l1', 'm1', 500))];
const open = bookOf([...held, opened(2)(now)]);

const lentFirst = withFields(lent('l1', 'm1', 500), { eventId: 'lent' });
const paidBack = [
	...group,
	...meeting(1, first, saved('m1', 20), lentFirst),
	...meeting(2, now, repaid('l1', 10))
];
const read = replay([...held, ...openMeeting(2, now, withFields(saved('m1', 20), { eventId: 'a' }))], 'INR');
assert(read.ok, 'a book that was recorded is read again');
const readAgain = read.value;

const borrowed: Entry = (occurredOn) =>
	event({
		type: 'BorrowingReceived',
		occurredOn,
		borrowingId: 'bl1',
		lender: 'Gramin Bank',
		kind: 'bank',
		amount: 50000
	});
const paidToLender =
	(borrowingId: string, principal: number): Entry =>
	(occurredOn) =>
		event({ type: 'BorrowingRepaid', occurredOn, borrowingId, principal });
const appliedFor: Entry = (occurredOn) =>
	event({ type: 'LoanApplied', occurredOn, applicationId: 'a1', lender: 'Gramin Bank', amount: 50000 });
const answeredBy =
	(applicationId: string): Entry =>
	(occurredOn) =>
		event({ type: 'LoanAnswered', occurredOn, applicationId, answer: 'refused' });

const ruled = (constitution: object, ...entries: readonly Entry[]): GroupState =>
	bookOf([...founded(first, { box: 1000, constitution }), ...openMeeting(1, first, ...entries)]);

/** What one more event is refused with. */
const onEvent = (state: GroupState, entry: Entry, on = now): Rejection | null => refusalOf(state, entry(on));

/** What a command of the app is refused with. */
function onCommand(state: GroupState, command: Command): Rejection | null {
	const decision = doing(state, command);
	return decision.ok ? null : decision.error;
}

const shares = { saving: { mode: 'shares', shareValue: 10000, sharesMax: 3 } };
const givenUp: Entry = (occurredOn) =>
	event({ type: 'LoanWrittenOff', occurredOn, loanId: 'l1', reason: 'death' });
const seal = { type: 'SealMeeting', on: day(now), approvals: [memberId('m1'), memberId('m2')] } as const;
const lend = {
	type: 'DisburseLoan',
	on: day(now),
	loanId: loanId('l2'),
	memberId: memberId('m1'),
	principal: rupees(10),
	terms: { percentPerMonth: '2', method: 'declining', period: 'calendarMonth', instalments: 1 },
	purpose: 'health',
	agreedBy: [memberId('m1'), memberId('m2')]
} as const satisfies Command;

/** The loans account holds less than the loan: no event can do that, so the state is made by hand. */
const damaged: GroupState = {
	...open,
	balances: new Map([...open.balances].filter(([code]) => code !== 'loans/m1/own'))
};

const produced: Readonly<Record<Rejection['type'], () => Rejection | null>> = {
	NoGroup: () => onEvent(emptyGroup('INR'), joined(1)),
	GroupAlreadyFounded: () => onEvent(open, () => withFields(() => foundedFirst(), { occurredOn: now })(now)),
	DayBeforeLastMeeting: () => onEvent(bookOf(held), opened(2), '2025-01-04'),
	DayBeforeMeeting: () => onEvent(open, saved('m1', 20), '2025-02-04'),
	NoOpenMeeting: () => onEvent(bookOf(held), saved('m1', 20)),
	MeetingAlreadyOpen: () => onEvent(open, opened(3)),
	NotAtTheDesk: () => onEvent(bookOf([...held, ...desk(1, now)]), marked('m1')),
	MeetingNumberTaken: () => onEvent(bookOf(held), opened(1)),
	DuplicateId: () => onEvent(open, lent('l1', 'm2', 10)),
	MemberUnknown: () => onEvent(open, saved('m9', 20)),
	DayBeforeMember: () => onEvent(bookOf([...held, joined(9)('2025-03-01'), opened(2)(now)]), saved('m9', 20)),
	MemberHasLeft: () => onEvent(bookOf([...held, ...openMeeting(2, now, left('m2'))]), saved('m2', 20)),
	MemberNumberTaken: () => onEvent(open, () => withFields(joined(1), { memberId: 'm9' })(now)),
	SymbolTaken: () =>
		onEvent(
			bookOf([...group, withFields(joined(8), { symbol: 'parrot' })(first)]),
			withFields(joined(9), { symbol: 'parrot' })
		),
	TooManyMembers: () => onEvent(bookOf(founded(first, { members: 20 })), joined(21)),
	BankAccountUnknown: () => onEvent(open, toBank(10, { bankAccountId: 'b9' })),
	LoanUnknown: () => onEvent(open, repaid('l9', 10)),
	LoanFinished: () => onEvent(bookOf([...held, ...openMeeting(2, now, repaid('l1', 510))]), repaid('l1', 1)),
	DayBeforeLoan: () =>
		onEvent(
			bookOf([...held, opened(2)(now), lent('l2', 'm2', 10)('2025-02-07')]),
			repaid('l2', 10),
			'2025-02-06'
		),
	LoanWrittenOff: () => onEvent(bookOf([...held, ...openMeeting(2, now, givenUp)]), givenUp),
	FineUnknown: () => onEvent(open, finePaid('f9', 1)),
	FineFinished: () =>
		onEvent(
			bookOf([...held, ...openMeeting(2, now, fined('f1', 'm1', 5), finePaid('f1', 5))]),
			finePaid('f1', 1)
		),
	DayBeforeFine: () =>
		onEvent(
			bookOf([...held, opened(2)(now), fined('f1', 'm1', 5)('2025-02-07')]),
			finePaid('f1', 5),
			'2025-02-06'
		),
	AlreadyDisputed: () => onEvent(bookOf([...paidBack, disputed('lent', 'm1')(now)]), disputed('lent', 'm2')),
	DisputeUnknown: () => onEvent(open, disputeSettled('lent')),
	ConsentUnknown: () => onEvent(open, unconsented('m1')),
	AssetUnknown: () => onEvent(open, sold('scale', 10)),
	BorrowingUnknown: () => onEvent(open, paidToLender('bl9', 1000)),
	DayBeforeBorrowing: () =>
		onEvent(
			bookOf([...held, opened(2)(now), borrowed('2025-02-07')]),
			paidToLender('bl1', 1000),
			'2025-02-06'
		),
	ApplicationUnknown: () => onEvent(open, answeredBy('a9')),
	ApplicationAnswered: () =>
		onEvent(bookOf([...held, appliedFor(now), answeredBy('a1')(now)]), answeredBy('a1')),
	NothingPaid: () => onEvent(bookOf([...held, opened(2)(now), borrowed(now)]), paidToLender('bl1', 0)),
	GuaranteesLoan: () =>
		onEvent(
			bookOf([...held, ...openMeeting(2, now, withFields(lent('l2', 'm2', 10), { guarantors: ['m3'] }))]),
			left('m3')
		),
	OwesMoreThanSheHas: () => onEvent(open, left('m1')),
	SettlementDoesNotAddUp: () =>
		onEvent(
			open,
			left('m2', {
				settlement: { savings: 0, surplus: 0, loan: 0, interest: 0, fines: 0, paid: 0, payable: 100 }
			})
		),
	SurplusTooSmall: () => onEvent(open, shared('equal', 1001)),
	PartsDoNotAddUp: () => onEvent(open, shared('equal', 10, { parts: parts({ m1: 11 }) })),
	NothingToShareBy: () => onEvent(open, shared('byShares', 10)),
	MoneyAlreadyEntered: () => onEvent(open, opening({ box: 100, surplus: 100 })),
	OpeningNotBalanced: () => onEvent(bookOf(founded(first)), opening({ box: 100, surplus: 99 })),
	WrongFund: () => onEvent(open, saved('m1', 20, 'shares')),
	SharesNotWhole: () => onEvent(ruled(shares), saved('m1', 150, 'shares'), first),
	TooManyShares: () => onEvent(ruled(shares, saved('m1', 200, 'shares')), saved('m1', 200, 'shares'), first),
	TermsInvalid: () => onEvent(open, lent('l2', 'm1', 10, { firstDueOn: '2025-01-01' })),
	NotWholeCoins: () => onEvent(open, saved('m1', 0.5)),
	LoanLimitExceeded: () => onEvent(ruled({ loanLimit: { amount: 50000 } }), lent('l1', 'm1', 501), first),
	MoreThanOwed: () => onEvent(open, repaid('l1', 511)),
	SplitDoesNotAddUp: () =>
		onEvent(open, repaid('l1', 10, { split: { interestArrears: 0, interestDue: 900, principal: 0 } })),
	PieceUnknown: () => onEvent(open, counted({ '700': 1 })),
	DifferenceNotAccepted: () =>
		onEvent(bookOf([...held, ...openMeeting(2, now, counted({ '100': 1 }))]), accepted('short', 1)),
	NoDifference: () =>
		onEvent(bookOf([...held, ...openMeeting(2, now, counted({ '2000': 26 }))]), accepted('short', 1)),
	BoxTooSmall: () => onEvent(open, toBank(521)),
	BankTooSmall: () => onEvent(open, fromBank(1)),
	AccountTooSmall: () => onEvent(damaged, repaid('l1', 20)),
	EventUnknown: () => onEvent(open, takenBack('e99')),
	// Of a meeting that was only read, nothing can be taken back.
	NotInThisMeeting: () => onEvent(readAgain, takenBack('a')),
	WholeBookNeeded: () => onEvent({ ...open, journal: null }, takenBack('lent')),
	NeededByEvent: () =>
		onEvent(bookOf([...paidBack, opened(3)('2025-03-05')]), takenBack('lent'), '2025-03-05'),
	DayBeforeGroup: () => onEvent(bookOf(held), withFields(opened(9), { late: true }), '2025-01-04'),
	ReplacementOutOfPlace: () => onEvent(open, withFields(saved('m1', 20), { corrects: 'lent' }), first),
	AlreadyTakenBack: () =>
		onEvent(
			bookOf([
				...held,
				...openMeeting(2, now, withFields(saved('m1', 20), { eventId: 'a' }), takenBack('a'))
			]),
			takenBack('a')
		),
	CannotBeTakenBack: () =>
		onEvent(bookOf([...held, withFields(opened(2), { eventId: 'a' })(now)]), takenBack('a')),
	NeededByLaterEntry: () =>
		onEvent(
			bookOf([...held, ...openMeeting(2, now, withFields(saved('m1', 20), { eventId: 'a' }), toBank(540))]),
			takenBack('a')
		),
	NothingToTakeBack: () => onCommand(open, { type: 'TakeBack', on: day(now), eventIds: [] }),
	CountMissing: () => onCommand(open, seal),
	QuorumMissing: () => onCommand(open, lend),
	ApprovalsMissing: () =>
		onCommand(bookOf([...held, ...openMeeting(2, now, marked('m1'), marked('m2'), marked('m3'))]), {
			...lend,
			agreedBy: [memberId('m1'), memberId('m3')]
		})
};

function foundedFirst(): GroupEvent {
	const [event] = group;
	assert(event !== undefined, 'a book begins with its founding');
	return event;
}

describe('each reason can be given', () => {
	test.each(Object.entries(produced))('%s', (type, produce) => {
		expect(produce()?.type).toBe(type);
	});

	test('none that the source names is forgotten here', () => {
		expect(Object.keys(produced).sort()).toEqual([...namedInSource()].sort());
	});
});

describe('reasons say what a person can act on', () => {
	test.each([
		['BoxTooSmall', { held: 52000, asked: 52100 }],
		['MoreThanOwed', { owed: 51000 }],
		['OpeningNotBalanced', { debits: 100, credits: 99 }],
		// 500 of loan and 10 of interest, 20 saved.
		['OwesMoreThanSheHas', { owed: 51000, has: 2000 }],
		['SurplusTooSmall', { surplus: 100000, asked: 100100 }],
		['PartsDoNotAddUp', { whole: 1000, parts: 1100 }],
		['DayBeforeLastMeeting', { lastSealedDay: first }],
		['TooManyShares', { sharesMax: 3 }],
		['LoanLimitExceeded', { limit: 'amount', most: 50000 }],
		['NoDifference', {}],
		['DifferenceNotAccepted', { counted: 100, book: 52000 }],
		['QuorumMissing', { present: 0, needed: 2 }],
		['ApprovalsMissing', { given: 1, needed: 2 }]
	] as const)('%s', (type, facts) => {
		expect(produced[type]()).toMatchObject(facts);
	});
});

describe('of several reasons the first in the list is given', () => {
	/** Events that are wrong in more than one way, with the reasons in the order of the list. */
	const wrongTwice: readonly (readonly [readonly Rejection['type'][], () => Rejection | null])[] = [
		[
			['MemberHasLeft', 'NotWholeCoins'],
			() => onEvent(bookOf([...held, ...openMeeting(2, now, left('m2'))]), saved('m2', 0.5))
		],
		[
			['SurplusTooSmall', 'PartsDoNotAddUp'],
			() => onEvent(open, shared('equal', 1001, { parts: parts({ m1: 1002 }) }))
		],
		[['DayBeforeLastMeeting', 'NoOpenMeeting'], () => onEvent(bookOf(held), saved('m9', 20), '2025-01-01')],
		[['DayBeforeMeeting', 'MemberUnknown'], () => onEvent(open, saved('m9', 20), '2025-02-01')],
		[['NoOpenMeeting', 'MemberUnknown'], () => onEvent(bookOf(held), saved('m9', 20))],
		[['MeetingAlreadyOpen', 'MeetingNumberTaken'], () => onEvent(open, opened(1))],
		[['NotAtTheDesk', 'MemberUnknown'], () => onEvent(bookOf([...held, ...desk(1, now)]), marked('m9'))],
		[['DuplicateId', 'MemberUnknown'], () => onEvent(open, lent('l1', 'm9', 10))],
		[['MemberUnknown', 'NotWholeCoins'], () => onEvent(open, saved('m9', 0.5))],
		[['BankAccountUnknown', 'BoxTooSmall'], () => onEvent(open, toBank(9999, { bankAccountId: 'b9' }))],
		[
			['LoanFinished', 'NotWholeCoins'],
			() => onEvent(bookOf([...held, ...openMeeting(2, now, repaid('l1', 510))]), repaid('l1', 0.5))
		],
		[
			['DayBeforeLoan', 'MoneyAlreadyEntered'],
			() =>
				onEvent(
					open,
					opening({
						box: 0,
						loans: [
							{
								loanId: 'l7',
								memberId: 'm1',
								outstanding: 100,
								disbursedOn: '2026-01-01',
								source: 'own',
								terms: lend.terms
							}
						]
					})
				)
		],
		[['MoneyAlreadyEntered', 'OpeningNotBalanced'], () => onEvent(open, opening({ box: 100 }))],
		[['OpeningNotBalanced', 'NotWholeCoins'], () => onEvent(bookOf(founded(first)), opening({ box: 50 }))],
		[['WrongFund', 'NotWholeCoins'], () => onEvent(open, saved('m1', 0.5, 'shares'))],
		[
			['TermsInvalid', 'NotWholeCoins'],
			() => onEvent(open, lent('l2', 'm1', 0.5, { firstDueOn: '2025-01-01' }))
		],
		[['NotWholeCoins', 'MoreThanOwed'], () => onEvent(open, repaid('l1', 9999.5))],
		[['FineUnknown', 'NotWholeCoins'], () => onEvent(open, finePaid('f9', 0.5))],
		[['AssetUnknown', 'NotWholeCoins'], () => onEvent(open, sold('scale', 0.5))],
		[
			['LoanLimitExceeded', 'BoxTooSmall'],
			() => onEvent(ruled({ loanLimit: { amount: 100 } }), lent('l1', 'm1', 9999), first)
		]
	];

	test.each(wrongTwice)('%j', (reasons, produce) => {
		const order = namedInSource();
		expect(order.indexOf(reasons[0] ?? '')).toBeLessThan(order.indexOf(reasons[1] ?? ''));
		expect(produce()?.type).toBe(reasons[0]);
	});

	test('only an id that was used already is looked up before anything else', () => {
		const state = bookOf([...held, withFields(opened(2), { eventId: 'a' })(now)]);
		expect(
			refusalOf(state, event({ type: 'MeetingSealed', occurredOn: '2024-01-01', eventId: 'a' }))
		).toEqual({
			type: 'DuplicateId',
			id: 'a'
		});
		expect(refusalOf(state, sealed(now))).toBeNull();
	});
});

/** Names of the reasons in the order of the union in rejections.ts. */
function namedInSource(): readonly string[] {
	const source = readFileSync(join(import.meta.dirname, 'rejections.ts'), 'utf8');
	return [
		...source.matchAll(/^\t(?:\t*\| )?\t*\| \{ readonly type: '(\w+)'|^\t\t\treadonly type: '(\w+)'/gm)
	].map(([, name = '', nested = '']) => name || nested);
}
