import type { BookSession } from '#app';
import type { AppParts } from './app-parts.ts';

/**
 * Looks after the copies of the open book while nobody waits: once at a glance when it was opened, and once a day page by
 * page, when nobody touches the phone and no meeting is open.
 */
export class QuietAudit {
	readonly #parts: Pick<AppParts, 'clock' | 'settings' | 'whenIdle' | 'whenQuiet'>;
	readonly #session: BookSession;
	#isAsked = false;
	/** The audit was made in this session, or could not be made: it is not tried at each entry. */
	#isTried = false;
	#isOver = false;

	constructor(parts: Pick<AppParts, 'clock' | 'settings' | 'whenIdle' | 'whenQuiet'>, session: BookSession) {
		this.#parts = parts;
		this.#session = session;
	}

	/** Her balances are drawn first: whoever opens the book waits for those. A copy that lacks something does not wait for long. */
	async begin(): Promise<void> {
		await this.#parts.whenIdle?.();
		if (this.#isOver) return;
		await this.#session.audit(false);
		await this.look();
	}

	/** Asked again after each entry: the one that closes the meeting makes the time quiet. */
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

	/** The book was closed. */
	end(): void {
		this.#isOver = true;
	}

	#isQuiet(): boolean {
		return !this.#isOver && this.#session.state.openMeeting === null;
	}

	get #isDone(): boolean {
		return this.#today.includes(this.#session.book);
	}

	/** The day of today, and the books that were looked through on it. */
	get #today(): readonly string[] {
		const today = this.#parts.clock.today();
		const [day, ...books] = (this.#parts.settings.read('audited') ?? '').split(' ');
		return day === today ? [today, ...books] : [today];
	}
}
