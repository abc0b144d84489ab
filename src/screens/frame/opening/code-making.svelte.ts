import { ok, type MemberId, type Result } from '#kernel';
import { officesHeld, type CodeHolder, type Fault } from '#app';
import { CodeGiving } from './code-giving.svelte.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { officersWhoVouch } from '#group';
import { OfficerCodes } from './officer-codes.svelte.ts';
import { officerTiles, type Officer } from '../officer-tiles.ts';

/** A woman makes her code by her own hand, after two other officers entered theirs; nobody else is shown it. */
export class CodeMaking {
	readonly #meeting: MeetingView;
	readonly vouching: CodeVouching;
	/** Her turn; null as long as others have not vouched. */
	giving = $state.raw<CodeGiving | null>(null);

	/** @param memberId who makes hers; what it opens follows from the offices that she holds by the last seal */
	constructor(meeting: MeetingView, memberId: MemberId) {
		this.#meeting = meeting;
		this.vouching = new CodeVouching(meeting, memberId);
	}

	/** The phone is in her hand now. */
	begin(): void {
		if (!this.vouching.isEnough) return;
		const { app, book } = this.#meeting;
		const memberId = this.vouching.owner;
		const { symbol, number } = book.face(memberId);
		const offices = officesHeld(book.state).get(memberId) ?? [];
		const holder: CodeHolder = { memberId, symbol, number, offices };
		this.giving = CodeGiving.in(app, () => [holder]);
	}

	/** The woman repeated her code: it counts from now on; an older one of hers did until now. */
	async finish(): Promise<Result<void, Fault>> {
		const given = this.giving?.given[0];
		return given === undefined ? ok(undefined) : this.#meeting.app.codes.giveCode(given);
	}
}

/**
 * Two other officers enter their codes before a woman makes hers: who holds the phone alone can give none, and no code is
 * shown before (ledger law 41). Whoever opened the book with the key paper could make all of them again, and is not asked.
 */
class CodeVouching {
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
