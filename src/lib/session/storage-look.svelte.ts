import type { AppState } from './app-state.svelte.ts';
import { onePerApp } from './one-per-app.svelte.ts';

/** State of this phone's storage, asked from the browser whenever a screen shows it. */
class StorageLook {
	readonly #app: AppState;
	/** True if the phone is nearly full: media should be deleted before entries are refused. */
	isRoomSmall = $state(false);
	/** True if the browser granted persistent storage; null before it answered. */
	isKept = $state<boolean | null>(null);
	/** True if a meeting is open: an update waits for its close. Null before it is known. */
	hasOpenMeeting = $state<boolean | null>(null);

	#wasSaid = false;

	constructor(app: AppState) {
		this.#app = app;
	}

	/** True once when space becomes small, and again only after there was enough. */
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
