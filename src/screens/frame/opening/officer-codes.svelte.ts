import { ok, present, type CodeKind, type MemberId, type Result } from '#kernel';
import { beginningOf, officersWhoDecide, type Office } from '#group';
import { textOfDraft, type AgreedAct, type Approved, type CheckedCode, type WriteAct } from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView, CodesAskedBetween } from '#session/book-view.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { spokenReason, type Reason, type SpokenReason } from '#session/reasons.ts';
import { refuse } from '#session/refusing.ts';
import { faceWords } from '#ui/member/face-words.ts';

/** An officer whose code is asked for, as a tile. */
export interface Officer {
	readonly memberId: MemberId;
	/** Null for one whose term is over and who is asked too. */
	readonly office: Office | null;
	/** False for an officer without a code on this phone, and for all until everything was heard. */
	readonly canApprove: boolean;
	readonly hasApproved: boolean;
}

/** Request for codes on a screen. */
export interface CodesAsked<Act extends AgreedAct> {
	/** The act that the codes approve; null if nothing can be approved now. */
	readonly act: () => Act | null;
	/** Officers to ask; by default the women who decide now. */
	readonly officers?: () => readonly MemberId[];
	/** True once everything to be approved was heard; by default one screen says it all. */
	readonly isHeard?: () => boolean;
	/** True once enough have approved for the main action, so that the prompt asks to touch it. */
	readonly isEnough?: () => boolean;
	/** Without a main action: runs at once when this number of codes was given. */
	readonly atOnce?: {
		readonly needed: () => number;
		readonly do: (approved: Approved<Act>) => Promise<Result<void, Reason>>;
	};
}

/**
 * The only place where codes are asked for: first everything is read out, then officers enter their codes on the phone that goes round. A code covers
 * exactly the draft (ledger law 55): a changed draft or leaving the screen drops all codes. `given` lists only women whose code was checked; a
 * touched face is not enough (ledger law 41).
 */
export class OfficerCodes<Act extends AgreedAct = AgreedAct> {
	readonly #in: { readonly app: AppState; readonly book: BookView };
	readonly #asks: CodesAsked<Act>;
	#touched = $state.raw<{ readonly draft: string; readonly codes: readonly CheckedCode[] }>(nothing);
	/** Officer whose code is being entered; null for none. */
	asked = $state<MemberId | null>(null);
	code = $state('');
	trembling = $state(false);
	/** True while the code is checked, which is slow on purpose. */
	checking = $state(false);
	refusal = $state.raw<SpokenReason | null>(null);

	constructor(where: { readonly app: AppState; readonly book: BookView }, asks: CodesAsked<Act>) {
		this.#in = where;
		this.#asks = asks;
	}

	/** The current draft as text. */
	readonly #draft: string | null = $derived.by(() => {
		const { book } = this.#in;
		const act = this.#asks.act();
		// Another entry on the open page changes the draft.
		return act === null ? null : [book.operations.length, textOfDraft(act, book.session)].join(' ');
	});
	readonly #codes: readonly CheckedCode[] = $derived(
		this.#draft === this.#touched.draft ? this.#touched.codes : []
	);

	/** Women whose codes were right for the current draft. */
	get given(): readonly MemberId[] {
		return this.#codes.map(({ memberId }) => memberId);
	}
	/** The approved act with its codes; null if nothing can be approved. */
	get approved(): Approved<Act> | null {
		const act = this.#asks.act();
		return act === null ? null : { act, codes: this.#codes };
	}

	get officers(): readonly Officer[] {
		const { app, book } = this.#in;
		const { officers } = beginningOf(book.state);
		const asked = this.#asks.officers?.() ?? officersWhoDecide(book.state);
		return asked.map((memberId) => ({
			memberId,
			office: officers.find((term) => term.memberId === memberId)?.office ?? null,
			canApprove: this.#canAsk && app.codes.slotOf(memberId) !== undefined,
			hasApproved: this.given.includes(memberId)
		}));
	}

	get kind(): CodeKind {
		return this.#slot?.codeKind ?? 'pictures';
	}

	/** Asks for the code of a touched officer; a second touch withdraws her approval. */
	ask(memberId: MemberId): void {
		if (!this.#canAsk) return;
		if (this.given.includes(memberId)) {
			const codes = this.#codes.filter((one) => one.memberId !== memberId);
			this.#touched = { ...this.#touched, codes };
			return;
		}
		this.asked = memberId;
		this.code = '';
		this.refusal = null;
		const { app } = this.#in;
		const words = wordsOf(app);
		void app.speaker.say(words.say(this.kind === 'pictures' ? 'lock.code-prompt' : 'lock.digits-prompt'));
	}
	stopAsking(): void {
		this.asked = null;
		this.code = '';
	}
	/** Drops all codes when the screen is left, the phone goes dark or another app comes to the front. */
	readonly drop = (): void => {
		this.#touched = nothing;
		this.stopAsking();
	};
	readonly change = (code: string): void => {
		this.code = code;
		this.trembling = false;
	};

	readonly check = async (digits: string): Promise<void> => {
		const [slot, memberId, draft, act] = [this.#slot, this.asked, this.#draft, this.#asks.act()];
		const { app, book } = this.#in;
		const isAsked = slot !== undefined && memberId !== null && draft !== null && act !== null;
		if (!isAsked || this.checking || !this.#canAsk) return;
		this.checking = true;
		const checked = await app.codes.check({ slotId: slot.slotId, digits }, act);
		this.checking = false;
		// The request was cancelled meanwhile.
		if (this.asked !== memberId) return;
		this.code = '';
		const words = wordsOf(app);
		if (!checked.ok) {
			this.refusal = spokenReason(checked.error, words, book.currency);
			this.trembling = true;
			app.parts.vibrate([40, 60, 40]);
			void app.speaker.say(this.refusal.text);
			return;
		}
		const before = this.#touched.draft === draft ? this.#touched.codes : [];
		this.#touched = { draft, codes: [...before, checked.value] };
		this.asked = null;
		app.parts.vibrate([20]);
		if (await this.#doneAtOnce()) return;
		void app.speaker.say(
			`${faceWords(book.face(memberId), words)}. ${words.say(this.#asks.isEnough?.() ? 'meeting.close-touch-below' : 'meeting.close-officer-next')}`
		);
	};

	/** @returns true if enough have approved, so that the act was done or refused */
	async #doneAtOnce(): Promise<boolean> {
		const [{ atOnce }, { approved }] = [this.#asks, this];
		if (atOnce === undefined || approved === null || this.given.length < atOnce.needed()) return false;
		this.checking = true;
		const done = await atOnce.do(approved).finally(() => (this.checking = false));
		this.drop();
		if (!done.ok) this.refusal = refuse(this.#in.app, done.error, this.#in.book.currency);
		return true;
	}

	get #canAsk(): boolean {
		return this.#draft !== null && (this.#asks.isHeard?.() ?? true);
	}
	get #slot() {
		return this.asked === null ? undefined : this.#in.app.codes.slotOf(this.asked);
	}
}

/** Codes for an entry between meetings, which is written at once when the rules' number is reached (ledger law 57). */
export function codesBetween(
	where: { readonly app: AppState; readonly book: BookView },
	{ act, answer }: CodesAskedBetween
): OfficerCodes<WriteAct> {
	const isEnough = (approvedBy: readonly MemberId[]): boolean =>
		where.book.blockedBy(...act.commands.map((one) => ({ ...one, approvedBy }))) === null;
	const codes: OfficerCodes<WriteAct> = new OfficerCodes<WriteAct>(where, {
		act: () => act,
		atOnce: {
			needed: () => (isEnough(codes.given) ? 0 : Number.POSITIVE_INFINITY),
			do: (approved) => {
				answer(approved);
				return Promise.resolve(ok(undefined));
			}
		}
	});
	return codes;
}

/** Adapter for callers that have only the app: the open book. */
export const bookOpenIn = (app: AppState) => ({
	app,
	get book(): BookView {
		return present(app.book, 'a book is open');
	}
});

const nothing = { draft: '', codes: [] };
