import {
	approvedIn,
	countedIn,
	isMemberOn,
	quorumAt,
	quorumOf,
	rulesOn,
	type GroupEvent,
	type JournalLine,
	type MeetingRef,
	type PostedLine
} from '#group';
import { nameOf, numberIn, type MeetingName, type RegisterBook } from './register-book.ts';

/** Approvals of an entry, compared with the rules of its day. */
export interface Agreement {
	/** Numbers of the members who approved it, at the seal of its meeting or with the entry itself. */
	readonly approvedBy: readonly number[];
	/** Number of officers required, normally capped at those in office; 0 if the rules require none or the page is open. */
	readonly asked: number;
	/** Number of different deciding officers among the approvers; the writer alone does not count (ledger law 3). */
	readonly given: number;
}

/** Returns required and given approvals. The founding requires none, because the circle elects the first officers with it. */
export function agreementOf(line: PostedLine, book: RegisterBook): Agreement {
	const { event, meeting } = line;
	const page = meeting === null ? null : (book.pageOf(meeting)?.page ?? null);
	const agreed = approvedIn(event, page);
	const approvedBy = agreed.map(numberIn(book.state));
	const begun = page?.begun ?? book.decidedOutside.get(event.eventId);
	if (page?.isOpen === true || begun === undefined) return { approvedBy, asked: 0, given: 0 };
	return { approvedBy, ...countedIn(begun, event, agreed, page) };
}

/** True if fewer officers approved than the rules of that day require. */
export const isLacking = ({ asked, given }: Pick<Agreement, 'asked' | 'given'>): boolean => given < asked;

/** Result of a vote of the circle and the quorum of that day's rules (ledger law 3). All figures count members. */
export interface CircleVote {
	readonly forIt: number;
	/** Members present by the marks of the meeting, capped at the number in the resolution itself. */
	readonly present: number;
	/** Quorum of the members at the beginning of the meeting. */
	readonly needed: number;
	/** True if the quorum was present and more than half of those present voted yes. */
	readonly isPassed: boolean;
}

type Resolution = Extract<GroupEvent, { readonly type: 'ResolutionPassed' }>;

/**
 * Evaluates a resolution, whether written on the phone or imported from a file, with corrections of marks applied. Outside a meeting
 * of the group there are no marks, and the number in the resolution counts.
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

/** A resolution without the quorum or majority that the rules require. */
export interface LackingQuorum extends CircleVote {
	readonly eventId: JournalLine['event']['eventId'];
	readonly about: string;
	readonly on: Resolution['occurredOn'];
	readonly meeting: MeetingName | null;
}

/** @param lines with corrections applied, in the order of recording */
export function lackingQuorumIn(lines: readonly JournalLine[], book: RegisterBook): readonly LackingQuorum[] {
	return lines.flatMap(({ event, meeting }) => {
		if (event.type !== 'ResolutionPassed') return [];
		const vote = voteOf(event, meeting, book);
		if (vote.isPassed) return [];
		const { eventId, kind: about, occurredOn: on } = event;
		return [{ ...vote, eventId, about, on, meeting: meeting === null ? null : nameOf(meeting) }];
	});
}
