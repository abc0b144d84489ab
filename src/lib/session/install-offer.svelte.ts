import type { AppState } from './app-state.svelte.ts';
import { onePerApp } from './one-per-app.svelte.ts';

const offeredSetting = 'install-offered';

/** Offers to install the app on the home screen. Home offers it once; help shows it as long as it is possible. */
class InstallOffer {
	readonly #app: AppState;
	#way = $state<'ask' | 'by-hand' | null>(null);
	#wasOffered = $state(false);

	constructor(app: AppState) {
		const { installing, settings } = app.parts;
		this.#app = app;
		this.#wasOffered = settings.read(offeredSetting) !== null;
		const look = (): void => {
			const way = installing?.way() ?? 'not-yet';
			this.#way = way === 'ask' || way === 'by-hand' ? way : null;
		};
		installing?.follow(look);
		look();
	}

	/** Null if it is installed already, or cannot be. */
	get way(): 'ask' | 'by-hand' | null {
		return this.#way;
	}
	/** True once, and only for a group that has closed a meeting, so that people who are still trying are not asked. */
	get isDue(): boolean {
		const { book } = this.#app;
		if (this.#way === null || this.#wasOffered || book === null || book.readOnly) return false;
		return !book.cover.practice && book.state.lastSealedDay !== null;
	}

	/** After an answer home does not ask again. */
	answered(): void {
		this.#wasOffered = true;
		this.#app.parts.settings.write(offeredSetting, 'yes');
	}
	async ask(): Promise<void> {
		this.answered();
		await this.#app.parts.installing?.ask();
		this.#way = null;
	}
}

export const installOfferOf = onePerApp((app: AppState) => new InstallOffer(app));
