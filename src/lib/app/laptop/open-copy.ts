import { err, ok, type BookId, type Result } from '#kernel';
import { checkContents, type CheckedBackup, type CopyChecker } from '../backup/read-backup.ts';
import type { BackupFile, BackupRefusal, Vault } from '../ports/keys.ts';
import type { Fault } from '../ports/storage.ts';
import type { Vouched } from '../record/voucher.ts';
import type { LaptopKeys } from './ports.ts';

export interface CopyParts {
	readonly vault: Vault;
	readonly backupFile: BackupFile;
	readonly checkCopy?: CopyChecker;
}

export interface CopyOfGroup {
	readonly book: BookId;
	readonly backup: CheckedBackup;
	readonly vouched: Vouched;
	/** Codes for prints that the group's key signed when the copy was made, base64url. */
	readonly prints: readonly string[];
}

/**
 * Opens a copy that its group made for this laptop, without the key paper, and checks everything. The laptop can read it and no more: the
 * word for its writers and the codes of its prints were signed on the phone.
 *
 * @returns null where the copy was not made for this laptop
 */
export async function openCopyOnLaptop(
	parts: CopyParts,
	bytes: Uint8Array,
	keys: LaptopKeys,
	stop?: AbortSignal
): Promise<Result<CopyOfGroup, BackupRefusal | Fault> | null> {
	const opened = await parts.backupFile.open(bytes);
	if (!opened.ok) return opened;
	const plain = await opened.value.readOnLaptop(keys);
	if (plain === null) return null;
	if (!plain.ok) return plain;
	const { document, groupKey } = opened.value;
	const backup = await checkContents(parts, plain.value, { stop });
	if (!backup.ok) return backup;
	const { payload } = backup.value;
	if (backup.value.book !== document.book) return err({ type: 'Damaged', about: 'book of the copy' });
	const vouched = { groupKey, vouchers: new Map(payload.vouchers) };
	return ok({ book: document.book, backup: backup.value, vouched, prints: payload.prints });
}
