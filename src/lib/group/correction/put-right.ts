import { present, type MemberId } from '#kernel';
import { add, money, subtract } from '#money';
import { isWithoutFacts } from '../kinds.ts';
import { partsOfAccount } from '../chart.ts';
import type { EventOf, GroupEvent } from '../event-types.ts';
import { type Journal, type JournalLine, appended } from '../journal.ts';
import type { LoanMovement } from '../loans/loan.ts';
import { withoutRepayment, withRepayment } from '../loans/movements.ts';
import { came } from '../meeting/attendance.ts';
import { isOfAnOlderCycle } from '../sharing/cycle.ts';
import { isMemberOn } from '../state-on.ts';
import type { GroupDraft } from '../state.ts';
import { type WrongEntries, type WrongLine, wrongLine } from './wrong-entries.ts';
import { apply, applyLegs } from '../apply.ts';
import { takeFacts, refold } from './refold.ts';

/**
 * Puts a fact right in place, where it does not matter at which place of the book the entry stands: what it added is
 * taken off, or added. So a fold need not begin again for each correction; what it comes to is what `refold` comes to.
 *
 * @param line a reversal, or what replaces the entry that was reversed just before
 * @param original the entry that was wrong
 * @returns false where the order of entries matters: then nothing was changed, and the facts are folded again
 */
export function putRight(
	draft: GroupDraft,
	line: JournalLine,
	original: WrongLine,
	{ hasOddMarks }: WrongEntries
): boolean {
	const { event } = line;
	const way = event.type === 'EventReversed' ? 'out' : 'in';
	const changed = way === 'out' ? original.line.event : event;
	if (touchesMatchedAccount(draft, line)) return false;
	return changed.type === 'AttendanceMarked'
		? !hasOddMarks && changeMark(draft, changed, original, way)
		: change(draft, changed, way);
}

type Way = 'in' | 'out';

function change(draft: GroupDraft, event: GroupEvent, way: Way): boolean {
	if (isWithoutFacts(event)) return true;
	// What was counted in a cycle that was shared out counts no longer.
	if (isOfAnOlderCycle(draft, event.occurredOn)) return false;
	switch (event.type) {
		case 'CashDifferenceAccepted':
			// It is of a meeting that is closed.
			return true;
		case 'BorrowingReceived':
			return event.kind === 'cashCredit';
		case 'SavingDeposited': {
			if (event.fund === 'voluntary') return true;
			const member = present(draft.members.get(event.memberId), 'a saver is a member');
			const deposited = (way === 'in' ? add : subtract)(member.deposited, event.amount);
			draft.members.set(event.memberId, { ...member, deposited });
			return true;
		}
		case 'FinePaid': {
			const fine = present(draft.fines.get(event.fineId), 'a paid fine is known');
			if (hasLeft(draft, fine.memberId)) return false;
			const paid = (way === 'in' ? add : subtract)(fine.paid, event.amount);
			draft.fines.set(event.fineId, { ...fine, paid });
			return true;
		}
		case 'LoanRepaid':
			return changeLoan(draft, event, way);
		default:
			return false;
	}
}

/** What the book held when a passbook was compared with it follows the order of entries. */
function touchesMatchedAccount({ bankAccounts }: GroupDraft, { entry }: JournalLine): boolean {
	return (entry?.postings ?? []).some(({ account }) => {
		const { bankAccountId } = partsOfAccount(account);
		return bankAccountId !== null && bankAccounts.get(bankAccountId)?.lastStatement !== null;
	});
}

function changeLoan(draft: GroupDraft, event: EventOf<'LoanRepaid'>, way: Way): boolean {
	const loan = draft.loans.get(event.loanId);
	if (loan === undefined || hasLeft(draft, loan.memberId)) return false;
	const split = present(event.split, 'a recorded repayment carries its split');
	const movement: LoanMovement = {
		on: event.occurredOn,
		principal: money(-split.principal),
		interest: money(split.interestArrears + split.interestDue)
	};
	// What came back of a loan that was given up moves neither.
	if (movement.principal === 0 && movement.interest === 0) return false;
	const changed = (way === 'in' ? withRepayment : withoutRepayment)(loan, movement);
	if (changed === null) return false;
	draft.loans.set(loan.loanId, changed);
	return true;
}

/**
 * The mark of a woman at a regular meeting that was sealed: in her figures, and on the bead string as far as that goes
 * back. Without a mark she was absent.
 */
function changeMark(
	draft: GroupDraft,
	event: EventOf<'AttendanceMarked'>,
	original: WrongLine,
	way: Way
): boolean {
	const { event: wrong, meeting } = original.line;
	// The page of a second correction is that of the first.
	if (meeting === null || wrong.corrects !== undefined || marksBeside(draft.journal, original)) return false;
	if (meeting.kind !== 'regular') return true;
	const member = draft.members.get(event.memberId);
	if (member === undefined || member.leftOn !== null) return false;
	const place = draft.regularMeetings.findLastIndex(({ number }) => number === meeting.number);
	const held = draft.regularMeetings[place];
	if (held?.sealed !== true || !isMemberOn(member, held.day)) return false;
	// A meeting may end on a day after the share-out in it: its marks count by the day on which it began.
	if (isOfAnOlderCycle(draft, held.day)) return false;
	const [before, after] =
		way === 'in' ? (['absent', event.state] as const) : ([event.state, 'absent'] as const);
	let later = 0;
	for (let at = place + 1; at < draft.regularMeetings.length; at += 1)
		if (draft.regularMeetings[at]?.sealed === true) later += 1;
	const bead = member.recentMarks.length - 1 - later;
	if (bead >= 0 && member.recentMarks[bead] !== before) return false;
	draft.members.set(event.memberId, {
		...member,
		meetingsPresent: member.meetingsPresent + Number(came(after)) - Number(came(before)),
		recentMarks: bead < 0 ? member.recentMarks : member.recentMarks.with(bead, after)
	});
	return true;
}

/** Whether the page holds another mark of the woman: the last one counts. */
function marksBeside(journal: Journal | null, { line, place }: WrongLine): boolean {
	const { event: wrong, meeting } = line;
	const lines = present(journal, 'a fold from the start keeps every line').lines;
	const isOnPage = (other: JournalLine | undefined): other is JournalLine =>
		other?.meeting?.kind === meeting?.kind && other?.meeting?.number === meeting?.number;
	const isBeside = ({ event }: JournalLine): boolean =>
		event.type === 'AttendanceMarked' && wrong.type === event.type && event.memberId === wrong.memberId;
	for (const step of [-1, 1])
		for (let at = place + step, other = lines[at]; isOnPage(other); at += step, other = lines[at])
			if (isBeside(other) && other.event.corrects === undefined) return true;
	return false;
}

/** What she owed when she left was settled by what stood then. */
function hasLeft({ members }: GroupDraft, memberId: MemberId): boolean {
	return members.get(memberId)?.leftOn !== null;
}

/**
 * Folds a line that was recorded before into a draft, with the legs that it made then; nothing is refused.
 *
 * @param draft from the start of the book, with every line
 */
export function repeat(draft: GroupDraft, line: JournalLine, wrong: WrongEntries): void {
	const { event, entry } = line;
	const journal = present(draft.journal, 'a fold from the start keeps every line');
	const corrected = event.type === 'EventReversed' ? event.reverses : event.corrects;
	if (corrected === undefined) {
		apply(draft, event, entry, false);
		draft.journal = appended(journal, line);
		draft.justReversed = null;
		return;
	}
	const original = wrongLine(wrong, journal, corrected);
	applyLegs(draft, event, entry, false);
	draft.journal = appended(journal, line);
	draft.justReversed = event.type === 'EventReversed' ? (original?.line ?? null) : null;
	if (original === null || !putRight(draft, line, original, wrong))
		takeFacts(draft, refold(draft.currency, draft.journal));
}
