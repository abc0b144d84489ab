import { kindPicture, type EventType, type GroupEvent } from '#group';
import type { IconName, MessageKey } from '#i18n';
import { entryName, codeWords } from '#papers/code-words.ts';

/** Picture and name of a kind of entry. */
export interface EntryPicture {
	readonly icon: IconName;
	readonly label: MessageKey;
}

const marks = {
	present: 'woman-on-mat',
	late: 'late-coin',
	absent: 'empty-mat',
	excused: 'speaking-mouth'
} as const;

export function entryPicture(event: GroupEvent): EntryPicture {
	if (event.type === 'AttendanceMarked')
		return { icon: marks[event.state], label: `code.attendance-${event.state}` };
	if (event.type === 'ResolutionPassed') {
		const kind = codeWords.resolutionKinds.find(event.kind) ?? 'other';
		return { icon: 'hands-raised', label: codeWords.resolutionKinds.keyOf(kind) };
	}
	// A lender adds interest or charges to the debt: nothing leaves the bank account.
	if (event.type === 'BorrowingCharged' && (event.interest ?? 0) > 0)
		return { icon: 'sprout', label: 'bank.book-debited-interest' };
	return pictureOf(event.type);
}

/** Picture of an event type; a type without a picture does not compile. */
export const pictureOf = (type: EventType): EntryPicture => ({
	icon: kindPicture(type),
	label: entryName(type)
});

/** Message key of an agenda item; an unknown code of another program reads "other". */
export function agendaKey(point: string): MessageKey {
	return codeWords.agendaPoints.keyOf(codeWords.agendaPoints.find(point) ?? 'other');
}
