import { err, ok, type BookId, type MemberId, type Result } from '#kernel';
import { replay, type GroupEvent, type GroupState } from '#group';
import type {
	BackupContents,
	BackupFile,
	BackupRefusal,
	KeyDocument,
	OpenedBackup,
	OpenKeys,
	UnlockRefusal,
	Vault
} from '../ports/keys.ts';
import type { Fault } from '../ports/storage.ts';
import { pagesUntil } from '../merge/one-order.ts';
import { standingLine, type HeldPages } from '../merge/standing-line.ts';
import type { Link } from '../record/verify-chain.ts';
import type { Person } from '../session/people.ts';
import { withRows } from '../session/whole-state.ts';
import type { CopyFigures } from './copy-figures.ts';
import { readPayload, type BackupPayload } from './backup-payload.ts';

export interface CheckedBackup {
	readonly book: BookId;
	readonly payload: BackupPayload;
	readonly links: readonly Link[];
	readonly hashes: readonly string[];
	/** All pages of the copy: those of the book, and those that officers set beside it. */
	readonly held: HeldPages;
	/** Hash of the last record, hex. */
	readonly head: string;
	readonly events: readonly GroupEvent[];
	/** State after all sealed pages, and state after the rows of an open meeting. */
	readonly sealed: GroupState;
	readonly state: GroupState;
	readonly people: ReadonlyMap<MemberId, Person>;
	/** Computed with it if it was read in a worker. */
	readonly figures?: CopyFigures;
}

export interface HowRead {
	/** Pages of this book on this phone, which a part of a copy continues. */
	readonly here?: HeldPages | undefined;
	/** Aborts at once when the user leaves. */
	readonly stop?: AbortSignal | undefined;
}

/** Verifies decrypted contents in a worker; null if the main thread must do it. */
export type CopyChecker = (
	contents: BackupContents,
	more: HowRead
) => Promise<Result<CheckedBackup, BackupRefusal | Fault> | null>;

/** Hash of the last record of a copy made here, verified in a worker; null if the main thread must do it. */
export type CopyReadBack = (
	contents: BackupContents
) => Promise<Result<string, BackupRefusal | Fault> | null>;

interface Parts {
	readonly vault: Vault;
	readonly backupFile: BackupFile;
	/** Undefined without workers. */
	readonly checkCopy?: CopyChecker;
}

/** Opens a backup with its key paper or two key cards, as a new installation, and checks everything. Writes nothing. */
export async function openBackupWithSheet(
	parts: Parts,
	bytes: Uint8Array,
	letters: string,
	more: HowRead = {}
): Promise<
	Result<
		{ readonly keys: OpenKeys; readonly document: KeyDocument; readonly backup: CheckedBackup },
		BackupRefusal | UnlockRefusal | Fault
	>
> {
	const opened = await parts.backupFile.open(bytes);
	if (!opened.ok) return opened;
	const unlocked = await parts.vault.openWithRecovery(opened.value.document, letters, true);
	if (!unlocked.ok)
		return unlocked.error.type === 'OtherKeyPaper' ? err({ type: 'PaperOfOtherCopy' }) : unlocked;
	const backup = await decryptAndCheck(parts, opened.value, unlocked.value.keys, more);
	return backup.ok ? ok({ ...unlocked.value, backup: backup.value }) : backup;
}

/** Decrypts, verifies the chain and every signature, and replays the book: only then is a backup good. */
export async function checkBackup(
	parts: Parts,
	bytes: Uint8Array,
	keys: OpenKeys,
	more: HowRead = {}
): Promise<Result<CheckedBackup, BackupRefusal | Fault>> {
	const opened = await parts.backupFile.open(bytes);
	return opened.ok ? decryptAndCheck(parts, opened.value, keys, more) : opened;
}

/**
 * Checks that a copy just made is complete.
 *
 * @returns the hash of its last record, and the key document in it
 */
export async function readBack(
	{
		vault,
		backupFile,
		readBack: beside
	}: Pick<Parts, 'vault' | 'backupFile'> & { readonly readBack?: CopyReadBack },
	bytes: Uint8Array,
	keys: OpenKeys
): Promise<Result<{ readonly head: string; readonly document: KeyDocument }, BackupRefusal | Fault>> {
	const opened = await backupFile.open(bytes);
	if (!opened.ok) return opened;
	const plain = await opened.value.decryptWith(keys);
	if (!plain.ok) return plain;
	const head = (await beside?.(plain.value)) ?? (await headReadBack(vault, plain.value));
	return head.ok ? ok({ head: head.value, document: opened.value.document }) : head;
}

/** Decrypts and checks a file whose format was checked. The keys stay in this thread: a worker gets only plaintext. */
async function decryptAndCheck(
	parts: Pick<Parts, 'vault' | 'checkCopy'>,
	file: Pick<OpenedBackup, 'decryptWith'>,
	keys: OpenKeys,
	more: HowRead
): Promise<Result<CheckedBackup, BackupRefusal | Fault>> {
	const plain = await file.decryptWith(keys);
	return plain.ok ? checkContents(parts, plain.value, more) : plain;
}

/** Verifies decrypted contents, whichever keys opened them; in a worker if possible. */
export async function checkContents(
	{ vault, checkCopy }: Pick<Parts, 'vault' | 'checkCopy'>,
	contents: BackupContents,
	more: HowRead = {}
): Promise<Result<CheckedBackup, BackupRefusal | Fault>> {
	return (await checkCopy?.(contents, more)) ?? readCopy(vault, contents, more.here);
}

/** Verifies a copy that is read back, in a worker, and returns the hash of its last record. */
export async function headReadBack(
	checks: Parameters<typeof readCopy>[0],
	contents: BackupContents
): Promise<Result<string, BackupRefusal | Fault>> {
	const read = await readCopy(checks, contents);
	return read.ok ? ok(read.value.head) : read;
}

/** Verifies every page, signature, hash and rule. */
export async function readCopy(
	vault: Pick<Vault, 'hash' | 'verify'>,
	{ about, payload: bytes }: BackupContents,
	here?: HeldPages
): Promise<Result<CheckedBackup, BackupRefusal | Fault>> {
	const payload = readPayload(bytes);
	if (!payload.ok) return payload;
	const { rows, people } = payload.value;
	const whole = wholeLinks(payload.value, here);
	if (!whole.ok) return whole;
	const line = await standingLine(about.book, whole.value, vault);
	if (!line.ok) return line;
	const { links, hashes, held } = line.value;
	const head = hashes.at(-1) ?? '';
	if (head !== about.head || held.links.length !== about.records)
		return err({ type: 'Damaged', about: 'head of the backup' });
	const events = links.flatMap((link) => link.content.events);
	const sealed = replay(events, payload.value.currency);
	if (!sealed.ok)
		return err({ type: 'Damaged', about: `event ${sealed.error.place + 1}: ${sealed.error.rejection.type}` });
	const state = withRows(sealed.value, rows);
	if (!state.ok) return state;
	return ok({
		book: about.book,
		payload: payload.value,
		links,
		hashes,
		held,
		head,
		events,
		sealed: sealed.value,
		state: state.value,
		people: new Map(people)
	});
}

/** The phone's own pages followed by the received ones, to be verified as any copy. */
function wholeLinks(
	{ after, links }: Pick<BackupPayload, 'after'> & { readonly links: readonly Link[] },
	here: HeldPages | undefined
): Result<readonly Link[], BackupRefusal> {
	if (after === undefined) return ok(links);
	if (here === undefined) return err({ type: 'PartOfCopy' });
	const before = pagesUntil(here, after);
	return before === null ? err({ type: 'PagesBeforeMissing' }) : ok([...before.links, ...links]);
}
