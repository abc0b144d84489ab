import { ok, present, type MemberId, type Result } from '#kernel';
import { officesHeld, type AgreedAct, type CheckedCode, type CodeHolder, type Fault } from '#app';
import { hasVouchers, type Rejection } from '#group';
import { askedInTurn, CodeGiving } from './code-giving.svelte.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { OfficerCodes } from './officer-codes.svelte.ts';

type CodeAct = Extract<AgreedAct, { readonly type: 'code' }>;

/**
 * Women make their own codes one by one, after two other officers entered theirs: whoever holds the phone alone can give none, and no code is shown
 * before (ledger law 41). After an opening with the key paper no vouching is asked for, since that paper can replace all codes anyway.
 */
export class CodeMaking {
	readonly #meeting: MeetingView;
	/** Women who make their codes; the officers vouch for exactly these. */
	readonly owners: readonly MemberId[];
	readonly vouching: OfficerCodes<CodeAct>;
	#vouched: readonly CheckedCode[] = [];
	#place = $state(0);
	/** Current turn; null before the vouching and after the last one. */
	giving = $state.raw<CodeGiving | null>(null);
	/** Confirmation that the previous woman's code is stored, spoken before the next question. */
	kept = '';

	/** @param owners their offices at the last seal decide what each code can open */
	constructor(meeting: MeetingView, ...owners: readonly MemberId[]) {
		this.#meeting = meeting;
		this.owners = owners;
		const { codes } = meeting.app;
		this.vouching = new OfficerCodes<CodeAct>(meeting, {
			act: () => ({ type: 'code', owners }),
			officers: () => codes.vouching(this.owner).officers,
			isEnough: () => this.isVouched
		});
	}

	/** Index of the current turn. */
	get place(): number {
		return Math.min(this.#place, this.owners.length - 1);
	}
	get owner(): MemberId {
		return present(this.owners[this.place], 'somebody makes her code');
	}
	get isDone(): boolean {
		return this.#place >= this.owners.length;
	}
	/** Number of codes needed for the vouching. */
	get needed(): number {
		return this.#meeting.app.codes.vouching(this.owner).needed;
	}
	get isVouched(): boolean {
		const { needed } = this;
		return needed === 0 || hasVouchers(this.#meeting.book.state, this.owner, this.vouching.given);
	}

	/** Starts the turn once the phone is in her hand. */
	begin(): void {
		if (!this.isVouched) return;
		this.#vouched = this.vouching.approved?.codes ?? [];
		this.#turn();
	}

	/** Stores the repeated code, which replaces an older one of hers, and moves to the next woman. */
	async finish(): Promise<Result<void, Rejection | Fault>> {
		const given = this.giving?.given[0];
		if (given === undefined) return ok(undefined);
		const meeting = this.#meeting;
		const saved = await meeting.app.codes.giveCode(given, this.#vouched, this.owners);
		if (!saved.ok) return saved;
		this.kept = meeting.words.say('member.page-code-given', { who: meeting.who(this.owner) });
		this.pass();
		return saved;
	}

	/** Skips her for now and moves to the next woman. */
	pass(): void {
		this.#place += 1;
		this.giving = null;
		if (!this.isDone) this.#turn();
	}

	#turn(): void {
		const { app, book } = this.#meeting;
		const memberId = this.owner;
		const { symbol, number } = book.face(memberId);
		const offices = officesHeld(book.state).get(memberId) ?? [];
		const holder: CodeHolder = { memberId, symbol, number, offices };
		this.giving = CodeGiving.in(app, () => [holder]);
	}
}

/** Women of the open book who are asked in turn to make a code. */
export const womenWithoutCode = ({ app, book }: Pick<MeetingView, 'app' | 'book'>): readonly MemberId[] =>
	book.readOnly ? [] : askedInTurn(app).map(({ memberId }) => memberId);
