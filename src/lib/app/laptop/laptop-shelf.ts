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
 * Whether the group vouches for the names of a file that was verified: its key signed them, or they came in a copy, which nobody makes
 * without the keys of the group (ADR 0038).
 */
const isNamedByGroup = ({ signedNames }: JournalFile, from: ShelvedFrom): boolean =>
	signedNames !== null || from === 'copy';

/**
 * Whether the names of the book on the shelf stay where a file takes its place: a file without any name takes none away, and one
 * whose names nobody vouches for takes none away that the group vouches for. Any other file with names says all that there are.
 */
function keepsNames({ people }: JournalFile, isNamed: boolean, older: ShelvedGroup): boolean {
	if (older.names === 0) return false;
	return people.length === 0 || (!isNamed && older.namesVouched);
}

/** Names for which the group vouches, where that was not so; or names of more women. */
function saysMoreNames({ people }: JournalFile, isNamed: boolean, known: ShelvedGroup): boolean {
	if (people.length === 0) return false;
	const isKnownNamed = known.names > 0 && known.namesVouched;
	return isNamed === isKnownNamed ? people.length > known.names : isNamed;
}

/** Relation of a file to the books of its group on the shelf. */
interface Found {
	readonly older: ShelvedGroup | null;
	readonly standing: 'new' | Standing;
	/** A book that has records is among those it was compared with. */
	readonly againstSealed: boolean;
}

/** A sealed book is kept against every file that does not go on from it; in its place stands one that says more. */
function isTaken(
	journal: JournalFile,
	isNamed: boolean,
	{ older, standing, againstSealed }: Found & { readonly older: ShelvedGroup }
): boolean {
	if (standing === 'differs') return !againstSealed;
	const isSealedNow = journal.records !== null && !againstSealed;
	return standing === 'newer' || (standing === 'same' && (isSealedNow || saysMore(journal, isNamed, older)));
}

/** More entries than the book on the shelf has, names of more women or with the group's word, or codes that were signed later. */
const saysMore = (journal: JournalFile, isNamed: boolean, known: ShelvedGroup): boolean =>
	journal.events.length > known.events ||
	saysMoreNames(journal, isNamed, known) ||
	(signedOn(journal.prints) ?? '') > (known.signedOn ?? '');

/** Its length is rounded up, so that it tells little of how many groups there are. */
const listStep = 4 * 1024;

/** The list of the groups as it is kept: encrypted as a whole. */
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

/** Where a file was placed: as a new group, in place of an older one, or nowhere because the shelf knows as much. */
export interface Placed {
	readonly standing: Found['standing'];
	readonly group: ShelvedGroup;
	/** The file is on the shelf now. */
	readonly isTaken: boolean;
}

/** Largest journal text that is unpacked again; one that came in was not larger. */
const textMost = 64 * 1024 * 1024;
/** Lengths are rounded up, so that they tell little of how much a group has. */
const bookStep = 16 * 1024;

/** A shelf of many groups on a laptop, open. Books are only read; what it writes is what it keeps of them. */
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
	 * Takes a journal in that was read and checked; its hash chain, where it has one, is verified here. It takes the place
	 * of an older book of the same group only when it goes on from there, and none is taken that has other or fewer records
	 * than a book that is here (ADR 0038). Books without records differ side by side. A practice group is marked, whatever it
	 * comes from, and never takes the place of a real one.
	 */
	add(
		journal: JournalFile,
		from: ShelvedFrom,
		on: LocalDate
	): Promise<Result<Placed, Fault | SignedPartChanged>> {
		return this.#inTurn(() => this.#add(journal, journal.book.practice === true ? 'practice' : from, on));
	}

	/** To which groups give their copies, and what people compare and type of it. */
	async publicKey(): Promise<{ readonly key: string; readonly letters: string }> {
		return { key: await this.#keys.publicKey(), letters: await this.#keys.publicLetters() };
	}

	/** Opens a copy that its group made for this laptop; null where it did not. */
	openCopy(parts: CopyParts, bytes: Uint8Array, stop?: AbortSignal): ReturnType<typeof openCopyOnLaptop> {
		return openCopyOnLaptop(parts, bytes, this.#keys, stop);
	}

	/** Somebody compared the fingerprint of a group with its registration letter: every file under that key is of that group. */
	know(id: string): Promise<Result<void, Fault>> {
		return this.#inTurn(() => this.#write(withKnownOrigin(this.#groups, id), [], []));
	}

	/** Takes a group off this laptop. Its own phone keeps its book. */
	remove(id: string): Promise<Result<void, Fault>> {
		return this.#inTurn(() =>
			this.#write(
				this.#groups.filter((group) => group.id !== id),
				[],
				[id]
			)
		);
	}

	/** Counts conditions again where that was done by a rule of yesterday or another form. @returns whether any were */
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
		// What a copy brought is the group's own word; in a file the open meeting may be anybody's.
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

	/** The book of this group that the file continues; else the first that is newer than the file. */
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

	/** A book that cannot be read now counts as sealed: it is not given up for a file. */
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
			// Records of the shelf were verified when the book came in.
			const known = records.map(({ hash }) => hash);
			// What officers set beside is believed of the group whose key is known: without it anybody could say so in a file of her own.
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

	/** The file with the names that are kept of it, and whether the group vouches for them. */
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
		// They were signed for the last record of the older book.
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

/** Chooses the passphrase of this laptop; the shelf is empty. */
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

/** A laptop stands in an office and is copied as a whole: its passphrase must bear being tried out. */
const lettersLeast = 12;
const differentLeast = 5;
const wordsLeast = 4;
const wordLettersLeast = 2;

/** The same passphrase however it was typed: one form of each letter, single spaces. */
export function passphraseAsTyped(typed: string): string {
	return typed.normalize('NFKC').trim().replace(/\s+/g, ' ');
}

/** At least twelve letters, not the same ones again and again, or four different words. */
export function isLongEnough(typed: string): boolean {
	const passphrase = passphraseAsTyped(typed);
	const letters = Array.from(passphrase);
	if (letters.length >= lettersLeast && new Set(letters).size >= differentLeast) return true;
	const words = passphrase.split(' ').filter((word) => Array.from(word).length >= wordLettersLeast);
	return new Set(words).size >= wordsLeast;
}
