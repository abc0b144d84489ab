import type { MemberId } from '#kernel';
import { officesOn, type Office } from '#group';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';

/** The group: who does what in it, who is in it, who left. */
export class GroupView {
	readonly #meeting: MeetingView;

	constructor(meeting: MeetingView) {
		this.#meeting = meeting;
	}

	get name(): string {
		return this.#meeting.book.state.name ?? '';
	}

	get officers(): readonly { readonly memberId: MemberId; readonly office: Office }[] {
		return officesOn(this.#meeting.book.state, this.#meeting.app.today);
	}

	/** Women of the group, by number. */
	get women(): readonly MemberId[] {
		return this.#meeting.book.memberIds.filter((memberId) => !this.hasLeft(memberId));
	}
	/** Women who left: their figures stay in the book. */
	get left(): readonly MemberId[] {
		return this.#meeting.book.memberIds.filter((memberId) => this.hasLeft(memberId));
	}
	hasLeft(memberId: MemberId): boolean {
		return this.#meeting.book.state.members.get(memberId)?.leftOn !== null;
	}

	/** The name and how many they are. */
	get prompt(): string {
		const count = this.#meeting.words.say('book.home-members-count', { count: this.women.length });
		return `${this.name}. ${count}.`;
	}
}
