import type { EventId, FineId, LoanId, MemberId } from '#kernel';
import type { GroupEvent, MeetingRef, PostedLine } from '#group';

/** How an entry of a register stands to others: what was wrong stays beside what puts it right (ledger law 6.5). */
export interface EntryMarks {
	/** The EventReversed that took this entry out later: it is struck through. */
	readonly correctedBy: EventId | null;
	/** The entry that this one stands for. */
	readonly corrects: EventId | null;
	/** It belongs on the page of a paper meeting that was entered late. */
	readonly late: boolean;
}

/** An entry on the page to which it belongs; its legs are those that it made. */
export interface RegisterLine extends PostedLine, EntryMarks {
	/** Of what replaces an entry: the page of the first; null for what stands outside a meeting. */
	readonly page: MeetingRef | null;
	/** How often the entry had been replaced before: 0 as it was first written. */
	readonly version: number;
}

/**
 * Every entry but the reversals, in the order of recording, what replaces an entry directly after it. Those without
 * `correctedBy` are the book as it should have been from the start.
 */
export function registerLines(posted: readonly PostedLine[]): readonly RegisterLine[] {
	const reversals = new Map<EventId, EventId>();
	const replacements = new Map<EventId, PostedLine>();
	for (const line of posted) {
		const { event } = line;
		if (event.type === 'EventReversed') reversals.set(event.reverses, event.eventId);
		if (event.corrects !== undefined) replacements.set(event.corrects, line);
	}
	return posted.flatMap((first) => {
		if (first.event.type === 'EventReversed' || first.event.corrects !== undefined) return [];
		const versions: RegisterLine[] = [];
		let line: PostedLine | undefined = first;
		while (line !== undefined) {
			const { eventId, corrects } = line.event;
			versions.push({
				...line,
				page: first.meeting,
				version: versions.length,
				correctedBy: reversals.get(eventId) ?? null,
				corrects: corrects ?? null,
				late: first.meeting?.late ?? false
			});
			line = replacements.get(eventId);
		}
		return versions;
	});
}

/** Entries as they should have been from the start. */
export function live<Line extends EntryMarks>(lines: readonly Line[]): readonly Line[] {
	return lines.filter((line) => line.correctedBy === null);
}

/** Whose an entry is; null where it is no member's own. Also of a loan that was taken out since: the lines name it. */
export type OwnerOf = (event: GroupEvent) => MemberId | null;

export function ownersIn(lines: readonly Pick<PostedLine, 'event'>[]): OwnerOf {
	const owners = new Map<LoanId | FineId, MemberId>();
	for (const { event } of lines) {
		if (event.type === 'LoanDisbursed') owners.set(event.loanId, event.memberId);
		if (event.type === 'FineImposed') owners.set(event.fineId, event.memberId);
		if (event.type !== 'OpeningBalances') continue;
		for (const loan of event.loans ?? []) owners.set(loan.loanId, loan.memberId);
		for (const fine of event.finesDue ?? []) owners.set(fine.fineId, fine.memberId);
	}
	return (event) => {
		if ('memberId' in event && event.memberId !== undefined) return event.memberId;
		if ('loanId' in event) return owners.get(event.loanId) ?? null;
		return 'fineId' in event ? (owners.get(event.fineId) ?? null) : null;
	};
}
