import type { FineId, LocalDate, MemberId } from '#kernel';
import { finesDueOf, proposedFines, unpaidOf, type Fine, type ProposedFine } from '#group';
import { sum, type Money } from '#money';
import type { MeetingView } from './meeting-view.svelte.ts';

/** One question about fines: those that the rules require today, or those that she owes. */
export interface FineCard {
	readonly memberId: MemberId;
	readonly lines: readonly FineLine[];
	/** Minor units. */
	readonly total: Money;
	/** True if the rules require it and nothing is written yet. */
	readonly proposed: boolean;
}

export interface FineLine {
	/** A code of the list; another program may have others. */
	readonly reason: string;
	readonly amount: Money;
	/** Null for a proposed fine. */
	readonly fineId: FineId | null;
	/** Null for a fine of today. */
	readonly since: LocalDate | null;
}

/**
 * Members to ask about fines, by number: first unpaid fines from before, then those that the rules require today. Answered
 * "later" and "no fine" are not asked again.
 */
export function fineCards(meeting: MeetingView): readonly FineCard[] {
	const { fineLater, noFine } = meeting.book.draft;
	const proposed = proposedFines(meeting.state).filter((fine) => !noFine.has(noFineKey(fine)));
	return meeting.memberIds.flatMap((memberId) => {
		const cards: FineCard[] = [];
		const owed = owedCard(meeting, memberId);
		const isOld = owed?.lines.some(({ since }) => since !== null) === true;
		if (owed !== null && isOld && !fineLater.has(memberId)) cards.push(owed);
		const hers = proposed.filter((fine) => fine.memberId === memberId);
		if (hers.length > 0) cards.push(cardOf(memberId, hers.map(proposedLine), true));
		return cards;
	});
}

/** All fines that she owes; null for none. */
export function owedCard(meeting: MeetingView, memberId: MemberId): FineCard | null {
	const { fines } = finesDueOf(meeting.state, memberId);
	if (fines.length === 0) return null;
	const today = new Set(meeting.figures.fined.map(({ fineId }) => fineId));
	return cardOf(
		memberId,
		fines.map((fine) => owedLine(fine, today.has(fine.fineId))),
		false
	);
}

/** Key of the answer to a proposed fine. */
export function noFineKey({
	memberId,
	reason
}: {
	readonly memberId: MemberId;
	readonly reason: string;
}): string {
	return `${memberId} ${reason}`;
}

function cardOf(memberId: MemberId, lines: readonly FineLine[], proposed: boolean): FineCard {
	return { memberId, lines, total: sum(lines.map(({ amount }) => amount)), proposed };
}

const proposedLine = ({ reason, amount }: ProposedFine): FineLine => ({
	reason,
	amount,
	fineId: null,
	since: null
});

const owedLine = (fine: Fine, today: boolean): FineLine => ({
	reason: fine.reason,
	amount: unpaidOf(fine),
	fineId: fine.fineId,
	since: today ? null : fine.imposedOn
});
