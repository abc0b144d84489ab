import {
	isMemberOn,
	quorumAt,
	quorumOf,
	rulesOn,
	type GroupEvent,
	type JournalLine,
	type MeetingRef
} from '#group';
import { nameOf, type MeetingName, type RegisterBook } from './register-book.ts';

/** How the circle decided, beside what the rules of that day ask for (ledger law 3). Women are counted. */
export interface CircleVote {
	readonly forIt: number;
	/** Those who came by the marks of its meeting, and no more than the resolution itself says. */
	readonly present: number;
	/** The quorum, of the women who were members when the meeting began. */
	readonly needed: number;
	/** The quorum was there, and more than half of those present said yes. */
	readonly isPassed: boolean;
}

type Resolution = Extract<GroupEvent, { readonly type: 'ResolutionPassed' }>;

/**
 * The same question of a resolution that the phone wrote and of one that came in by a file. A mark that was put right counts as it
 * should have been. Outside a meeting of the group no marks say who came: there the resolution's own number is all there is.
 */
export function voteOf(event: Resolution, meeting: MeetingRef | null, book: RegisterBook): CircleVote {
	const page = meeting === null || meeting.kind === 'desk' ? undefined : book.pageOf(meeting);
	const { there, needed } =
		page === undefined
			? { there: event.present, needed: quorumOn(event, book) }
			: quorumAt({ begun: page.page.begun, marks: page.marks });
	const present = Math.min(there, event.present);
	const forIt = Math.min(event.forIt, present);
	return { forIt, present, needed, isPassed: present >= needed && 2 * forIt > present };
}

function quorumOn({ occurredOn }: Resolution, { state }: RegisterBook): number {
	const rules = rulesOn(state, occurredOn);
	const members = [...state.members.values()].filter((member) => isMemberOn(member, occurredOn));
	return rules === null ? 0 : quorumOf(rules, members.length);
}

/** A resolution that was not passed as the rules ask. */
export interface LackingQuorum extends CircleVote {
	readonly eventId: JournalLine['event']['eventId'];
	readonly about: string;
	readonly on: Resolution['occurredOn'];
	readonly meeting: MeetingName | null;
}

/** @param lines those that stand, in the order of recording */
export function lackingQuorumIn(lines: readonly JournalLine[], book: RegisterBook): readonly LackingQuorum[] {
	return lines.flatMap(({ event, meeting }) => {
		if (event.type !== 'ResolutionPassed') return [];
		const vote = voteOf(event, meeting, book);
		if (vote.isPassed) return [];
		const { eventId, kind: about, occurredOn: on } = event;
		return [{ ...vote, eventId, about, on, meeting: meeting === null ? null : nameOf(meeting) }];
	});
}
