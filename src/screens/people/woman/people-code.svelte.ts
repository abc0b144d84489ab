import type { MemberId } from '#kernel';
import { officesHeld } from '#app';
import { CodeMaking } from '../../frame/opening/code-making.svelte.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';

/** The code of a woman without an office: it opens her own page and nothing else (ADR 0026). */
export class WomanCode {
	readonly #meeting: MeetingView;
	readonly #memberId: MemberId;
	/** The code that she makes now, or null. */
	making = $state.raw<CodeMaking | null>(null);

	constructor(meeting: MeetingView, memberId: MemberId) {
		this.#meeting = meeting;
		this.#memberId = memberId;
	}

	get hasOne(): boolean {
		return this.#meeting.app.codes.slotOf(this.#memberId) !== undefined;
	}
	/** An officer gets hers with her office; a woman who left, and a book that is only looked at, give none. */
	get mayBeGiven(): boolean {
		const { state, readOnly } = this.#meeting.book;
		const isMember = state.members.get(this.#memberId)?.leftOn === null;
		return isMember && !readOnly && !officesHeld(state).has(this.#memberId);
	}
	get prompt(): string {
		const { words } = this.#meeting;
		return `${words.say(this.hasOne ? 'member.page-code-has' : 'member.page-code-none')} ${words.say('member.page-code-prompt')}`;
	}
	/** The prompt, and whom a code stops and whom it does not. */
	get heard(): string {
		return `${this.prompt} ${this.#meeting.words.say('lock.stops')}`;
	}

	/** Two officers vouch, then the app makes one; an older one of hers counts until she has repeated the new one. */
	give(): void {
		this.making = new CodeMaking(this.#meeting, this.#memberId);
	}

	/** The woman repeated her code: it opens her page from now on. */
	async finish(): Promise<void> {
		const making = this.making;
		this.making = null;
		if (making?.giving) await this.#save(() => making.finish(), 'member.page-code-given');
	}

	/** The woman goes back: the code that counted before still does. */
	leave(): void {
		this.making = null;
	}

	async take(): Promise<void> {
		await this.#save(() => this.#meeting.app.codes.takeCode(this.#memberId), 'member.page-code-taken');
	}

	async #save(
		save: () => ReturnType<MeetingView['app']['codes']['giveCode']>,
		said: 'member.page-code-given' | 'member.page-code-taken'
	): Promise<void> {
		const { app, writer, words } = this.#meeting;
		const saved = await save();
		if (!saved.ok) writer.refuse(saved.error);
		else void app.speaker.say(words.say(said, { who: this.#meeting.who(this.#memberId) }));
	}
}
