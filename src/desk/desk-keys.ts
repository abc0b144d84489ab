import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, fromBase64url, jsonIn, ok, toBase64url, toHex, wipe, type Result } from '#kernel';
import type { LaptopLock, RandomSource } from '#app';
import { createLaptopVault, type VaultOptions } from '#vault';
import { boxKeyOf, boxSecretLength, officeKeyOf, writeTicket, type BoxCard } from '#vault/post';

/*
 * The keys of a desk, as the file `keys` of its folder: a lock by passphrase (ADR 0020), and under it the seed by which tickets are signed. The
 * secret key to which groups give their pages follows from the lock's own key. What the door needs is no secret and stands beside it.
 */
interface KeyFile {
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

/** So many new box cards, each of a box of its own. @param until last day of their tickets, days since 1970 */
export async function newBoxCards(
	{ route, lock, seed }: KeyFile,
	{
		passphrase,
		until,
		count
	}: { readonly passphrase: string; readonly until: number; readonly count: number },
	tools: { readonly random: RandomSource } & DeskTools
): Promise<Result<readonly BoxCard[], 'WrongPassphrase'>> {
	const opened = await createLaptopVault({ ...tools, tries: uncounted }).open(lock, passphrase);
	if (!opened.ok) return err('WrongPassphrase');
	const keys = opened.value;
	const clear = await keys.decrypt(fromBase64url(seed) ?? new Uint8Array(), 'seed of tickets');
	const office = fromBase64url(await keys.publicKey());
	keys.forget();
	if (!clear.ok) return err('WrongPassphrase');
	const signer = await officeKeyOf(clear.value);
	const cards: BoxCard[] = [];
	for (let made = 0; made < count; made += 1) {
		const secret = tools.random.bytes(boxSecretLength);
		const { publicKey: boxKey } = await boxKeyOf(secret);
		const ticket = await writeTicket(signer, { boxKey, until, kind: 1 });
		cards.push({ route, secret, ticket, office, field: null });
	}
	wipe(clear.value);
	return ok(cards);
}
