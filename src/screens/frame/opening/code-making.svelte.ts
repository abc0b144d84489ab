import { ok, type MemberId, type Result } from '#kernel';
import { officesHeld, type AgreedAct, type CheckedCode, type CodeHolder, type Fault } from '#app';
import { hasVouchers, type Rejection } from '#group';
import { CodeGiving } from './code-giving.svelte.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { OfficerCodes } from './officer-codes.svelte.ts';

type CodeAct = Extract<AgreedAct, { readonly type: 'code' }>;

/**
 * A woman makes her code by her own hand, after two other officers entered theirs: who holds the phone alone can give none, and no code
 * is shown before (ledger law 41). Whoever opened the book with the key paper could make all of them again, and is not asked.
 */
export class CodeMaking {
	readonly #meeting: MeetingView;
	/** Who makes hers. */
	readonly owner: MemberId;
	readonly vouching: OfficerCodes<CodeAct>;
	#vouched: readonly CheckedCode[] = [];
	/** Her turn; null as long as others have not vouched. */
	giving = $state.raw<CodeGiving | null>(null);

	/** @param owner what her code opens follows from the offices that she holds by the last seal */
	constructor(meeting: MeetingView, owner: MemberId) {
		this.#meeting = meeting;
		this.owner = owner;
		const { codes } = meeting.app;
		this.vouching = new OfficerCodes<CodeAct>(meeting, {
			act: () => ({ type: 'code', owner }),
			officers: () => codes.vouching(owner).officers,
			next: () => (this.isVouched ? '' : meeting.words.say('meeting.close-officer-next'))
		});
	}

	/** How many codes are asked for. */
	get needed(): number {
		return this.#meeting.app.codes.vouching(this.owner).needed;
	}
	get isVouched(): boolean {
		const { needed } = this;
		return needed === 0 || hasVouchers(this.#meeting.book.state, this.owner, this.vouching.given);
	}

	/** The phone is in her hand now. */
	begin(): void {
		if (!this.isVouched) return;
		const { app, book } = this.#meeting;
		const memberId = this.owner;
		const { symbol, number } = book.face(memberId);
		const offices = officesHeld(book.state).get(memberId) ?? [];
		const holder: CodeHolder = { memberId, symbol, number, offices };
		this.#vouched = this.vouching.approved?.codes ?? [];
		this.giving = CodeGiving.in(app, () => [holder]);
	}

	/** The woman repeated her code: it counts from now on; an older one of hers did until now. */
	async finish(): Promise<Result<void, Rejection | Fault>> {
		const given = this.giving?.given[0];
		return given === undefined ? ok(undefined) : this.#meeting.app.codes.giveCode(given, this.#vouched);
	}
}
