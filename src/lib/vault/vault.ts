import type {
	KeyDocument,
	OpenKeys,
	RandomSource,
	StartWorker,
	TryCounter,
	UnlockRefusal,
	Vault
} from '#app';
import {
	assert,
	err,
	fromBase64url,
	inTurns,
	ok,
	present,
	toBase64url,
	toHex,
	utf8,
	wipe,
	type BookId,
	type Result,
	concat
} from '#kernel';
import {
	createArgon2,
	countTry,
	isAcceptable,
	usualArgon2,
	usualPbkdf2,
	type SlowHash
} from './slow-hash.ts';
import { recordChecks } from './checks.ts';
import { deflate } from './compression.ts';
import { digest, derive, importCipherKey, nonceLength, seal, unseal } from './cipher.ts';
import {
	hasRightTag,
	isOfNewerApp,
	readSealed,
	tagged,
	type SealedKeys,
	spellingOf
} from './key-document.ts';
import {
	cardsRefused,
	readKeyLetters,
	writeKeyCards,
	readRecoveryCode,
	recoveryLength,
	writeRecoveryCode
} from './key-cards.ts';
import { keyRing, makeSigningKey, openSigningKey, type KeyRing } from './key-ring.ts';
import { readLaptopKey } from './laptop-key.ts';
import { openKeys, type Tools } from './open-keys.ts';
import { fingerprintOf, laptopCodeOf, sealCode } from './seal-code.ts';
import { lockWithSheet, secretOf, unlockWithSecret, unlockWithSheet } from './slots.ts';

/** A key that encrypts once needs no nonce of its own, and the bytes that are kept are fewer. */
const nonce = new Uint8Array(nonceLength);
const purpose = 'bahi/1 once';

async function keyOf(secret: Uint8Array): Promise<CryptoKey> {
	const raw = await derive(secret, new Uint8Array(), purpose);
	const key = await importCipherKey(raw);
	wipe(raw);
	return key;
}

/** @returns ciphertext and tag, 16 bytes longer than `bytes` */
export async function lockOnce(secret: Uint8Array, bytes: Uint8Array): Promise<Uint8Array> {
	return (await seal(await keyOf(secret), nonce, bytes, purpose)).slice(nonceLength);
}

/** Null where the secret did not lock these bytes. */
export async function unlockOnce(secret: Uint8Array, locked: Uint8Array): Promise<Uint8Array | null> {
	return unseal(await keyOf(secret), concat(nonce, locked), purpose);
}

export interface VaultOptions {
	readonly random: RandomSource;
	readonly tries: TryCounter;
	/** Runs Argon2 in a worker; without it, on the screen's own thread after a paint. */
	readonly startWorker?: StartWorker;
	/** For new code slots; 32 MiB and 3 passes unless a slow phone needs the floor of 19 MiB and 2. */
	readonly argon2Parameters?: { readonly memoryKib: number; readonly passes: number };
	/** Takes the floor away, for new slots and stored ones alike. Never outside a test. */
	readonly weakSlowHashForTestsOnly?: boolean;
}

/** @throws Defect when `argon2Parameters` are below the floor or above the ceiling */
export function createVault(options: VaultOptions): Vault {
	const allowWeak = options.weakSlowHashForTestsOnly ?? false;
	const argon2Slots: SlowHash = { ...usualArgon2, ...options.argon2Parameters };
	assert(isAcceptable(argon2Slots, allowWeak), 'the slow hash of new slots lies between floor and ceiling');
	const tools: Tools = {
		random: options.random,
		argon2: createArgon2(options.startWorker ?? null),
		newSlotHash: () => (hasWebAssembly() ? argon2Slots : usualPbkdf2)
	};
	const context: Context = { tools, tries: options.tries, allowWeak };
	// Two tries at once would both pass the counter, and 64 MiB at once a cheap phone.
	const oneAtATime = inTurns();

	return {
		create: (book) => create(book, tools),
		openWithCode: (document, slotId, digits, deviceSecret) =>
			oneAtATime(async () => {
				const tried = await tryCode(document, slotId, digits, deviceSecret, context);
				return tried.ok ? openRing(document, tried.value, tools) : tried;
			}),
		verifyCode: (document, slotId, digits, deviceSecret) =>
			oneAtATime(async () => {
				const tried = await tryCode(document, slotId, digits, deviceSecret, context);
				if (!tried.ok) return tried;
				wipe(tried.value.groupKey);
				return ok(undefined);
			}),
		openWithRecovery: (document, letters, newWriter) => openWithSheet(document, letters, newWriter, tools),
		keyCards: (recoveryCode) =>
			writeKeyCards(present(readRecoveryCode(recoveryCode), 'the vault made these letters'), options.random),
		checkCards: (letters) => Promise.resolve(cardsRefused(letters)),
		paperMark: async (document) => toHex(await digest(utf8(spellingOfPaper(document)))),
		...recordChecks,
		lockOnce,
		unlockOnce,
		compress: deflate,
		async readLaptopKey(typed) {
			const read = await readLaptopKey(typed, tools.random);
			return read === null ? null : toBase64url(read);
		},
		laptopCode: (publicKey) =>
			laptopCodeOf(present(fromBase64url(publicKey), 'a public key is base64url'), tools.argon2),
		sealCode: (recordHash) => sealCode(recordHash, tools.argon2),
		fingerprint: (publicKey) =>
			fingerprintOf(present(fromBase64url(publicKey), 'a public key is base64url'), tools.argon2)
	};
}

interface Context {
	readonly tools: Tools;
	readonly tries: TryCounter;
	readonly allowWeak: boolean;
}

/** A document that opened and whose every field is covered by its tag. */
interface Opened {
	readonly groupKey: Uint8Array;
	readonly ring: KeyRing;
	readonly sealed: SealedKeys;
}

async function create(book: BookId, tools: Tools): ReturnType<Vault['create']> {
	const groupKey = tools.random.bytes(32);
	const recoverySecret = tools.random.bytes(recoveryLength);
	const recoveryCode = writeRecoveryCode(recoverySecret);
	const ring = await keyRing(groupKey, book);
	const group = await makeSigningKey(ring, book, 'group', tools.random);
	const writer = await makeSigningKey(ring, book, 'writer', tools.random);
	const recovery = await lockWithSheet(groupKey, book, recoverySecret, tools.random);
	const [older, due] = [[], false];
	const sealed = { recovery, codes: [], group: group.wrapped, writer: writer.wrapped, older, due };
	const document = await tagged({ book, slots: [] }, sealed, ring.tags);
	const signing = { group: group.key, writer: writer.key };
	const keys = await openKeys({ groupKey, ring, older, ...signing }, book, tools);
	return { keys, document, recoveryCode };
}

async function tryCode(
	document: KeyDocument,
	slotId: string,
	digits: string,
	deviceSecret: Uint8Array,
	{ tools, tries, allowWeak }: Context
): Promise<Result<Opened, UnlockRefusal>> {
	const sealed = readSealed(document);
	if (sealed === null) return unread(document);
	const lock = sealed.codes.find((code) => code.slotId === slotId);
	const slot = document.slots.find((one) => one.slotId === slotId);
	if (lock === undefined || slot === undefined) return err({ type: 'UnknownSlot' });
	if (!isAcceptable(lock.hash, allowWeak)) return damaged('parameters of a code slot');
	const code = { kind: slot.codeKind, digits, deviceSecret };
	const counted = await countTry(tries, slotId, () => secretOf(lock, code, tools.argon2));
	if (!counted.ok) return counted;
	const { secret, triesLeft } = counted.value;
	const groupKey = await unlockWithSecret(lock, document.book, secret);
	if (groupKey === null) return err({ type: 'WrongCode', triesLeft });
	await tries.succeeded(slotId);
	return checkTag(document, groupKey, sealed);
}

async function openWithSheet(
	document: KeyDocument,
	letters: string,
	newWriter: boolean,
	tools: Tools
): ReturnType<Vault['openWithRecovery']> {
	const sealed = readSealed(document);
	if (sealed === null) return unread(document);
	const secret = await readKeyLetters(letters);
	if (!secret.ok) return secret;
	const groupKey = await unlockWithSheet(sealed.recovery, document.book, secret.value);
	// Nothing is kept of a paper that was replaced: the check letters alone say that nobody mistyped it (ADR 0035).
	if (groupKey === null) return err({ type: 'OtherKeyPaper' });
	const checked = await checkTag(document, groupKey, sealed);
	if (!checked.ok) return checked;
	if (!newWriter && sealed.writer !== null) {
		const opened = await openRing(document, checked.value, tools);
		return opened.ok ? ok({ keys: opened.value, document }) : opened;
	}
	const { ring } = checked.value;
	const writer = await makeSigningKey(ring, document.book, 'writer', tools.random);
	writer.key.forget();
	const renewed = { ...sealed, writer: writer.wrapped };
	const withWriter = await tagged(document, renewed, ring.tags);
	const opened = await openRing(withWriter, { groupKey, ring, sealed: renewed }, tools);
	return opened.ok ? ok({ keys: opened.value, document: withWriter }) : opened;
}

async function checkTag(
	document: KeyDocument,
	groupKey: Uint8Array,
	sealed: SealedKeys
): Promise<Result<Opened, UnlockRefusal>> {
	const ring = await keyRing(groupKey, document.book);
	if (await hasRightTag(document, sealed, ring.tags)) return ok({ groupKey, ring, sealed });
	wipe(groupKey);
	return damaged('tag of the key document');
}

async function openRing(
	{ book }: KeyDocument,
	{ groupKey, ring, sealed }: Opened,
	tools: Tools
): Promise<Result<OpenKeys, UnlockRefusal>> {
	const group = await openSigningKey(ring, book, 'group', sealed.group);
	const writer = sealed.writer && (await openSigningKey(ring, book, 'writer', sealed.writer));
	if (group === null || writer === null) return damaged('signing key');
	const { older } = sealed;
	return ok(await openKeys({ groupKey, ring, older, group, writer }, book, tools));
}

/** The parts of the key paper's slot that a renewal of the group key does not change. */
function spellingOfPaper(document: KeyDocument): string {
	const paper = readSealed(document)?.recovery;
	if (paper === undefined) return '';
	const { salt, pair } = paper;
	return spellingOf({ salt, publicKey: pair.publicKey }) ?? '';
}

const unread = (document: KeyDocument): Result<never, UnlockRefusal> =>
	isOfNewerApp(document) ? err({ type: 'StorageNewer' }) : damaged('key document');

const damaged = (about: string): Result<never, UnlockRefusal> => err({ type: 'Damaged', about });

const hasWebAssembly = (): boolean => typeof WebAssembly === 'object';
