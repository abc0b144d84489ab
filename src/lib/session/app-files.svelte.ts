import { KeysForgotten } from '#kernel';

/** What this phone has of the app itself. */
export class AppFiles {
	/** The next start needs no network. */
	ready = $state(false);
	/** A newer version is here and waits. Offered at the lock and on the shelf only. */
	newer = $state(false);
	/** Another tab took the newer version: this page is out of date. */
	stale = $state(false);
	/** What is asked for now is not here yet, and cannot be fetched. */
	missing = $state(false);
	/** Something failed that nobody waits for: without a word the screen would stand there for ever. */
	broken = $state(false);
	#wasTold = false;

	/** @param reason what was thrown; what the lock cut short has not failed */
	noteBroken(reason: unknown): void {
		if (reason instanceof KeysForgotten) return;
		this.broken = !this.#wasTold;
	}
	leaveBroken(): void {
		this.broken = false;
		this.#wasTold = true;
	}
}
