/** What of the browser decides whether this origin may be cleared when the phone is full. */
export interface StorageKeeper {
	readonly persisted: () => Promise<boolean>;
	readonly persist: () => Promise<boolean>;
}

export interface KeptStorageOptions {
	/** The browser's own; null where there is none. */
	readonly keeper: StorageKeeper | null;
	/** The app stands on the home screen: browsers that refused before then say yes without a question. */
	readonly isInstalled: () => boolean;
}

export interface KeptStorage {
	/**
	 * Asks the browser not to clear this origin. Some browsers put the question to a person and wait for as long as she does
	 * not answer it, so nothing here waits. A no changes nothing: copies that leave the phone decide.
	 */
	readonly ask: () => void;
	/** Asks at a later start, at most once in a page, if the app was installed since and the answer is not yes. */
	readonly askAgain: () => void;
	/** Whether the browser promised; false where it cannot say. */
	readonly isKept: () => Promise<boolean>;
}

export function createKeptStorage({ keeper, isInstalled }: KeptStorageOptions): KeptStorage {
	let isAsked = false;
	const ask = (): void => {
		isAsked = true;
		keeper?.persist().catch(refused);
	};
	return {
		ask,
		askAgain: () => {
			if (isAsked || keeper === null || !isInstalled()) return;
			isAsked = true;
			keeper.persisted().then((isKept) => (isKept ? undefined : ask()), refused);
		},
		isKept: async () => (await keeper?.persisted().catch(refused)) ?? false
	};
}

/** A browser that cannot say is one that said no. */
const refused = (): void => undefined;

/** The browser's own, where it has one. */
export const keptStorage = (): KeptStorage =>
	createKeptStorage({
		keeper: typeof navigator !== 'undefined' && 'storage' in navigator ? navigator.storage : null,
		isInstalled: () => globalThis.matchMedia('(display-mode: standalone)').matches
	});
