import type { AppState } from '#session/app-state.svelte.ts';
import type { BookPost } from '#session/book-post.svelte.ts';
import type { GoodCard, PostAct } from '#session/post-acts.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse, refuseWith } from '#session/refusing.ts';
import type { MessageKey } from '#i18n';
import { addDays, type LocalDate } from '#kernel';
import { bookOpenIn, OfficerCodes } from '../frame/opening/officer-codes.svelte.ts';

/** Notice, the card, codes of two officers; and what stands afterwards. */
type Stage = 'looking' | 'notice' | 'limits' | 'card' | 'give' | 'stands' | 'end';

const before: Partial<Record<Stage, Stage>> = {
	limits: 'notice',
	card: 'limits',
	give: 'card',
	end: 'stands'
};

/** Begins and ends that pages of the open book leave, and shows what left. */
export class PostScreen {
	readonly #app: AppState;
	#post = $state.raw<BookPost | null>(null);
	stage = $state<Stage>('looking');
	busy = $state(false);
	refusal = $state.raw<SpokenReason | null>(null);
	letters = $state('');
	#card = $state.raw<GoodCard | null>(null);
	/** What has just happened. */
	told = $state<MessageKey | null>(null);
	readonly giving: OfficerCodes<PostAct>;
	readonly ending: OfficerCodes<PostAct>;

	constructor(app: AppState) {
		this.#app = app;
		this.giving = this.#codes('give', () => this.#card?.box ?? null);
		this.ending = this.#codes('end', () => null);
	}

	get post(): BookPost | null {
		return this.#post;
	}
	/** Pages that have not left yet. */
	get waiting(): number {
		return this.#post?.waiting ?? 0;
	}
	/** Day on which the door last acknowledged a page. */
	get leftOn(): LocalDate | null {
		const day = this.#post?.round?.left ?? 0;
		return day === 0 ? null : addDays('1970-01-01' as LocalDate, day);
	}
	/** The door takes nothing of this box any more. */
	get isShut(): boolean {
		return this.waiting > 0 && this.#post?.round?.refusal === 'PostShut';
	}

	async begin(): Promise<void> {
		try {
			this.#post = await this.#app.copies.post();
			await this.#post.look();
		} catch {
			this.refusal = refuseWith(this.#app, 'reject.fault-nothing-written', 'phone');
			return;
		}
		this.stage = this.#post.isOn === true ? 'stands' : 'notice';
	}

	/** What leaves was heard, then who stops it. */
	heard(): void {
		this.stage = this.stage === 'notice' ? 'limits' : 'card';
	}

	type(letters: string): void {
		this.letters = letters;
		this.refusal = null;
	}

	/** What a hand typed or a camera read. */
	async take(read: string): Promise<void> {
		const post = this.#post;
		if (this.busy || post === null) return;
		this.busy = true;
		this.refusal = null;
		const card = await post
			.acts()
			.then((acts) => acts.readCard(read))
			.finally(() => (this.busy = false));
		if (!card.ok) this.refusal = refuse(this.#app, card.error);
		else {
			this.#card = card.value;
			this.stage = 'give';
		}
	}

	async send(): Promise<void> {
		this.told = null;
		await this.#post?.tend(true);
	}

	end(): void {
		this.stage = 'end';
	}

	#codes(stage: Stage, box: () => string | null): OfficerCodes<PostAct> {
		const app = this.#app;
		return new OfficerCodes<PostAct>(bookOpenIn(app), {
			act: () => (this.stage === stage ? { type: 'post', box: box() } : null),
			atOnce: {
				needed: () => 2,
				do: async (approved) => {
					const [post, card] = [this.#post, this.#card];
					if (post === null) return { ok: false, error: { type: 'StorageClosed' } } as const;
					const acts = await post.acts();
					const isBegun = stage === 'give' && card !== null;
					const done = await (isBegun ? acts.begin(approved, card) : acts.end(approved));
					if (done.ok && isBegun) void post.tend(true);
					if (done.ok) await this.#done(stage);
					return done;
				}
			}
		});
	}

	async #done(stage: Stage): Promise<void> {
		this.letters = '';
		this.told = stage === 'give' ? 'backup.post-what' : 'backup.post-ended';
		await this.#post?.look();
		this.stage = 'stands';
	}

	/** @returns false at the first stage */
	back(): boolean {
		const stage = before[this.stage];
		if (stage === undefined) return false;
		this.refusal = null;
		this.stage = stage;
		return true;
	}
}
