import { ok, present, type MemberId, type Result } from '#kernel';
import { officesHeld, type AgreedAct, type CheckedCode, type CodeHolder, type Fault } from '#app';
import { hasVouchers, type Rejection } from '#group';
import { askedInTurn, CodeGiving } from './code-giving.svelte.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { OfficerCodes } from './officer-codes.svelte.ts';

type CodeAct = Extract<AgreedAct, { readonly type: 'code' }>;

/**
 * Women make their codes by their own hands, one after the other, after two other officers entered theirs: who holds the phone alone can
 * give none, and no code is shown before (ledger law 41). Whoever opened the book with the key paper could make all of them again, and is
 * not asked.
 */
export class CodeMaking {
	readonly #meeting: MeetingView;
	/** Who make theirs: the officers vouch for exactly these. */
	readonly owners: readonly MemberId[];
	readonly vouching: OfficerCodes<CodeAct>;
	#vouched: readonly CheckedCode[] = [];
	#place = $state(0);
	/** The turn of one of them; null as long as others have not vouched, and after the last. */
	giving = $state.raw<CodeGiving | null>(null);
	/** That the code of the woman before is kept: heard before the next one is asked. */
	kept = '';

	/** @param owners what the code of each opens follows from the offices that she holds by the last seal */
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

	/** Whose turn it is, from 0. */
	get place(): number {
		return Math.min(this.#place, this.owners.length - 1);
	}
	get owner(): MemberId {
		return present(this.owners[this.place], 'somebody makes her code');
	}
	get isDone(): boolean {
		return this.#place >= this.owners.length;
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
		this.#vouched = this.vouching.approved?.codes ?? [];
		this.#turn();
	}

	/** The woman repeated her code: it counts from now on; an older one of hers did until now. The next one has her turn. */
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

	/** She makes none now: the next one has her turn. */
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

/** Women of the open book who are asked for their codes in turn. */
export const womenWithoutCode = ({ app, book }: Pick<MeetingView, 'app' | 'book'>): readonly MemberId[] =>
	book.readOnly ? [] : askedInTurn(app).map(({ memberId }) => memberId);
