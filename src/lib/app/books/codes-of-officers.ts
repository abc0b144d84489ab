import { err, ok, type Result } from '#kernel';
import { officersWhoDecide, type GroupState, type Rejection } from '#group';
import type { SlotKey, UnlockRefusal, Vault } from '../ports/keys.ts';
import type { BookCover } from '../ports/storage.ts';

/** An officer who agrees, with the code that she touched. */
export interface TouchedCode {
	readonly slotId: string;
	readonly digits: string;
}

/**
 * Whether so many different women who decide now touched their codes; each code is tried, and counted, as at the lock.
 *
 * @returns the public halves of their codes
 */
export async function haveAgreed(
	vault: Vault,
	{ cover, state }: { readonly cover: BookCover; readonly state: GroupState },
	touched: readonly TouchedCode[],
	needed: number
): Promise<Result<readonly SlotKey[], UnlockRefusal | Rejection>> {
	const decide = new Set(officersWhoDecide(state));
	const memberOf = ({ slotId }: TouchedCode) =>
		cover.keys.slots.find((slot) => slot.slotId === slotId)?.memberId;
	const officers = new Set(
		touched.map(memberOf).filter((memberId) => memberId !== undefined && decide.has(memberId))
	);
	if (officers.size < needed) return err({ type: 'ApprovalsMissing', given: officers.size, needed });
	const keys: SlotKey[] = [];
	for (const { slotId, digits } of touched) {
		const verified = await vault.verifyCode(cover.keys, slotId, digits, cover.deviceSecret);
		if (!verified.ok) return verified;
		keys.push(verified.value);
	}
	return ok(keys);
}
