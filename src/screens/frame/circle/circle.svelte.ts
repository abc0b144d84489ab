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
 * A decision that binds the whole group: a meeting is open, enough women are here, and officers among them say yes
 * (ledger law 3). It asks people, by their faces, and no dialog (R24); what they say is consent, and no approval: that
 * are the codes at the seal (ledger law 41).
 */
export class Circle {
	readonly meeting: MeetingView;
	readonly #type: EventType;
	/** Officers who touched their pictures. */
	agreed = $state.raw<readonly MemberId[]>([]);

	/** @param type what is decided */
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

	/** Everybody who is here says yes, an officer once she has touched her picture. */
	get yes(): readonly MemberId[] {
		const officers = new Set(this.officers);
		return this.meeting.here.filter((one) => !officers.has(one) || this.agreed.includes(one));
	}

	get isEnough(): boolean {
		return lacksApprovals(this.meeting.state, this.yes, askedOf(this.#type)) === null;
	}

	/** Why nothing can be decided now: no meeting, or too few are here. */
	get closed(): SpokenReason | null {
		const lacking = this.#lacking();
		return lacking === null ? null : spokenReason(lacking, this.meeting.words, this.meeting.currency);
	}

	/**
	 * Why this decision cannot be taken, whoever says yes.
	 *
	 * @param command made of those who say yes, the day apart
	 */
	reasonAgainst(command: (agreedBy: readonly MemberId[]) => Command): SpokenReason | null {
		const blocked = this.#lacking() ?? this.meeting.book.blockedBy(command(this.meeting.here));
		return blocked === null ? null : spokenReason(blocked, this.meeting.words, this.meeting.currency);
	}

	/** An officer touched her picture: yes, or her yes is taken back. */
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
 * The day of what is no entry of a meeting: that of the open one, else today; a phone whose clock is behind does not write
 * before the last page.
 */
export function dayOfPeople({ book, app }: Pick<MeetingView, 'book' | 'app'>): LocalDate {
	const { openMeeting, lastSealedDay } = book.state;
	if (openMeeting !== null) return openMeeting.lastDay;
	return lastSealedDay !== null && lastSealedDay > app.today ? lastSealedDay : app.today;
}
