import type { MemberId } from '#kernel';
import { dividendGiven, type Command, type GroupEvent, type MeetingInProgress } from '#group';
import type { Money } from '#money';
import type { IconName, MessageKey, Words } from '#i18n';
import { faceWords } from '#ui/member/face-words.ts';
import type { UndoAct } from '#ui/types.ts';
import type { BookView } from '../book-view.svelte.ts';
import { entryPicture } from '../entry-pictures.ts';

/** Undo chip of the last operation, with its member and amount (R23). Undefined if there is none. */
export function undoActOf(book: BookView, words: Words, onundo: () => void): UndoAct | undefined {
	const events = book.lastAct;
	if (events === null) return undefined;
	const { memberId, amount, icon, label: kind } = about(book, events);
	const money = amount === undefined ? '' : words.money(amount, book.currency);
	const common = {
		text: money,
		onundo,
		...(madeHere(book, events) ? {} : { asks: { icon, label: words.say(kind), amount } })
	};
	if (memberId === undefined)
		return {
			...common,
			icon,
			label: words.say('bank.undo', { amount: inWords(book, words, events, amount) })
		};
	const face = book.face(memberId);
	return { ...common, face, label: undoLabel(book, words, events, memberId, amount) };
}

/** True if the operation was made on the shown page; unknown after a restart of the app. */
function madeHere({ draft }: BookView, [first]: readonly GroupEvent[]): boolean {
	return first?.eventId !== undefined && draft.madeAt.get(first.eventId) === draft.page;
}

/** Sentence spoken after an undo. */
export function takenBackWords(book: BookView, words: Words, events: readonly GroupEvent[]): string {
	const { memberId } = about(book, events);
	return memberId === undefined
		? words.say('code.reason-undo')
		: words.say('meeting.roll-taken-back', { who: faceWords(book.face(memberId), words) });
}

/** The member whose card is shown again after the undo. */
export function memberOfAct(book: BookView, events: readonly GroupEvent[]): MemberId | undefined {
	return about(book, events).memberId;
}

/**
 * Commands that undo an operation. A saving that it had replaced is entered again, which restores the state before
 * the last touch.
 */
export function undoCommands(book: BookView, events: readonly GroupEvent[]): readonly Command[] {
	const meeting = book.state.openMeeting;
	const first = events[0];
	if (meeting === null || first === undefined) return [];
	const on = meeting.lastDay;
	const isThis = ({ eventId }: GroupEvent): boolean => eventId === first.eventId;
	const act = book.operations.find((one) => one.events.some(isThis))?.events ?? [];
	// A count alone is made again; a count written together with its entries, as from a sheet, is undone with them.
	const gone = [...events, ...act.filter(({ type }) => type === 'CashCounted')];
	const eventIds = gone.flatMap(({ eventId }) => (eventId === undefined ? [] : [eventId]));
	const again = replacedAnswer(meeting, act);
	return [{ type: 'TakeBack', on, eventIds }, ...again];
}

/**
 * The answer of the roll that `act` had replaced, as commands. Only answers replace one another; what an undo removed, including
 * marks, stays removed.
 */
function replacedAnswer(meeting: MeetingInProgress, act: readonly GroupEvent[]): readonly Command[] {
	const mark = act.find((event) => event.type === 'AttendanceMarked');
	const reversed = act.flatMap((event) => (event.type === 'EventReversed' ? [event.reverses] : []));
	const before = meeting.events.filter(({ eventId }) => eventId !== undefined && reversed.includes(eventId));
	if (mark === undefined || before.length === 0) return [];
	if (before.some(({ type }) => type === 'AttendanceMarked')) return [];
	const { memberId } = mark;
	const amount = before.find((event) => event.type === 'SavingDeposited')?.amount;
	const socialFund = before.find((event) => event.type === 'SocialFundPaidIn')?.amount;
	const stood = markBefore(meeting, mark);
	return [
		{
			type: 'AnswerRoll',
			on: meeting.lastDay,
			memberId,
			answer: stood === 'absent' ? 'sent' : 'gave',
			...(amount === undefined ? {} : { amount }),
			...(socialFund === undefined ? {} : { socialFund }),
			late: stood === 'late'
		}
	];
}

type Mark = Extract<GroupEvent, { type: 'AttendanceMarked' }>;

/** Her mark before `mark`, without those taken back. */
function markBefore({ events, takenBack }: MeetingInProgress, mark: Mark): Mark['state'] | undefined {
	return events
		.slice(
			0,
			events.findIndex(({ eventId }) => eventId === mark.eventId)
		)
		.filter((event) => event.type === 'AttendanceMarked')
		.findLast(
			({ memberId, eventId }) =>
				memberId === mark.memberId && eventId !== undefined && !takenBack.has(eventId)
		)?.state;
}

interface ActParts {
	readonly memberId?: MemberId | undefined;
	readonly amount?: Money | undefined;
	readonly icon: IconName;
	readonly label: MessageKey;
}

/** An operation may hold a mark and a saving, or a payment over several loans: one member, one amount. */
function about(book: BookView, events: readonly GroupEvent[]): ActParts {
	// A fine imposed and paid in one touch is one sum.
	const isPaid = events.some(({ type }) => type === 'FinePaid');
	const counted = isPaid ? events.filter(({ type }) => type !== 'FineImposed') : events;
	const whole = counted.reduce((sum, event) => sum + amountOf(event), 0);
	const amount = whole === 0 ? undefined : (whole as Money);
	const lead = leadOf(events);
	if (womenIn(events).size > 1 || lead === undefined)
		return { amount, icon: 'faces', label: 'meeting.step-roll' };
	const { icon, label } = entryPicture(lead);
	if ('fineId' in lead) {
		const fine = book.state.fines.get(lead.fineId);
		return { memberId: fine?.memberId, amount: amount ?? fine?.amount, icon, label };
	}
	if ('loanId' in lead) return { memberId: book.state.loans.get(lead.loanId)?.memberId, amount, icon, label };
	return { memberId: 'memberId' in lead ? lead.memberId : undefined, amount, icon, label };
}

/** Event that names the operation: the last one, except the joining or office of a new member, and the saving in an answer of the roll. */
function leadOf(events: readonly GroupEvent[]): GroupEvent | undefined {
	return (
		events.find(({ type }) => type === 'MemberJoined' || type === 'OfficeGiven') ??
		events.find(({ type }) => type === 'SavingDeposited') ??
		events.at(-1)
	);
}

/** Members whose answers one touch wrote ("all gave"). */
function womenIn(events: readonly GroupEvent[]): ReadonlySet<MemberId> {
	return new Set(events.flatMap((event) => (event.type === 'AttendanceMarked' ? [event.memberId] : [])));
}

function amountOf(event: GroupEvent): number {
	if (event.type === 'LoanDisbursed') return event.principal;
	if (event.type === 'BorrowingRepaid') return event.principal + (event.interest ?? 0) + (event.charges ?? 0);
	if (event.type === 'BankStatementMatched' || event.type === 'DepositSeen') return event.balance;
	if (event.type === 'CashCreditOpened') return event.limit;
	if (event.type === 'DrawingPowerSet') return event.drawingPower;
	if (event.type === 'MemberLeft') return event.settlement?.paid ?? 0;
	if (event.type === 'BorrowingCharged') return (event.interest ?? 0) + (event.charges ?? 0);
	if (event.type === 'DividendPaid') return dividendGiven(event);
	if (event.type === 'CycleSharedOut')
		return (event.lines ?? []).reduce((total, { paid }) => total + paid, 0);
	if (event.type === 'ResolutionPassed')
		return (event.plan ?? []).reduce((total, { amount }) => total + amount, 0);
	return 'amount' in event ? (event.amount ?? 0) : 0;
}

function undoLabel(
	book: BookView,
	words: Words,
	events: readonly GroupEvent[],
	memberId: MemberId,
	amount: Money | undefined
): string {
	const who = faceWords(book.face(memberId), words);
	const lead = leadOf(events);
	const sum = spoken(book, words, amount);
	switch (lead?.type) {
		case 'LoanDisbursed':
			return words.say('loan.undo', { who, amount: sum });
		case 'LoanRepaid':
			return words.say('loan.repay-undo', { who, amount: sum });
		case 'FineImposed':
		case 'FinePaid':
		case 'FineForgiven':
			return words.say('meeting.fine-undo', { who, amount: sum });
		case 'AttendanceMarked':
			return words.say('meeting.roll-undo', { who, what: words.say(`code.attendance-${lead.state}`) });
		default: {
			// A saving, with the social fund given with it, is her answer of the roll: the sum describes it.
			const isAnswer = events.some(({ type }) => type === 'AttendanceMarked');
			const isSum = isAnswer || lead?.type === 'SavingDeposited';
			return words.say('meeting.roll-undo', {
				who,
				what: isSum ? sum : inWords(book, words, events, amount)
			});
		}
	}
}

/** Description of the operation, with its amount. */
function inWords(
	book: BookView,
	words: Words,
	events: readonly GroupEvent[],
	amount: Money | undefined
): string {
	const lead = leadOf(events);
	return [
		...(lead === undefined ? [] : [words.say(entryPicture(lead).label)]),
		...(amount === undefined ? [] : [spoken(book, words, amount)])
	].join(', ');
}

const spoken = (book: BookView, words: Words, amount: Money | undefined): string =>
	amount === undefined ? words.say('money.nothing') : words.amount(amount, book.currency);
