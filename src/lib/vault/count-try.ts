import type { TryCounter, UnlockRefusal } from '#app';
import { err, ok, type Result } from '#kernel';

/**
 * The slow hash first, which compares nothing: where it cannot be computed, no try is used up. Then the try is counted,
 * before anything is compared: an app that is killed in the middle of it has used it up. The wait is asked twice, because
 * another tab may have tried while this one was busy.
 */
export async function countTry(
	tries: TryCounter,
	slotId: string,
	slowHash: () => Promise<Uint8Array | null>
): Promise<Result<{ readonly secret: Uint8Array; readonly triesLeft: number }, UnlockRefusal>> {
	const before = await tries.wait(slotId);
	if (before > 0) return err({ type: 'WaitBeforeNextTry', seconds: before });
	const secret = await slowHash();
	if (secret === null) return err({ type: 'CodeNotWorkedOut' });
	const seconds = await tries.wait(slotId);
	if (seconds > 0) return err({ type: 'WaitBeforeNextTry', seconds });
	const { triesLeft } = await tries.begin(slotId);
	return ok({ secret, triesLeft });
}
