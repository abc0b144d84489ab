import { err, inTurns, jsonIn, type LocalDate, ok, type Result, textIn, utf8 } from '#kernel';
import { type JournalFile, openInCopy, readJournalBytes } from '../journal-file/read-journal.ts';
import type { SignedPartChanged } from '../journal-file/signed-parts.ts';
import { verifyRecords } from '../journal-file/verify-records.ts';
import type { UnlockRefusal, Vault } from '../ports/keys.ts';
import type { RandomSource } from '../ports/phone.ts';
import type { Fault } from '../ports/storage.ts';
import { withoutStrange } from '../journal-file/strange-names.ts';
import { hashesOfForeignEvents } from '../record/verify-chain.ts';
import { openPadded, sealPadded } from '../session/pages.ts';
import { besideIn, type Standing, standingOf } from './file-standing.ts';
import {
	conditionsAnew,
	type CopyParts,
	journalText,
	openCopyOnLaptop,
	originOnShelf,
	type ShelvedFrom,
	shelvedGroup,
	type ShelvedGroup,
	withKnownOrigin
} from './shelved-group.ts';
import type { LaptopKeys, LaptopStore, LaptopVault } from './ports.ts';
import { loadDoseRules } from '../bank-rules/load.ts';
import { signedOn } from '../proof/sign-proof.ts';

/**
 * True if the group vouches for the names of a verified file: its key signed them, or they come from a copy, which nobody can make
 * without the group's keys (ADR 0038).
 */
const isNamedByGroup = ({ signedNames }: JournalFile, from: ShelvedFrom): boolean =>
	signedNames !== null || from === 'copy';

/**
 * True if the shelved book's names are kept when a file replaces it: a file without names removes none, and one
 * with unvouched names removes none that are vouched for. Otherwise the file's names replace all.
 */
function keepsNames({ people }: JournalFile, isNamed: boolean, older: ShelvedGroup): boolean {
	if (older.names === 0) return false;
	return people.length === 0 || (!isNamed && older.namesVouched);
}

/** True for newly vouched names, or for names of more members. */
function saysMoreNames({ people }: JournalFile, isNamed: boolean, known: ShelvedGroup): boolean {
	if (people.length === 0) return false;
	const isKnownNamed = known.names > 0 && known.namesVouched;
	return isNamed === isKnownNamed ? people.length > known.names : isNamed;
}

/** Relation of a file to the books of its group on the shelf. */
interface Found {
	readonly older: ShelvedGroup | null;
	readonly standing: 'new' | Standing;
	/** True if a book with records is among those it was compared with. */
	readonly againstSealed: boolean;
}

/** True if the file is stored: a sealed book is replaced only by a file that continues it, any other by one with more data. */
function isTaken(
	journal: JournalFile,
	isNamed: boolean,
	{ older, standing, againstSealed }: Found & { readonly older: ShelvedGroup }
): boolean {
	if (standing === 'differs') return !againstSealed;
	const isSealedNow = journal.records !== null && !againstSealed;
	return standing === 'newer' || (standing === 'same' && (isSealedNow || saysMore(journal, isNamed, older)));
}

/** True for more entries, names of more members, newly vouched names, or codes signed later. */
const saysMore = (journal: JournalFile, isNamed: boolean, known: ShelvedGroup): boolean =>
	journal.events.length > known.events ||
	saysMoreNames(journal, isNamed, known) ||
	(signedOn(journal.prints) ?? '') > (known.signedOn ?? '');

/** Stored lengths are multiples of this, so that they reveal little about the number of groups. */
const listStep = 4 * 1024;

/** Encrypts the list of the groups as a whole. */
async function sealedList(keys: LaptopKeys, groups: readonly ShelvedGroup[]): Promise<Uint8Array> {
	return sealPadded(keys, utf8(JSON.stringify(groups)), 'list', listStep);
}

export async function openedList(
	keys: Pick<LaptopKeys, 'encrypt' | 'decrypt'>,
	list: Uint8Array
): Promise<Result<readonly ShelvedGroup[], Fault>> {
	const plain = await openPadded(keys, list, { about: 'list', step: listStep });
	if (!plain.ok) return plain;
	const groups = jsonIn(textIn(plain.value));
	return Array.isArray(groups)
		? ok(groups as ShelvedGroup[])
		: err({ type: 'Damaged', about: 'list of groups' });
}

export interface LaptopParts {
	readonly laptopStore: LaptopStore;
	readonly laptopVault: LaptopVault;
	readonly vault: Pick<Vault, 'hash' | 'verify' | 'compress' | 'decompress' | 'fingerprint' | 'sealCode'>;
	readonly random: RandomSource;
}

/** Result of placing a file: a new group, the replacement of an older one, or no change because the shelf has as much. */
export interface Placed {
	readonly standing: Found['standing'];
	readonly group: ShelvedGroup;
	/** True if the file is now on the shelf. */
	readonly isTaken: boolean;
}

/** Largest journal text that is decompressed; imports have the same limit. */
const textMost = 64 * 1024 * 1024;
/** Stored lengths are multiples of this, so that they reveal little about the size of a group's book. */
const bookStep = 16 * 1024;

/** The opened shelf of a laptop with many groups. Books are read only; it writes only its own storage. */
export class LaptopShelf {
	readonly #parts: LaptopParts;
	readonly #keys: LaptopKeys;
	#version: number;
	#groups: readonly ShelvedGroup[];
	readonly #inTurn = inTurns();

	constructor(
		parts: LaptopParts,
		opened: {
			readonly keys: LaptopKeys;
			readonly version: number;
			readonly groups: readonly ShelvedGroup[];
		}
	) {
		this.#parts = parts;
		this.#keys = opened.keys;
		this.#version = opened.version;
		this.#groups = opened.groups;
	}

	get groups(): readonly ShelvedGroup[] {
		return this.#groups;
	}

	/**
	 * Stores a checked journal and verifies its hash chain, if it has one. It replaces an older book of the same group
	 * only if it continues it; a file with other or fewer records than a stored book is refused (ADR 0038). Books without
	 * records are stored side by side. A practice group is marked, whatever its source,
	 * and never replaces a real one.
	 */
	add(
		journal: JournalFile,
		from: ShelvedFrom,
		on: LocalDate
	): Promise<Result<Placed, Fault | SignedPartChanged>> {
		return this.#inTurn(() => this.#add(journal, journal.book.practice === true ? 'practice' : from, on));
	}

	/** Public key to which groups encrypt their copies, and its letters for comparing and typing. */
	async publicKey(): Promise<{ readonly key: string; readonly letters: string }> {
		return { key: await this.#keys.publicKey(), letters: await this.#keys.publicLetters() };
	}

	/** Opens a copy that its group made for this laptop; null if it did not. */
	openCopy(parts: CopyParts, bytes: Uint8Array, stop?: AbortSignal): ReturnType<typeof openCopyOnLaptop> {
		return openCopyOnLaptop(parts, bytes, this.#keys, stop);
	}

	/** Records that somebody compared the group's fingerprint with its registration letter: every file under that key is of that group. */
	know(id: string): Promise<Result<void, Fault>> {
		return this.#inTurn(() => this.#write(withKnownOrigin(this.#groups, id), [], []));
	}

	/** Deletes a group from this laptop. Its own phone keeps the book. */
	remove(id: string): Promise<Result<void, Fault>> {
		return this.#inTurn(() =>
			this.#write(
				this.#groups.filter((group) => group.id !== id),
				[],
				[id]
			)
		);
	}

	/** Recounts conditions that were computed with an older rule or form. @returns true if any were */
	async renewConditions(): Promise<Result<boolean, Fault>> {
		const { doseRules } = await loadDoseRules();
		const anew = await conditionsAnew(
			() => this.#groups,
			doseRules,
			(id) => this.read(id)
		);
		return this.#inTurn(async () => {
			const groups = this.#groups.map((group) =>
				anew.has(group.id) ? { ...group, conditions: anew.get(group.id) ?? null } : group
			);
			if (anew.size === 0 || groups.length === 0) return ok(false);
			const written = await this.#write(groups, [], []);
			return written.ok ? ok(true) : written;
		});
	}

	/** Reads and checks the book of a group. */
	async read(id: string): Promise<Result<JournalFile, Fault>> {
		const { laptopStore, vault } = this.#parts;
		const stored = await laptopStore.book(id);
		if (!stored.ok) return stored;
		if (stored.value === null) return damaged;
		const form = { about: aboutBook(id), step: bookStep };
		const packed = await openPadded(this.#keys, stored.value, form);
		if (!packed.ok) return packed;
		const text = await vault.decompress(packed.value, textMost);
		if (!text.ok) return text;
		const journal = readJournalBytes(text.value);
		// A copy's open meeting comes from the group's keys; a file's may come from anybody.
		const isOfCopy = this.#groups.find((group) => group.id === id)?.from === 'copy';
		const read = journal.ok && isOfCopy ? openInCopy(journal.value) : journal;
		return read.ok ? read : damaged;
	}

	close(): void {
		this.#keys.forget();
		this.#groups = [];
	}

	async #add(
		given: JournalFile,
		from: ShelvedFrom,
		on: LocalDate
	): Promise<Result<Placed, Fault | SignedPartChanged>> {
		const hashes = await this.#hashesOf(given);
		if (!hashes.ok) return hashes;
		const journal = await withoutStrange(given, this.#parts.vault);
		const found = await this.#standing(journal, from, hashes.value);
		const { older, standing } = found;
		const isNamed = isNamedByGroup(journal, from);
		if (older !== null && !isTaken(journal, isNamed, { ...found, older }))
			return ok({ standing, group: older, isTaken: false });
		const id = this.#parts.random.id();
		const named = await this.#withNames(journal, isNamed, found);
		if (!named.ok) return named;
		const { kept, namesVouched } = named.value;
		const { doseRules: rules } = await loadDoseRules();
		const origin = await originOnShelf(kept, this.#groups, this.#parts.vault);
		const areNamesStrange = journal !== given && kept === journal;
		const about = { id, from, on, rules, namesVouched, areNamesStrange, origin };
		const group = shelvedGroup(kept, hashes.value, about);
		const bytes = await this.#sealed(kept, id);
		const replaced = standing === 'differs' ? null : older;
		const others = this.#groups.filter((one) => one !== replaced);
		const gone = replaced === null ? [] : [replaced.id];
		const written = await this.#write([...others, group], [{ id, bytes }], gone);
		return written.ok ? ok({ standing, group, isTaken: true }) : written;
	}

	/** The book of this group that the file continues; otherwise the first that is newer than the file. */
	async #standing(journal: JournalFile, from: ShelvedFrom, hashes: readonly string[]): Promise<Found> {
		let found: Found = { older: null, standing: 'new', againstSealed: false };
		const alike = this.#groups.filter(
			(group) => group.book === journal.book.id && (group.from === 'practice') === (from === 'practice')
		);
		for (const older of alike) {
			const compared = await this.#compared(journal, hashes, older);
			found = { older, ...compared, againstSealed: found.againstSealed || compared.againstSealed };
			if (compared.standing !== 'differs') break;
		}
		return found;
	}

	/** A book that cannot be read now counts as sealed, so that no file replaces it. */
	async #compared(
		journal: JournalFile,
		hashes: readonly string[],
		older: ShelvedGroup
	): Promise<Omit<Found, 'older'>> {
		const otherKey = older.groupKey !== null && older.groupKey !== journal.book.groupKey;
		if (otherKey) return { standing: 'differs', againstSealed: true };
		const shelved = await this.read(older.id);
		if (!shelved.ok) return { standing: 'differs', againstSealed: true };
		const { records } = shelved.value;
		if (records !== null) {
			// Records on the shelf were verified on import.
			const known = records.map(({ hash }) => hash);
			// Pages set beside the book are trusted only under the group's known key: otherwise anybody could claim them in a file.
			const isKnown = older.groupKey !== null;
			const beside = isKnown ? { file: besideIn(journal), shelved: besideIn(shelved.value) } : undefined;
			return { standing: standingOf(hashes, known, beside), againstSealed: true };
		}
		const own = journal.records === null ? hashes : await this.#foreignHashes(journal);
		return { standing: standingOf(own, await this.#foreignHashes(shelved.value)), againstSealed: false };
	}

	async #hashesOf(journal: JournalFile): Promise<Result<readonly string[], Fault | SignedPartChanged>> {
		const { vault } = this.#parts;
		const { records } = journal;
		return records === null
			? ok(await this.#foreignHashes(journal))
			: verifyRecords({ ...journal, records }, vault);
	}

	#foreignHashes({ events }: Pick<JournalFile, 'events'>): Promise<readonly string[]> {
		return hashesOfForeignEvents(events, this.#parts.vault.hash);
	}

	/** The file with the names to be stored, and whether the group vouches for them. */
	async #withNames(
		journal: JournalFile,
		isNamed: boolean,
		{ older, standing }: Found
	): Promise<Result<{ readonly kept: JournalFile; readonly namesVouched: boolean }, Fault>> {
		if (older === null || !keepsNames(journal, isNamed, older))
			return ok({ kept: journal, namesVouched: isNamed });
		const known = await this.read(older.id);
		if (!known.ok) return known;
		const { people, signedNames } = known.value;
		// The names were signed for the last record of the older book.
		const kept = { ...journal, people, signedNames: standing === 'same' ? signedNames : null };
		return ok({ kept, namesVouched: older.namesVouched });
	}

	async #sealed(journal: JournalFile, id: string): Promise<Uint8Array> {
		const packed = await this.#parts.vault.compress(utf8(journalText(journal)));
		return sealPadded(this.#keys, packed, aboutBook(id), bookStep);
	}

	async #write(
		groups: readonly ShelvedGroup[],
		add: Parameters<LaptopStore['change']>[0]['add'],
		remove: readonly string[]
	): Promise<Result<void, Fault>> {
		const list = await sealedList(this.#keys, groups);
		const written = await this.#parts.laptopStore.change({ expected: this.#version, list, add, remove });
		if (!written.ok) return written;
		this.#version += 1;
		this.#groups = groups;
		return written;
	}
}

/** Sets the passphrase of this laptop, with an empty shelf. */
export async function beginLaptop(
	parts: LaptopParts,
	passphrase: string
): Promise<Result<LaptopShelf, Fault>> {
	const { lock, keys } = await parts.laptopVault.create(passphrase);
	const created = await parts.laptopStore.begin(lock, await sealedList(keys, []));
	return created.ok ? ok(new LaptopShelf(parts, { keys, version: 1, groups: [] })) : created;
}

/** Opens the shelf with its passphrase. Reads the list and no book. */
export async function openLaptop(
	parts: LaptopParts,
	passphrase: string
): Promise<Result<LaptopShelf, UnlockRefusal | Fault>> {
	const loaded = await parts.laptopStore.load();
	if (!loaded.ok) return loaded;
	if (loaded.value === null) return err({ type: 'UnknownSlot' });
	const { lock, version, list } = loaded.value;
	const keys = await parts.laptopVault.open(lock, passphrase);
	if (!keys.ok) return keys;
	const groups = await openedList(keys.value, list);
	return groups.ok ? ok(new LaptopShelf(parts, { keys: keys.value, version, groups: groups.value })) : groups;
}

const aboutBook = (id: string): string => `book ${id}`;
const damaged = err({ type: 'Damaged', about: 'book on the laptop' } as const);

/** An office laptop may be copied as a whole, so its passphrase must withstand an offline attack. */
const lettersLeast = 12;
const differentLeast = 5;
const wordsLeast = 4;
const wordLettersLeast = 2;

/** Normalises a passphrase: one form of each letter, single spaces. */
export function passphraseAsTyped(typed: string): string {
	return typed.normalize('NFKC').trim().replace(/\s+/g, ' ');
}

/** True for at least twelve letters with enough different ones, or four different words. */
export function isLongEnough(typed: string): boolean {
	const passphrase = passphraseAsTyped(typed);
	const letters = Array.from(passphrase);
	if (letters.length >= lettersLeast && new Set(letters).size >= differentLeast) return true;
	const words = passphrase.split(' ').filter((word) => Array.from(word).length >= wordLettersLeast);
	return new Set(words).size >= wordsLeast;
}
