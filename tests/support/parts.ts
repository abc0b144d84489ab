import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Instant, LocalDate } from '#kernel';
import type {
	BackupFile,
	Clock,
	CopyChecker,
	DraftStore,
	LaptopStore,
	LaptopVault,
	RandomSource,
	Shelf,
	Vault
} from '#app';
import { lazily } from '../../src/lib/boot/lazily.ts';
import { createDraftStore, createLaptopStore, createShelf } from '#storage';
import { copyBesideScreen } from './copy-beside-screen.ts';
import { createInMemorySecondCopy } from './in-memory-store.ts';
import { quickArgon2 } from './quick-argon2.ts';
import { createVault } from '#vault';
import { createBackupFile, createLaptopVault } from '#vault/copies';

/** One phone: the real storage and vault on a database in memory, with a clock and chance of its own. */
export interface Phone {
	readonly shelf: Shelf;
	readonly vault: Vault;
	/** What answers for the vault: here a test puts another function in the place of one. */
	readonly vaultItself: Vault;
	readonly backupFile: BackupFile;
	/** Every copy comes over in parts, as in the app. */
	readonly checkCopy: CopyChecker;
	/** Kept over a restart, as private files are. */
	readonly secondCopy: ReturnType<typeof createInMemorySecondCopy>;
	readonly drafts: DraftStore;
	readonly laptopStore: LaptopStore;
	readonly laptopVault: LaptopVault;
	readonly clock: Clock;
	readonly random: RandomSource;
	readonly indexedDB: IDBFactory;
	readonly databaseName: string;
	/** The same phone after the app was killed: same database, new connections. */
	readonly restarted: () => Phone;
}

let seed = 1;

export function aPhone(
	indexedDB = new IDBFactory(),
	databaseName = `books-${(seed += 1)}`,
	secondCopy = createInMemorySecondCopy()
): Phone {
	const clock = fixedClock('2026-11-24');
	const random = seededRandom((seed += 1));
	const vaultOptions = {
		random,
		tries: freeTries(),
		weakSlowHashForTestsOnly: true,
		argon2Parameters: { memoryKib: 8, passes: 1 },
		startWorker: quickArgon2
	};
	const vaultItself = createVault(vaultOptions);
	return {
		shelf: createShelf({ databaseName, indexedDB, IDBKeyRange, canaryStorage: null, locks: null }),
		// Fetched when they are asked for, as in the app: who takes one apart finds nothing in it.
		vault: lazily(() => Promise.resolve(vaultItself)),
		vaultItself,
		drafts: lazily(() =>
			Promise.resolve(createDraftStore({ databaseName: `${databaseName}-drafts`, indexedDB, IDBKeyRange }))
		),
		laptopStore: lazily(() =>
			Promise.resolve(createLaptopStore({ databaseName: `${databaseName}-laptop`, indexedDB, IDBKeyRange }))
		),
		laptopVault: lazily(() => Promise.resolve(createLaptopVault(vaultOptions))),
		backupFile: lazily(() => Promise.resolve(createBackupFile())),
		checkCopy: copyBesideScreen,
		secondCopy,
		clock,
		random,
		indexedDB,
		databaseName,
		restarted: () => aPhone(indexedDB, databaseName, secondCopy)
	};
}

export function fixedClock(today: string): Clock {
	return {
		today: () => today as LocalDate,
		now: () => `${today}T09:00:00.000Z` as Instant,
		milliseconds: () => 0
	};
}

/** Chance from a seed, so that a failure can be seen again. */
export function seededRandom(start: number): RandomSource {
	let state = start * 2_654_435_761;
	const next = () => {
		state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9) >>> 0;
		return state;
	};
	const bytes = (count: number) => Uint8Array.from({ length: count }, () => next() >>> 24);
	return {
		id: () => Array.from(bytes(26), (byte) => 'abcdefghijkmnpqrstuvwxyz23456789'[byte % 32]).join(''),
		bytes
	};
}

function freeTries() {
	return {
		wait: () => Promise.resolve(0),
		begin: () => Promise.resolve({ triesLeft: 5 }),
		succeeded: () => Promise.resolve()
	};
}
