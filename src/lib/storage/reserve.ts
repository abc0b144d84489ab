import { privateFile, type PrivateFiles } from './private-file.ts';

/** Room on the phone that is reserved, so that a meeting can be closed when nothing else can be written any more. */
export interface Reserve {
	/** Reserves it where there is much more room than that; else, and where it is there, does nothing. */
	readonly keep: () => Promise<void>;
	/** Gives it up. @returns whether there was one */
	readonly release: () => Promise<boolean>;
	/** The phone is full: the room was given up, or could not be reserved. */
	readonly isMissed: () => boolean;
}

/** Bytes: balances and the record of a long book with its meeting of a whole day are shorter. */
const reserveLength = 512 * 1024;
/** Below so many reserves of free room none is made: it would itself fill the phone. */
const leastTimes = 16;
const name = 'room';
/** Browsers give no more random bytes at once. */
const chunk = 65_536;

/**
 * A private file of random bytes, which no file system packs. Both it and the database count against the same room, so
 * that what the file gives up the database can take.
 *
 * @param estimate of the browser; where it cannot say, there is room
 */
export function createReserve(
	{ folder, write }: PrivateFiles,
	estimate: () => Promise<StorageEstimate> = estimateOfBrowser
): Reserve {
	let isMissed = false;
	let keeping: Promise<void> | null = null;
	const lengthNow = async (): Promise<number> => (await privateFile(await folder(), name))?.size ?? 0;
	const keepNow = async (): Promise<void> => {
		if ((await lengthNow()) >= reserveLength) return;
		const { quota, usage = 0 } = await estimate();
		if (quota !== undefined && quota - usage < leastTimes * reserveLength) return;
		const bytes = new Uint8Array(reserveLength);
		for (let at = 0; at < bytes.length; at += chunk) crypto.getRandomValues(bytes.subarray(at, at + chunk));
		await write({ name, bytes, at: 0, cut: true }).catch((cause: unknown) => {
			isMissed = true;
			throw cause;
		});
		isMissed = false;
	};
	return {
		// A start asks for it twice at once.
		keep: () => (keeping ??= keepNow().finally(() => (keeping = null))),
		async release() {
			if ((await lengthNow()) === 0) return false;
			await (await folder()).removeEntry(name);
			isMissed = true;
			return true;
		},
		isMissed: () => isMissed
	};
}

/** The browser's estimate of storage; empty if it gives none. */
const estimateOfBrowser = (): Promise<StorageEstimate> =>
	typeof navigator !== 'undefined' && 'storage' in navigator
		? navigator.storage.estimate()
		: Promise.resolve({});

/** Bytes that are free; with less, people make room before anything is refused. */
const leastFree = 100_000_000;

/**
 * Whether the phone is nearly full: by the browser's estimate, or because there is no room to reserve. Some browsers
 * answer with what they would give and not with what is there, so that the second counts too.
 *
 * @param estimate of the browser; where it cannot say, there is room
 */
export function createRoomWatch(
	reserve: Reserve | null,
	estimate: () => Promise<StorageEstimate> = estimateOfBrowser
): () => Promise<boolean> {
	return async () => {
		if (reserve?.isMissed() === true) return true;
		const { quota, usage = 0 } = await estimate().catch((): StorageEstimate => ({}));
		return quota !== undefined && quota - usage < leastFree;
	};
}
