import type { CodeKind, MemberId } from '#kernel';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { spokenReason, type SpokenReason } from '#session/reasons.ts';

/**
 * Officers enter their codes on the phone that goes round. Whoever stands in `given` had hers checked: nobody gets there
 * by a touched face (ledger law 41).
 */
export class OfficerCodes {
	readonly #meeting: MeetingView;
	readonly #next: () => string;
	/** Women whose codes were right. */
	given = $state.raw<readonly MemberId[]>([]);
	/** Whose code is asked for; null while nobody's is. */
	asked = $state<MemberId | null>(null);
	code = $state('');
	trembling = $state(false);
	/** The code is being checked; that takes a moment on purpose. */
	checking = $state(false);
	refusal = $state.raw<SpokenReason | null>(null);

	/** @param next what is said after a right code: who is asked now, or what comes */
	constructor(meeting: MeetingView, next: () => string) {
		this.#meeting = meeting;
		this.#next = next;
	}

	get kind(): CodeKind {
		return this.#slot?.codeKind ?? 'pictures';
	}

	/** Her tile was touched: her code is asked for; touched again, her yes is taken back. */
	ask(memberId: MemberId): void {
		if (this.given.includes(memberId)) {
			this.given = this.given.filter((one) => one !== memberId);
			return;
		}
		this.asked = memberId;
		this.code = '';
		this.refusal = null;
		const { words, app } = this.#meeting;
		void app.speaker.say(words.say(this.kind === 'pictures' ? 'lock.code-prompt' : 'lock.digits-prompt'));
	}
	stopAsking(): void {
		this.asked = null;
		this.code = '';
	}
	readonly change = (code: string): void => {
		this.code = code;
		this.trembling = false;
	};

	readonly check = async (code: string): Promise<void> => {
		const [slot, memberId, { app, words, currency }] = [this.#slot, this.asked, this.#meeting];
		if (slot === undefined || memberId === null || this.checking) return;
		this.checking = true;
		const verified = await app.codes.verifyCode(slot.slotId, code);
		this.checking = false;
		this.code = '';
		if (!verified.ok) {
			this.refusal = spokenReason(verified.error, words, currency);
			this.trembling = true;
			app.parts.vibrate([40, 60, 40]);
			void app.speaker.say(this.refusal.text);
			return;
		}
		this.given = [...this.given, memberId];
		this.asked = null;
		app.parts.vibrate([20]);
		void app.speaker.say(`${this.#meeting.who(memberId)}. ${this.#next()}`);
	};

	get #slot() {
		return this.asked === null ? undefined : this.#meeting.app.codes.slotOf(this.asked);
	}
}
