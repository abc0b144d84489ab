import type { AppState } from './app-state.svelte.ts';
import { onePerApp } from './one-per-app.svelte.ts';

/** State of this phone's storage, asked from the browser whenever a screen shows it. */
class StorageLook {
	readonly #app: AppState;
	/** The phone is nearly full: films and pictures are to leave before entries are refused. */
	isRoomSmall = $state(false);
	/** Whether the browser promised to keep what lies here; null before it answered. */
	isKept = $state<boolean | null>(null);
	/** A meeting is open: no new app takes over before it is closed. Null before it is known. */
	hasOpenMeeting = $state<boolean | null>(null);

	#wasSaid = false;

	constructor(app: AppState) {
		this.#app = app;
	}

	/** True the first time that space is small; true again only after there was enough. */
	isToBeSaid(): boolean {
		const isToBeSaid = this.isRoomSmall && !this.#wasSaid;
		this.#wasSaid = this.isRoomSmall;
		return isToBeSaid;
	}

	async look(): Promise<void> {
		const { shelf } = this.#app.parts;
		[this.isRoomSmall, this.isKept, this.hasOpenMeeting] = await Promise.all([
			shelf.isRoomSmall(),
			shelf.isKept(),
			shelf.hasOpenMeeting()
		]);
	}
}

export const storageLookOf = onePerApp((app) => new StorageLook(app));
