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
	/** Null for one whose term is over, and who is asked besides. */
	readonly office: Office | null;
	/** False for an officer who has no code on this phone, and for all as long as something is still to be heard. */
	readonly canApprove: boolean;
	readonly hasApproved: boolean;
}

/** What codes are asked for on a screen. */
export interface CodesAsked<Act extends AgreedAct> {
	/** What exactly would be done by them; null where nothing can be agreed to now. */
	readonly act: () => Act | null;
	/** Whose codes are asked for; where it is left out, those of the women who decide now. */
	readonly officers?: () => readonly MemberId[];
	/** Whether all that the codes approve was heard; where it is left out, one screen says it. */
	readonly isHeard?: () => boolean;
	/** Whether enough have agreed for the main action: then only its touch is missing, and that is what is said. */
	readonly isEnough?: () => boolean;
	/** Where no main action does it: with so many codes it is done at once. */
	readonly atOnce?: {
		readonly needed: () => number;
		readonly do: (approved: Approved<Act>) => Promise<Result<void, Reason>>;
	};
}

/**
 * The one place where codes are asked for: first everything is heard, then officers enter their codes on the phone that goes round. A
 * code is over exactly what is written (ledger law 55): once that is another thing, nobody has given hers; nor once the screen was
 * left. Whoever stands in `given` had hers checked: nobody gets there by a touched face (ledger law 41).
 */
export class OfficerCodes<Act extends AgreedAct = AgreedAct> {
	readonly #in: { readonly app: AppState; readonly book: BookView };
	readonly #asks: CodesAsked<Act>;
	#touched = $state.raw<{ readonly draft: string; readonly codes: readonly CheckedCode[] }>(nothing);
	/** Whose code is asked for; null while nobody's is. */
	asked = $state<MemberId | null>(null);
	code = $state('');
	trembling = $state(false);
	/** The code is being checked; that takes a moment on purpose. */
	checking = $state(false);
	refusal = $state.raw<SpokenReason | null>(null);

	constructor(where: { readonly app: AppState; readonly book: BookView }, asks: CodesAsked<Act>) {
		this.#in = where;
		this.#asks = asks;
	}

	/** The draft as it is now, as text. */
	readonly #draft: string | null = $derived.by(() => {
		const { book } = this.#in;
		const act = this.#asks.act();
		// Another entry on the open page makes another draft.
		return act === null ? null : [book.operations.length, textOfDraft(act, book.session)].join(' ');
	});
	readonly #codes: readonly CheckedCode[] = $derived(
		this.#draft === this.#touched.draft ? this.#touched.codes : []
	);

	/** Women whose codes were right, for what is asked now. */
	get given(): readonly MemberId[] {
		return this.#codes.map(({ memberId }) => memberId);
	}
	/** What they agreed to, with their codes; null where nothing can be agreed to. */
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

	/** Her tile was touched: her code is asked for; touched again, her yes is taken back. */
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
	/** The screen is left, the phone went dark, or another app came before this one: nobody has given hers. */
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
		// It was taken away meanwhile.
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

	/** @returns whether enough have agreed, so that it is done or was refused */
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

/** Codes for what is written between meetings: with as many as the rules ask for it is written at once (ledger law 57). */
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

/** Where whoever asks has only the app: the book that is open. */
export const bookOpenIn = (app: AppState) => ({
	app,
	get book(): BookView {
		return present(app.book, 'a book is open');
	}
});

const nothing = { draft: '', codes: [] };
