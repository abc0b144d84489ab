import type { BookSession } from '#app';
import type { AppParts } from './app-parts.ts';

/**
 * Audits the copies of the open book in the background: a quick check after the opening, and once a day page by page,
 * when nobody touches the phone and no meeting is open.
 */
export class QuietAudit {
	readonly #parts: Pick<AppParts, 'clock' | 'settings' | 'whenIdle' | 'whenQuiet'>;
	readonly #session: BookSession;
	#isAsked = false;
	/** True if the audit ran or failed in this session: it is not repeated after each entry. */
	#isTried = false;
	#isOver = false;

	constructor(parts: Pick<AppParts, 'clock' | 'settings' | 'whenIdle' | 'whenQuiet'>, session: BookSession) {
		this.#parts = parts;
		this.#session = session;
	}

	/** Starts after the balances are drawn, for which the user waits; an incomplete copy is still noticed soon. */
	async begin(): Promise<void> {
		await this.#parts.whenIdle?.();
		if (this.#isOver) return;
		await this.#session.audit(false);
		await this.look();
	}

	/** Called again after each entry, since closing the meeting can allow the audit. */
	async look(): Promise<void> {
		if (this.#isAsked || this.#isTried || !this.#isQuiet() || this.#isDone) return;
		this.#isAsked = true;
		await this.#parts.whenQuiet?.();
		this.#isAsked = false;
		if (!this.#isQuiet()) return;
		this.#isTried = true;
		const audited = await this.#session.audit(true);
		if (audited.ok) this.#parts.settings.write('audited', [...this.#today, this.#session.book].join(' '));
	}

	/** Called after the book was closed. */
	end(): void {
		this.#isOver = true;
	}

	#isQuiet(): boolean {
		return !this.#isOver && this.#session.state.openMeeting === null;
	}

	get #isDone(): boolean {
		return this.#today.includes(this.#session.book);
	}

	/** Today's date, and the books audited today. */
	get #today(): readonly string[] {
		const today = this.#parts.clock.today();
		const [day, ...books] = (this.#parts.settings.read('audited') ?? '').split(' ');
		return day === today ? [today, ...books] : [today];
	}
}
