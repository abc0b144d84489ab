import type { MemberId } from '#kernel';
import type { Command, GroupEvent } from '#group';
import type { Money } from '#money';
import type { Words } from '#i18n';
import type { IconName } from '#ui/icon/icon-names.ts';
import { faceWords } from '#ui/member/face-words.ts';
import type { UndoAct } from '#ui/types.ts';
import type { BookView } from './book-view.svelte.ts';

/** The chip that takes the last act back; says whose it was and how much (R23). Undefined when there is none. */
export function undoActOf(book: BookView, words: Words, onundo: () => void): UndoAct | undefined {
	const events = book.lastAct;
	if (events === null) return undefined;
	const { memberId, amount, icon } = about(book, events);
	const money = amount === undefined ? '' : words.money(amount, book.currency);
	if (memberId === undefined)
		return {
			icon,
			text: money,
			label: words.say('bank.undo', { amount: spoken(book, words, amount) }),
			onundo
		};
	const face = book.face(memberId);
	return { face, text: money, label: undoLabel(book, words, events, memberId, amount), onundo };
}

/** What is said when it was taken back. */
export function takenBackWords(book: BookView, words: Words, events: readonly GroupEvent[]): string {
	const { memberId } = about(book, events);
	return memberId === undefined
		? words.say('reason.undo')
		: words.say('roll.taken-back', { who: faceWords(book.face(memberId), words) });
}

/** Whose entry it is: her card is shown again. */
export function memberOfAct(book: BookView, events: readonly GroupEvent[]): MemberId | undefined {
	return about(book, events).memberId;
}

/**
 * Takes an operation back. Where it had replaced an earlier saving of hers, that one is entered again: the book is then
 * as it was before the last touch.
 */
export function undoCommands(book: BookView, events: readonly GroupEvent[]): readonly Command[] {
	const meeting = book.state.openMeeting;
	const first = events[0];
	if (meeting === null || first === undefined) return [];
	const on = meeting.lastDay;
	const eventIds = events.flatMap(({ eventId }) => (eventId === undefined ? [] : [eventId]));
	const operation = book.operations.find((one) =>
		one.events.some(({ eventId }) => eventId === first.eventId)
	);
	// Only an answer of the roll replaces; what an undo itself took back stays taken back.
	const isAnswer = operation?.events.some(({ type }) => type === 'AttendanceMarked') === true;
	const replaced = (isAnswer ? operation.events : []).flatMap((event) =>
		event.type === 'EventReversed' ? [event.reverses] : []
	);
	const again = meeting.events.flatMap((event): Command[] =>
		event.type === 'SavingDeposited' && event.eventId !== undefined && replaced.includes(event.eventId)
			? [{ type: 'DepositSaving', on, memberId: event.memberId, fund: event.fund, amount: event.amount }]
			: []
	);
	return [{ type: 'TakeBack', on, eventIds }, ...again];
}

interface ActParts {
	readonly memberId?: MemberId | undefined;
	readonly amount?: Money | undefined;
	readonly icon: IconName;
}

/** An operation may hold a mark and a saving, or a payment over several loans: one woman, one amount. */
function about(book: BookView, events: readonly GroupEvent[]): ActParts {
	const whole = events.reduce((sum, event) => sum + amountOf(event), 0);
	const amount = whole === 0 ? undefined : (whole as Money);
	const last = events[events.length - 1];
	switch (last?.type) {
		case 'SavingDeposited':
		case 'AttendanceMarked':
		case 'LoanDisbursed':
			return { memberId: last.memberId, amount, icon: 'gullak-in' };
		case 'LoanRepaid':
			return { memberId: book.state.loans.get(last.loanId)?.memberId, amount, icon: 'box-in' };
		case 'CashTakenToBank':
			return { amount, icon: 'box-to-bank' };
		case 'CashTakenFromBank':
			return { amount, icon: 'bank-to-box' };
		case 'CashDifferenceAccepted':
			return { amount, icon: 'unequal' };
		default:
			return { amount, icon: 'coins' };
	}
}

function amountOf(event: GroupEvent): number {
	if (event.type === 'LoanDisbursed') return event.principal;
	return 'amount' in event ? event.amount : 0;
}

function undoLabel(
	book: BookView,
	words: Words,
	events: readonly GroupEvent[],
	memberId: MemberId,
	amount: Money | undefined
): string {
	const who = faceWords(book.face(memberId), words);
	const last = events[events.length - 1];
	if (last?.type === 'LoanDisbursed')
		return words.say('loan.undo', { who, amount: spoken(book, words, amount) });
	if (last?.type === 'LoanRepaid')
		return words.say('repay.undo', { who, amount: spoken(book, words, amount) });
	if (last?.type === 'AttendanceMarked')
		return words.say('roll.undo', { who, what: words.say(`attendance.${last.state}`) });
	return words.say('roll.undo', { who, what: spoken(book, words, amount) });
}

const spoken = (book: BookView, words: Words, amount: Money | undefined): string =>
	amount === undefined ? words.say('money.nothing') : words.amount(amount, book.currency);
