import type { MemberId } from '#kernel';
import { officesHeld, type CodeHolder } from '#app';
import { CodeGiving } from '../../frame/opening/code-giving.svelte.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';

/** The code of a woman without an office: it opens her own page and nothing else (ADR 0026). */
export class WomanCode {
	readonly #meeting: MeetingView;
	readonly #memberId: MemberId;
	#giving = $state.raw<CodeGiving | null>(null);

	constructor(meeting: MeetingView, memberId: MemberId) {
		this.#meeting = meeting;
		this.#memberId = memberId;
	}

	/** She is given one now, or null. */
	get giving(): CodeGiving | null {
		return this.#giving;
	}
	get hasOne(): boolean {
		return this.#meeting.app.slotOf(this.#memberId) !== undefined;
	}
	/** An officer gets hers with her office; a woman who left, and a book that is only looked at, give none. */
	get mayBeGiven(): boolean {
		const { state, readOnly } = this.#meeting.book;
		const isMember = state.members.get(this.#memberId)?.leftOn === null;
		return isMember && !readOnly && !officesHeld(state).has(this.#memberId);
	}
	get prompt(): string {
		const { words } = this.#meeting;
		return `${words.say(this.hasOne ? 'own.code-has' : 'own.code-none')} ${words.say('own.code-prompt')}`;
	}
	/** The prompt, and whom a code stops and whom it does not. */
	get heard(): string {
		return `${this.prompt} ${this.#meeting.words.say('lock.stops')}`;
	}

	/** The app makes one; an older one of hers counts until she has repeated the new one. */
	give(): void {
		const { app, book } = this.#meeting;
		const { symbol, number } = book.face(this.#memberId);
		const holder: CodeHolder = { memberId: this.#memberId, symbol, number, offices: [] };
		this.#giving = CodeGiving.in(app, () => [holder]);
	}

	/** She repeated it: it opens her page from now on. */
	async finish(): Promise<void> {
		const given = this.#giving?.given[0];
		this.#giving = null;
		if (given !== undefined) await this.#save(() => this.#meeting.app.giveCode(given), 'own.code-given');
	}

	/** She goes back: what counted before still does. */
	leave(): void {
		this.#giving = null;
	}

	async take(): Promise<void> {
		await this.#save(() => this.#meeting.app.takeCode(this.#memberId), 'own.code-taken');
	}

	async #save(
		save: () => ReturnType<MeetingView['app']['giveCode']>,
		said: 'own.code-given' | 'own.code-taken'
	): Promise<void> {
		const { app, writer, words } = this.#meeting;
		const saved = await save();
		if (!saved.ok) writer.refuse(saved.error);
		else void app.speaker.say(words.say(said, { who: this.#meeting.who(this.#memberId) }));
	}
}
