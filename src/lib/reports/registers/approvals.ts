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

/** Who agreed to an entry, beside what the rules of its day asked for. */
export interface Agreement {
	/** Numbers of those who approved it: at the seal of its meeting, or with the entry itself. */
	readonly approvedBy: readonly number[];
	/** Officers that the rules asked for, where fewer are left those; 0 where they ask for none, or its page is open. */
	readonly asked: number;
	/** Different women among those who approved it who decided then; the writer alone counts for none (ledger law 3). */
	readonly given: number;
}

/** What the rules asked for, and what the entry has. What founded the group asks for nobody: its first officers are given by the circle. */
export function agreementOf(line: PostedLine, book: RegisterBook): Agreement {
	const { event, meeting } = line;
	const page = meeting === null ? null : (book.pageOf(meeting)?.page ?? null);
	const agreed = approvedIn(event, page);
	const approvedBy = agreed.map(numberIn(book.state));
	const begun = page?.begun ?? book.decidedOutside.get(event.eventId);
	if (page?.isOpen === true || begun === undefined) return { approvedBy, asked: 0, given: 0 };
	return { approvedBy, ...countedIn(begun, event, agreed, page) };
}

/** Fewer officers agreed than the rules of that day ask for. */
export const isLacking = ({ asked, given }: Pick<Agreement, 'asked' | 'given'>): boolean => given < asked;

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
