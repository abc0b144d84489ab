import type { MemberId } from '#kernel';
import { officersWhoVouch } from '#group';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { OfficerCodes } from './officer-codes.svelte.ts';
import { officerTiles, type Officer } from '../officer-tiles.ts';

/**
 * Two other officers enter their codes before a woman makes hers: who holds the phone alone can give none, and no code is
 * shown before (ledger law 41). Whoever opened the book with the key paper could make all of them anew, and is not asked.
 */
export class CodeVouching {
	readonly #meeting: MeetingView;
	readonly owner: MemberId;
	readonly codes: OfficerCodes;

	/** @param owner who makes her code */
	constructor(meeting: MeetingView, owner: MemberId) {
		this.#meeting = meeting;
		this.owner = owner;
		this.codes = new OfficerCodes(meeting, () =>
			this.isEnough ? '' : meeting.words.say('meeting.close-officer-next')
		);
	}

	get officers(): readonly Officer[] {
		return officerTiles(this.#meeting, this.#vouching, this.codes);
	}
	/** How many codes are asked for. */
	get needed(): number {
		return this.#meeting.app.codes.openedWithPaper ? 0 : Math.min(2, this.#vouching.length);
	}
	get isEnough(): boolean {
		return this.codes.given.length >= this.needed;
	}

	get #vouching(): readonly MemberId[] {
		return officersWhoVouch(this.#meeting.book.state, this.owner);
	}
}
