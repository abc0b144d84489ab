import { present, type EventId } from '#kernel';
import { linesOf, type Command, type GroupEvent, type JournalLine } from '#group';
import { money } from '#money';
import type { Asked, Wishes } from './asked.ts';

/** What was wrong: taken back in its meeting, put right afterwards, disputed. */

type Replacement = NonNullable<Extract<Command, { readonly type: 'CorrectEntry' }>['replacement']>;

export const correctionWishes = {
	/** The last entry of the meeting, or any of it; a bold wish means one that is not there. */
	takeBack: (asked) => {
		const meeting = asked.state.openMeeting;
		const live = (meeting?.events ?? []).flatMap(({ type, eventId }) =>
			eventId === undefined || framing.has(type) || meeting?.takenBack.has(eventId) === true ? [] : [eventId]
		);
		const chosen = asked.once(2, 1) ? live.at(-1) : asked.one(live, 2);
		const any = asked.bold ? asked.one(linesBefore(asked), 3)?.event.eventId : chosen;
		return [{ type: 'TakeBack', on: asked.on, eventIds: any === undefined ? [] : [any] }];
	},
	correct: (asked) => {
		const lines = linesBefore(asked);
		const gone = new Set(
			lines.flatMap(({ event }) => (event.type === 'EventReversed' ? [event.reverses] : []))
		);
		const standing = lines.filter(({ event }) => !framing.has(event.type) && !gone.has(event.eventId));
		const money = standing.filter(({ entry }) => entry !== null);
		const line = asked.one(asked.bold ? lines : asked.once(5, 1) ? standing : money, 2);
		return [
			{
				type: 'CorrectEntry',
				on: asked.on,
				eventId: line?.event.eventId ?? ('none' as EventId),
				reason: 'wrongAmount',
				replacement: line === undefined || asked.once(4, 3) ? null : rightFor(asked, line),
				agreedBy: asked.agreedBy,
				// Only the desk asks for codes with the entry.
				approvedBy: asked.agreedBy
			}
		];
	},
	dispute: (asked) => [
		{
			type: 'RaiseDispute',
			on: asked.on,
			about: asked.one(linesBefore(asked), 1)?.event.eventId ?? ('none' as EventId),
			memberId: asked.memberId,
			kind: 'amount'
		}
	],
	settle: (asked: Asked): readonly Command[] => {
		if (asked.state.disputes.size === 0 && !asked.bold) return correctionWishes.dispute(asked);
		const about = asked.one([...asked.state.disputes.keys()]) ?? ('none' as EventId);
		const outcome = asked.one(['upheld', 'corrected', 'withdrawn'] as const, 2) ?? 'upheld';
		return [{ type: 'SettleDispute', on: asked.on, about, outcome }];
	}
} satisfies Wishes;

const framing: ReadonlySet<string> = new Set([
	'GroupFounded',
	'MeetingOpened',
	'MeetingSealed',
	'EventReversed'
]);

/** Lines of the pages before the one that is open. */
function linesBefore({ state }: Asked): readonly JournalLine[] {
	const lines = linesOf(present(state.journal, 'a book that was played has its lines'));
	const inOpen = new Set(state.openMeeting?.events.map(({ eventId }) => eventId));
	return lines.filter(({ event }) => !inOpen.has(event.eventId));
}

/** The entry as it should have been: another sum, another woman, another word. */
function rightFor(asked: Asked, { event: wrong }: JournalLine): Replacement {
	const facts = withoutStamp(wrong);
	const changed = changeOf(asked, wrong);
	return { ...facts, ...changed } as unknown as Replacement;
}

/** What the book itself adds to an entry is computed again. */
function withoutStamp(wrong: GroupEvent): object {
	const added = new Set([
		...['eventId', 'recordedAt', 'approvedBy', 'corrects', 'occurredOn'],
		...['split', 'settlement', 'parts']
	]);
	return Object.fromEntries(Object.entries(wrong).filter(([name]) => !added.has(name)));
}

function changeOf(asked: Asked, wrong: GroupEvent): object {
	const other = asked.once(6, 5);
	switch (wrong.type) {
		case 'LoanDisbursed':
			return other
				? { terms: { ...wrong.terms, instalments: wrong.terms.instalments + 1 } }
				: { principal: asked.amount(wrong.principal * 1.5) };
		case 'LoanRescheduled':
			return { terms: { ...wrong.terms, instalments: wrong.terms.instalments + 1 } };
		case 'AttendanceMarked':
			return { state: wrong.state === 'absent' ? 'late' : 'absent' };
		case 'PenTaken':
			return other ? { memberId: asked.memberId } : { step: wrong.step === 'roll' ? 'count' : 'roll' };
		case 'BorrowingRepaid':
			return { principal: asked.amount(wrong.principal * 1.5) };
		case 'BorrowingCharged':
			return { interest: money(1234) };
		case 'BankStatementMatched':
			return { balance: money(777) };
		case 'OpeningBalances':
			return wrong.surplus === undefined
				? { box: money(wrong.box + 500), deficit: money(Math.max(0, (wrong.deficit ?? 0) - 500)) }
				: { box: money(wrong.box + 500), surplus: money(wrong.surplus + 500) };
		case 'MemberLeft':
			return { reason: 'moved' };
		case 'CashDifferenceAccepted':
			return {};
		case 'SavingDeposited':
			if (other) return { memberId: asked.memberId };
			return wrong.fund === 'shares' ? {} : { amount: asked.amount(wrong.amount * 2) };
		default:
			if (other && 'memberId' in wrong && wrong.type !== 'MemberJoined') return { memberId: asked.memberId };
			return 'amount' in wrong && wrong.amount !== undefined
				? { amount: asked.amount(wrong.amount * 1.5) }
				: {};
	}
}
