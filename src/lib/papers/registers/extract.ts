import { addressLine } from '../address.ts';
import type { MessageKey } from '#i18n';
import type { LocalDate } from '#kernel';
import type { Money } from '#money';
import type { MinutesExtract } from '#reports';
import type { PaperCell } from '../table-types.ts';
import { say } from '../context.ts';
import { agreedCell, amountOf, decisionCell } from './decisions.ts';
import { meetingTitle, quorumCell } from './minutes.ts';
import type { RegistersWords } from './words.ts';

/** A decision copied from the minutes for a bank or an office. */
export interface ExtractPaperData {
	readonly day: LocalDate;
	/** Place, meeting, who was there, quorum. */
	readonly about: readonly (readonly [label: PaperCell, said: PaperCell])[];
	readonly decision: PaperCell;
	/** Minor units; also written in words. Null where it is about no money. */
	readonly amount: Money | null;
	readonly agreed: PaperCell;
	/** Why the copy is good for nothing; null where it is good. */
	readonly warning: MessageKey | null;
	/** Who held an office that day, and signs. */
	readonly officers: readonly { readonly who: string; readonly office: MessageKey }[];
}

/** One decision out of the minutes, as a bank or an office asks for it. */
export function extractPaper(
	{ group, meeting, decision, officers }: MinutesExtract,
	words: RegistersWords
): ExtractPaperData {
	const { attendance, quorum, calledBy } = meeting;
	const present = attendance.present.length + attendance.late.length;
	const place = addressLine(group.place, words.currency === 'NPR');
	return {
		day: meeting.day,
		about: [
			...(place === '' ? [] : [[say('paper.place'), { text: place }] as const]),
			...(group.foundedOn === null ? [] : [[say('register.founded-on'), { day: group.foundedOn }] as const]),
			[say('paper.meeting'), meetingTitle(meeting)],
			...(calledBy === null ? [] : [[say('register.called-by'), { text: words.who(calledBy) }] as const]),
			[say('paper.attendance'), presentCell(present, attendance.members)],
			...(quorum === null ? [] : [[say('register.quorum'), quorumCell(quorum)] as const])
		],
		decision: decisionCell(decision, words),
		amount: amountOf(decision),
		agreed: agreedCell(decision, words),
		warning: warningOf(decision.correctedBy !== null, meeting.isOpen),
		officers: officers
			.filter(({ office }) => signing.has(office))
			.map(({ number, office }) => ({ who: words.who(number), office: `paper.${office}` as const }))
	};
}

function presentCell(present: number, members: number): PaperCell {
	return { words: [{ say: 'register.of-those-present', values: { present, members } }] };
}

function warningOf(corrected: boolean, isOpen: boolean): ExtractPaperData['warning'] {
	if (corrected) return 'register.extract-not-true';
	return isOpen ? 'register.extract-open' : null;
}

/** Who signs for the group. */
const signing: ReadonlySet<string> = new Set(['president', 'secretary', 'treasurer']);
