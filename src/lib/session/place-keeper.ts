import type { OpenBook, Settings } from '#app';
import { keptPlace, placeToReturn, type MeetingPath } from './meeting/meeting-path.ts';

/** Where in an open meeting the phone is, so that one that went dark comes back to it. */
export class PlaceKeeper {
	readonly #settings: Settings;
	readonly #session: () => Pick<OpenBook, 'state' | 'operations'> | undefined;
	/** No screen was left since the book was opened. */
	#justOpened = false;

	/** @param session the open book's; undefined while everything is locked */
	constructor(settings: Settings, session: () => Pick<OpenBook, 'state' | 'operations'> | undefined) {
		this.#settings = settings;
		this.#session = session;
	}

	/** A book was opened. */
	opened(): void {
		this.#justOpened = true;
	}

	/** @param path null when people went elsewhere */
	keep(path: MeetingPath | null): void {
		this.#settings.write('screen', keptPlace(path, this.#session()?.operations.length ?? 0));
	}

	/** People go where they want to from here on: nothing takes them elsewhere. */
	goOn(): void {
		this.#justOpened = false;
	}

	/**
	 * The screen on which an open meeting was left when the phone went dark; null for home, and for a book that was
	 * opened a while ago: who goes home on purpose stays there.
	 */
	toReturn(): MeetingPath | null {
		const session = this.#justOpened ? this.#session() : undefined;
		if (session === undefined) return null;
		return placeToReturn(this.#settings.read('screen'), session.state, session.operations);
	}
}
