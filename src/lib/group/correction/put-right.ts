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
 * Applies a correction incrementally where the order of entries does not matter, by adding or subtracting its effect. This avoids a fold for each
 * correction; the result equals that of `refold`.
 *
 * @param line a reversal, or the replacement of the entry reversed just before
 * @param original the wrong entry
 * @returns false if the order matters: nothing was changed, and the caller folds again
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
	// Figures of a cycle that was shared out no longer count.
	if (isOfAnOlderCycle(draft, event.occurredOn)) return false;
	switch (event.type) {
		case 'CashDifferenceAccepted':
			// The difference belongs to a closed meeting, so it has no facts in the draft.
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

/** The book balance stored with a bank statement depends on the order of entries. */
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
	// A recovery on a written-off loan changes neither principal nor interest.
	if (movement.principal === 0 && movement.interest === 0) return false;
	const changed = (way === 'in' ? withRepayment : withoutRepayment)(loan, movement);
	if (changed === null) return false;
	draft.loans.set(loan.loanId, changed);
	return true;
}

/** Changes a member's mark at a sealed regular meeting: in her attendance and, if it is recent enough, in `recentMarks`. Without a mark she was absent. */
function changeMark(
	draft: GroupDraft,
	event: EventOf<'AttendanceMarked'>,
	original: WrongLine,
	way: Way
): boolean {
	const { event: wrong, meeting } = original.line;
	// A second correction has the page of the first one, not that of the meeting.
	if (meeting === null || wrong.corrects !== undefined || marksBeside(draft.journal, original)) return false;
	if (meeting.kind !== 'regular') return true;
	const member = draft.members.get(event.memberId);
	if (member === undefined || member.leftOn !== null) return false;
	const place = draft.regularMeetings.findLastIndex(({ number }) => number === meeting.number);
	const held = draft.regularMeetings[place];
	if (held?.sealed !== true || !isMemberOn(member, held.day)) return false;
	// A meeting may end on a day after a share-out in it; its marks count by the day on which it began.
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

/** True if the page has another mark of the same member, since the last one counts. */
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

/** True if the member has left: her settlement included these amounts. */
function hasLeft({ members }: GroupDraft, memberId: MemberId): boolean {
	return members.get(memberId)?.leftOn !== null;
}

/**
 * Replays a recorded line into a draft with its original postings, without checks.
 *
 * @param draft built from the start of the book, with every line
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
