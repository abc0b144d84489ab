import { assert } from '#kernel';
import {
	accepted,
	bankOpened,
	bookOf,
	counted,
	day,
	desk,
	doing,
	event,
	founded,
	fromBank,
	joined,
	lent,
	loanId,
	marked,
	meeting,
	memberId,
	opened,
	opening,
	openMeeting,
	putAway,
	refusalOf,
	repaid,
	rules,
	rupees,
	saved,
	takenBack,
	toBank,
	withFields,
	type Entry
} from './builders.ts';
import { fined, finePaid, sold } from './dues.ts';
import { late } from './loan-entries.ts';
import { creditOpened, drawn, takenOff } from './outside-money.ts';
import { disputed, disputeSettled, left, parts, shared, sharedOut, unconsented } from './people.ts';
import { emptyGroup, replay, type Command, type GroupEvent, type GroupState, type Rejection } from '#group';
import { money } from '#money';

// Every reason of a refusal, each with a book that gives it.

export const first = '2025-01-05';
export const now = '2025-02-05';
const group = founded(first, { box: 1000 });
export const held = [
	...group,
	bankOpened()(first),
	...meeting(1, first, saved('m1', 20), lent('l1', 'm1', 500))
];
export const open = bookOf([...held, opened(2)(now)]);

/** A cycle in which two women bought a share of 100 rupees each. */
const inCycle = [
	...founded(first, { constitution: { kind: 'vsla', saving: { mode: 'shares', shareValue: 10000 } } }),
	...meeting(1, first, saved('m1', 100, 'shares'), saved('m2', 100, 'shares'))
];
const cycle = bookOf([...inCycle, opened(2)(now)]);

/** 300 in the box, 100 of them voluntary. With her fine of 300 the fund is 500: 250 for the other, who is to be paid in notes. */
const withOthers = bookOf([
	...founded(first, {
		constitution: { kind: 'vsla', saving: { mode: 'shares', shareValue: 10000, voluntary: true } }
	}),
	...meeting(1, first, saved('m1', 100, 'shares'), saved('m2', 100, 'shares'), saved('m1', 100, 'voluntary')),
	...openMeeting(2, now, fined('f1', 'm1', 300))
]);

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

export const ruled = (constitution: object, ...entries: readonly Entry[]): GroupState =>
	bookOf([...founded(first, { box: 1000, constitution }), ...openMeeting(1, first, ...entries)]);

/** What one more event is refused with. */
export const onEvent = (state: GroupState, entry: Entry, on = now): Rejection | null =>
	refusalOf(state, entry(on));

/** What a command of the app is refused with. */
function onCommand(state: GroupState, command: Command): Rejection | null {
	const decision = doing(state, command);
	return decision.ok ? null : decision.error;
}

export const shares = { saving: { mode: 'shares', shareValue: 10000, sharesMax: 3 } };
const givenUp: Entry = (occurredOn) =>
	event({ type: 'LoanWrittenOff', occurredOn, loanId: 'l1', reason: 'death' });
const seal = { type: 'SealMeeting', on: day(now), approvals: [memberId('m1'), memberId('m2')] } as const;
export const lend = {
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

export const produced: Readonly<Record<Rejection['type'], () => Rejection | null>> = {
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
	StillTookPart: () =>
		onEvent(
			bookOf([...held, ...meeting(2, now, saved('m2', 20)), late(3)('2025-01-20')]),
			left('m2'),
			'2025-01-20'
		),
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
	PaperNamedBefore: () =>
		onEvent(bookOf([...held, ...openMeeting(2, now, borrowed, takenOff(10))]), takenOff(20)),
	AssetUnknown: () => onEvent(open, sold('scale', 10)),
	BorrowingUnknown: () => onEvent(open, paidToLender('bl9', 1000)),
	DayBeforeBorrowing: () =>
		onEvent(
			bookOf([...held, opened(2)(now), borrowed('2025-02-07')]),
			paidToLender('bl1', 1000),
			'2025-02-06'
		),
	NotACashCredit: () => onEvent(bookOf([...held, opened(2)(now), borrowed(now)]), borrowed),
	AboveDrawingPower: () =>
		onEvent(bookOf([...held, creditOpened(5000)(now), ...openMeeting(2, now, drawn(4000))]), drawn(1001)),
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
	PartNotByRule: () => onEvent(cycle, sharedOut({ parts: parts({ m1: 101, m2: 99 }) })),
	NoCycle: () => onEvent(open, sharedOut()),
	SharedOutAlready: () =>
		onEvent(
			bookOf([...inCycle, ...openMeeting(2, now, sharedOut(), saved('m1', 100, 'shares'))]),
			sharedOut()
		),
	RateTooHigh: () => onEvent(cycle, sharedOut({ rule: 'fixedRate', rate: { percent: '90' } })),
	NotesCannotPay: () => onEvent(cycle, sharedOut({ notes: { '20000': 1 } })),
	KeptTooMuch: () => onEvent(cycle, sharedOut({ keep: parts({ m1: 200 }) })),
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
	CountTooLarge: () =>
		onCommand(open, { type: 'CountCash', on: day(now), pieces: new Map([[money(100), 100_001]]) }),
	DifferenceNotAccepted: () =>
		onEvent(bookOf([...held, ...openMeeting(2, now, counted({ '100': 1 }))]), accepted('short', 1)),
	NoDifference: () =>
		onEvent(bookOf([...held, ...openMeeting(2, now, counted({ '2000': 26 }))]), accepted('short', 1)),
	BoxTooSmall: () => onEvent(open, toBank(521)),
	BoxHoldsOthers: () => onEvent(withOthers, sharedOut()),
	BankTooSmall: () => onEvent(open, fromBank(1)),
	AccountTooSmall: () => onEvent(damaged, repaid('l1', 20)),
	EventUnknown: () => onEvent(open, takenBack('e99')),
	// Of a meeting that was only read, nothing can be taken back.
	NotInThisMeeting: () => onEvent(readAgain, takenBack('a')),
	WholeBookNeeded: () => onEvent({ ...open, journal: null }, takenBack('lent')),
	NeededByEvent: () =>
		onEvent(bookOf([...paidBack, opened(3)('2025-03-05')]), takenBack('lent'), '2025-03-05'),
	DayBeforeGroup: () => onEvent(bookOf(held), withFields(opened(9), { late: true }), '2025-01-04'),
	ReplacementInOpenMeeting: () =>
		onEvent(
			bookOf([
				...held,
				opened(2)(now),
				withFields(saved('m1', 20), { eventId: 'a' })(now),
				takenBack('a')(now)
			]),
			withFields(saved('m1', 30), { corrects: 'a' })
		),
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
	MeetingNotEmpty: () =>
		onEvent(bookOf([...held, ...openMeeting(2, now, saved('m1', 20))]), putAway('m1', 'm2')),
	GrantNotIncome: () =>
		onCommand(open, { type: 'ReceiveIncome', on: day(now), category: 'government', amount: rupees(500) }),
	FieldInvalid: () =>
		onCommand(open, { type: 'OpenMeeting', on: day(now), kind: 'regular', late: { number: 10_001 } }),
	NothingToTakeBack: () => onCommand(open, { type: 'TakeBack', on: day(now), eventIds: [] }),
	CountMissing: () => onCommand(open, seal),
	DayAfterMeeting: () =>
		onCommand(open, {
			type: 'ChangeRules',
			on: day('2025-04-01'),
			constitution: rules() as never,
			agreedBy: []
		}),
	SavingMissing: () =>
		onCommand(
			bookOf([
				...founded(first, { constitution: { saving: { mode: 'perMember', amounts: [] } } }),
				...openMeeting(1, first, marked('m1'), marked('m2'))
			]),
			{
				type: 'AddMember',
				on: day(first),
				memberId: memberId('m9'),
				number: 9,
				symbol: 'parrot',
				agreedBy: [memberId('m1'), memberId('m2')]
			}
		),
	QuorumMissing: () => onCommand(open, lend),
	SuccessorMissing: () =>
		onCommand(
			bookOf([
				...held,
				...openMeeting(2, now, marked('m1'), marked('m2'), marked('m3'), left('m2')),
				counted({ '100': 520 })(now)
			]),
			{ type: 'SealMeeting', on: day(now), approvals: [memberId('m1'), memberId('m2')] }
		),
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
