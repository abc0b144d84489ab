import type { EventId } from '#kernel';
import type { CurrencyCode } from '#money';
import { apply } from '../apply.ts';
import type { GroupEvent } from '../event-types.ts';
import { linesOf, type Journal, type JournalLine } from '../journal.ts';
import { ownMeeting } from '../owned.ts';
import { emptyGroup, type GroupDraft, type MeetingInProgress } from '../state.ts';
import { afterWhatTheyName } from './after-what-they-name.ts';

/** Everything that is known of the group but balances and the frame of the book; of the open meeting, whom it does not count on. */
export type Facts = Pick<
	GroupDraft,
	| 'members'
	| 'offices'
	| 'bankAccounts'
	| 'loans'
	| 'loanCount'
	| 'fines'
	| 'borrowings'
	| 'applications'
	| 'disputes'
	| 'regularMeetings'
	| 'booksSince'
> &
	Pick<MeetingInProgress, 'goneBefore'>;

/**
 * The facts of a book in which every corrected entry had always been right: reversed entries are left out, and what
 * replaces one stands in its place, with the legs that it made. So a correction is never a second way of computing.
 */
export function refold(currency: CurrencyCode, journal: Journal): Facts {
	const draft = emptyGroup(currency);
	draft.journal = null;
	for (const { event, entry } of effectiveLines(linesOf(journal))) apply(draft, event, entry, false);
	const { members, offices, bankAccounts, loans, loanCount, fines } = draft;
	const { borrowings, applications, disputes, regularMeetings, booksSince } = draft;
	return {
		members,
		offices,
		bankAccounts,
		loans,
		loanCount,
		fines,
		borrowings,
		applications,
		disputes,
		regularMeetings,
		booksSince,
		goneBefore: draft.openMeeting?.goneBefore ?? []
	};
}

/** What was folded again is what the draft knows from now on. */
export function takeFacts(draft: GroupDraft, { goneBefore, ...known }: Facts): void {
	Object.assign(draft, known);
	if (draft.openMeeting !== null) ownMeeting(draft, draft.openMeeting).goneBefore = goneBefore;
}

/** Lines as they should have been from the start, in the order of recording. */
export function effectiveLines(lines: readonly JournalLine[]): readonly JournalLine[] {
	const inForce = putRightIn(lines);
	if (inForce === null) return lines;
	const standing = lines.flatMap((line) => {
		const { event } = line;
		if (event.type === 'EventReversed' || event.corrects !== undefined) return [];
		const inPlace = inForce(line);
		return inPlace === null ? [] : [inPlace];
	});
	return afterWhatTheyName(standing);
}

/**
 * What is in the place of an entry of a book: the entry itself, or the last of those that replaced one another; null where it was taken out
 * for good.
 *
 * @returns null where nothing of the book was put right
 */
export function putRightIn<Line extends { readonly event: GroupEvent }>(
	lines: readonly Line[]
): ((line: Line) => Line | null) | null {
	const reversed = new Set<EventId | undefined>();
	const replacements = new Map<EventId | undefined, Line>();
	for (const line of lines) {
		const { event } = line;
		if (event.type === 'EventReversed') reversed.add(event.reverses);
		if (event.corrects !== undefined) replacements.set(event.corrects, line);
	}
	if (reversed.size === 0) return null;
	return (line) => {
		let standing: Line | undefined = line;
		while (standing !== undefined && reversed.has(standing.event.eventId))
			standing = replacements.get(standing.event.eventId);
		return standing ?? null;
	};
}
