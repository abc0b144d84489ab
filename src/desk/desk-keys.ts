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
 * The keys of a desk, as the file `keys` of its folder: a lock by passphrase (ADR 0020), and under it the seed by which tickets are signed. The
 * secret key to which groups give their pages follows from the lock's own key. What the door needs is no secret and stands beside it.
 */
export interface KeyFile {
	readonly version: 1;
	readonly route: string;
	/** Ed25519, hex: what the door's offices.txt has. */
	readonly office: string;
	readonly lock: LaptopLock;
	readonly seed: string;
}

/** How the passphrase is stretched and chance is had: a test has a quick way. */
export type DeskTools = Omit<VaultOptions, 'tries'>;

/** The file is copied as a whole and tried out elsewhere: counting tries here would stop nobody. */
const uncounted = {
	wait: () => Promise.resolve(0),
	begin: () => Promise.resolve({ triesLeft: 1 }),
	succeeded: () => Promise.resolve()
};

/** Makes the keys, once. @throws EEXIST where the folder has keys: they are never written over */
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

/** What is no secret of a desk. @throws ENOENT */
export async function readDeskKeys(folder: string): Promise<Result<KeyFile, 'NotADesk'>> {
	const file = jsonIn(await readFile(join(folder, 'keys'), 'utf8')) as Partial<KeyFile> | null | undefined;
	const isWhole = file?.version === 1 && file.lock !== undefined && file.seed !== undefined;
	return isWhole ? ok(file as KeyFile) : err('NotADesk');
}

/** A desk whose passphrase was given. */
export interface OpenDesk {
	readonly keys: LaptopKeys;
	/** Signs for the office: tickets, and sums that leave. */
	readonly signer: SigningKey;
	/** How a book is called in facts: 32 letters of hex that say nothing to anybody else. */
	readonly codeOf: (book: string) => string;
	/** The desk's word that a file is as the desk wrote it. @param about what it is @param hash of its bytes */
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

/** So many new box cards, each of a box of its own. */
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
 * New box cards on the desk's list `cards`, which has the number and the box of each, by which one that was lost is shut. They are listed before
 * anybody sees them: a card that is printed and not listed could not be shut.
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
