import { estimateOfBrowser, type Reserve } from './reserve.ts';

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
