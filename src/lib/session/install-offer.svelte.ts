import type { AppState } from './app-state.svelte.ts';
import { onePerApp } from './one-per-app.svelte.ts';

const offeredSetting = 'install-offered';

/** Whether the app may come to the home screen, and how. Home offers it once; help shows the way for as long as there is one. */
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

	/** Null where it is installed already, or cannot be. */
	get way(): 'ask' | 'by-hand' | null {
		return this.#way;
	}
	/** Once, and only to a group that has closed a meeting: who is still trying is not asked for anything. */
	get isDue(): boolean {
		const { book } = this.#app;
		if (this.#way === null || this.#wasOffered || book === null || book.readOnly) return false;
		return !book.cover.practice && book.state.lastSealedDay !== null;
	}

	/** Said yes or no: home does not ask again. */
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
