import { createHmac } from 'node:crypto';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, fromBase64url, jsonIn, ok, toBase64url, toHex, type Result } from '#kernel';
import type { LaptopKeys, LaptopLock, RandomSource } from '#app';
import { createLaptopVault, type VaultOptions } from '#vault/copies';
import {
	boxKeyOf,
	boxSecretLength,
	idOf,
	officeKeyOf,
	writeTicket,
	type BoxCard,
	type SigningKey
} from '#vault/post';

/*
 * Keys of a desk in the file `keys` of its folder: a lock by passphrase (ADR 0020), which encrypts the seed of the key that signs tickets. The
 * secret key that opens groups' pages is derived from the lock's key. Data for the post box's server is public and stored beside it.
 */
export interface KeyFile {
	readonly version: 1;
	readonly route: string;
	/** Ed25519, hex: an entry of the server's offices.txt. */
	readonly office: string;
	readonly lock: LaptopLock;
	readonly seed: string;
}

/** Key derivation and random source; tests use a fast one. */
export type DeskTools = Omit<VaultOptions, 'tries'>;

/** Tries are not counted: an attacker would copy the file and try elsewhere. */
const uncounted = {
	wait: () => Promise.resolve(0),
	begin: () => Promise.resolve({ triesLeft: 1 }),
	succeeded: () => Promise.resolve()
};

/** Makes the keys once. @throws EEXIST if the folder has keys: they are never overwritten */
export async function makeDeskKeys(
	folder: string,
	{ passphrase, route }: { readonly passphrase: string; readonly route: string },
	tools: DeskTools
): Promise<{ readonly office: string }> {
	const { lock, keys } = await createLaptopVault({ ...tools, tries: uncounted }).create(passphrase);
	const seed = tools.random.bytes(32);
	const sealed = toBase64url(await keys.encrypt(seed, 'seed of tickets'));
	const office = toHex((await officeKeyOf(seed)).publicKey);
	keys.forget();
	const file: KeyFile = { version: 1, route, office, lock, seed: sealed };
	await writeFile(join(folder, 'keys'), `${JSON.stringify(file)}\n`, { flag: 'wx', mode: 0o600 });
	return { office };
}

/** Reads the public data of a desk's keys. @throws ENOENT */
export async function readDeskKeys(folder: string): Promise<Result<KeyFile, 'NotADesk'>> {
	const file = jsonIn(await readFile(join(folder, 'keys'), 'utf8')) as Partial<KeyFile> | null | undefined;
	const isWhole = file?.version === 1 && file.lock !== undefined && file.seed !== undefined;
	return isWhole ? ok(file as KeyFile) : err('NotADesk');
}

/** A desk unlocked with its passphrase. */
export interface OpenDesk {
	readonly keys: LaptopKeys;
	/** Signs for the office: tickets, and published sums. */
	readonly signer: SigningKey;
	/** Pseudonym of a book in facts: 32 hex digits that only this desk can compute. */
	readonly codeOf: (book: string) => string;
	/** Authentication code proving that the desk wrote a file. @param about kind of the file @param hash of its bytes */
	readonly sealOf: (about: string, hash: string) => string;
}

export async function openDesk(
	{ lock, seed }: KeyFile,
	passphrase: string,
	tools: DeskTools
): Promise<Result<OpenDesk, 'WrongPassphrase'>> {
	const opened = await createLaptopVault({ ...tools, tries: uncounted }).open(lock, passphrase);
	if (!opened.ok) return err('WrongPassphrase');
	const keys = opened.value;
	const clear = await keys.decrypt(fromBase64url(seed) ?? new Uint8Array(), 'seed of tickets');
	if (!clear.ok) return err('WrongPassphrase');
	const secret = createHmac('sha256', clear.value).update('bahi desk codes 1').digest();
	const coded = (text: string) => createHmac('sha256', secret).update(text).digest('hex');
	return ok({
		keys,
		signer: await officeKeyOf(clear.value),
		codeOf: (book) => coded(`book ${book}`).slice(0, 32),
		sealOf: (about, hash) => coded(`seal ${about} ${hash}`)
	});
}

export interface CardsAsked {
	readonly route: string;
	/** Last day of their tickets, days since 1970. */
	readonly until: number;
	readonly count: number;
}

/** Makes so many new box cards, each for a box of its own. */
export async function newBoxCards(
	{ signer, keys }: OpenDesk,
	{ route, until, count }: CardsAsked,
	random: RandomSource
): Promise<readonly BoxCard[]> {
	const office = fromBase64url(await keys.publicKey());
	const cards: BoxCard[] = [];
	for (let made = 0; made < count; made += 1) {
		const secret = random.bytes(boxSecretLength);
		const { publicKey: boxKey } = await boxKeyOf(secret);
		const ticket = await writeTicket(signer, { boxKey, until, kind: 1 });
		cards.push({ route, secret, ticket, office, field: null });
	}
	return cards;
}

/**
 * Makes new box cards and adds number and box of each to the desk's list `cards`, with which a lost card's box is closed. They are listed
 * before they are printed: an unlisted card could not be closed.
 *
 * @returns the cards, and the number of the first
 */
export async function newListedCards(
	folder: string,
	desk: OpenDesk,
	asked: CardsAsked,
	random: RandomSource
): Promise<{ readonly cards: readonly BoxCard[]; readonly first: number }> {
	const cards = await newBoxCards(desk, asked, random);
	const boxes = await Promise.all(cards.map(async ({ secret }) => idOf((await boxKeyOf(secret)).publicKey)));
	const list = join(folder, 'cards');
	await appendFile(list, '', { mode: 0o600 });
	const first = (await readFile(list, 'utf8')).split('\n').length;
	await appendFile(list, boxes.map((box, at) => `${first + at} ${toHex(box)}\n`).join(''));
	return { cards, first };
}
