import type { LocalDate, MemberId } from '#kernel';
import {
	askedOf,
	beginningOf,
	lacksApprovals,
	lacksQuorum,
	officersAsked,
	officersWhoDecide,
	type Command,
	type EventType,
	type Rejection
} from '#group';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { spokenReason, type SpokenReason } from '#session/reasons.ts';

/**
 * A decision that binds the group: a meeting is open, a quorum is here, and officers among them agree (ledger law 3). Women agree by touching their
 * faces, not in a dialog (R24); that is consent, not approval, which needs the codes at the seal (ledger law 41).
 */
export class Circle {
	readonly meeting: MeetingView;
	readonly #type: EventType;
	/** Officers who touched their pictures. */
	agreed = $state.raw<readonly MemberId[]>([]);

	/** @param type event type of the decision */
	constructor(meeting: MeetingView, type: EventType = 'ConstitutionChanged') {
		this.meeting = meeting;
		this.#type = type;
	}

	get needed(): number {
		return officersAsked(beginningOf(this.meeting.state), askedOf(this.#type));
	}

	/** Officers who are here. */
	get officers(): readonly MemberId[] {
		const deciding = officersWhoDecide(this.meeting.state);
		return this.meeting.here.filter((memberId) => deciding.includes(memberId));
	}

	/** Members who agree: everyone here, an officer only once she has touched her picture. */
	get yes(): readonly MemberId[] {
		const officers = new Set(this.officers);
		return this.meeting.here.filter((one) => !officers.has(one) || this.agreed.includes(one));
	}

	get isEnough(): boolean {
		return lacksApprovals(this.meeting.state, this.yes, askedOf(this.#type)) === null;
	}

	/** Reason why nothing can be decided now: no meeting, or no quorum. */
	get closed(): SpokenReason | null {
		const lacking = this.#lacking();
		return lacking === null ? null : spokenReason(lacking, this.meeting.words, this.meeting.currency);
	}

	/**
	 * Returns the reason why this decision cannot be taken, even with everyone's consent; null if it can.
	 * @param command builds the command from those who agree, without the day
	 */
	reasonAgainst(command: (agreedBy: readonly MemberId[]) => Command): SpokenReason | null {
		const blocked = this.#lacking() ?? this.meeting.book.blockedBy(command(this.meeting.here));
		return blocked === null ? null : spokenReason(blocked, this.meeting.words, this.meeting.currency);
	}

	/** Toggles an officer's consent. */
	toggle(memberId: MemberId): void {
		this.agreed = this.agreed.includes(memberId)
			? this.agreed.filter((one) => one !== memberId)
			: [...this.agreed, memberId];
		const { app, words } = this.meeting;
		if (!this.agreed.includes(memberId)) return;
		void app.speaker.say(words.say('loan.her-yes', { who: this.meeting.who(memberId) }));
	}

	clear(): void {
		this.agreed = [];
	}

	#lacking(): Rejection | null {
		const { openMeeting } = this.meeting.book.state;
		if (openMeeting === null) return { type: 'NoOpenMeeting' };
		if (openMeeting.kind === 'desk') return { type: 'NotAtTheDesk' };
		return lacksQuorum(this.meeting.book.state);
	}
}

/**
 * The day of an entry outside the meeting's list: that of the open meeting, else today, but never before the last page, since the phone's clock may
 * be behind.
 */
export function dayOfPeople({ book, app }: Pick<MeetingView, 'book' | 'app'>): LocalDate {
	const { openMeeting, lastSealedDay } = book.state;
	if (openMeeting !== null) return openMeeting.lastDay;
	return lastSealedDay !== null && lastSealedDay > app.today ? lastSealedDay : app.today;
}
