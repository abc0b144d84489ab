import { assert, present } from '#kernel';
import type { Command } from '#group';
import {
	checkBackup,
	makeBackup,
	openBackupWithSheet,
	restoreBook,
	type BookCover,
	type BookSession,
	type CheckedBackup,
	type OpenKeys
} from '#app';
import { takeOverByCodes } from './by-codes.ts';
import { aPhone, type Phone } from './parts.ts';
import { codes, count, first, found, gave, open, run, second, third, today } from './small-book.ts';

/** Phones of one group on real storage and keys: the first, and a second that was brought to life from its copy. */

export interface GroupPhone {
	readonly phone: Phone;
	readonly keys: OpenKeys;
	cover: BookCover;
	session: BookSession;
}

export const pictures = { digits: '1357' };
export const number = { digits: '246802' };

export async function firstPhone(): Promise<GroupPhone & { readonly paper: string }> {
	const phone = aPhone();
	const { keys, cover, recoveryCode } = await found(phone);
	const session = await open(phone, { keys, cover, recoveryCode });
	const group = { phone, keys, cover, session, paper: recoveryCode };
	await meet(group, 'a', 2500, 2500);
	return group;
}

export async function meet(
	{ session }: Pick<GroupPhone, 'session'>,
	name: string,
	amount: number,
	held: number,
	on = today
): Promise<void> {
	await run(
		session,
		`${name}-1`,
		{ type: 'OpenMeeting', on, kind: 'regular' },
		{ ...gave(first, amount), on }
	);
	await run(
		session,
		`${name}-2`,
		{ ...count(held), on },
		{ type: 'SealMeeting', on, approvals: [second, third] }
	);
}

export const begin = (session: BookSession, name: string, ...commands: readonly Command[]) =>
	run(session, `${name}-1`, { type: 'OpenMeeting', on: today, kind: 'regular' }, ...commands);

export async function copyOf({ phone, session, keys, cover }: GroupPhone): Promise<Uint8Array> {
	const made = await makeBackup(phone, session, keys, cover, today);
	assert(made.ok, made.ok ? '' : made.error.type);
	return made.value.bytes;
}

export async function secondPhone(of: GroupPhone, paper: string): Promise<GroupPhone> {
	const phone = aPhone();
	const opened = await openBackupWithSheet(phone, await copyOf(of), paper);
	assert(opened.ok, 'the paper opens the copy');
	const restored = await restoreBook(phone, opened.value, codes);
	assert(restored.ok, 'and it is put on the phone');
	const { keys, cover } = restored.value;
	return { phone, keys, cover, session: await open(phone, { keys, cover, recoveryCode: '' }) };
}

export async function twoPhones() {
	const one = await firstPhone();
	return { one, two: await secondPhone(one, one.paper) };
}

export async function read({ phone, keys }: GroupPhone, bytes: Uint8Array): Promise<CheckedBackup> {
	const copy = await checkBackup(phone, bytes, keys);
	assert(copy.ok, copy.ok ? '' : copy.error.type);
	return copy.value;
}

/** On the screen's own thread: what must be computed of it is computed when it is asked for. */
export async function readHere(
	{ phone: { vault, backupFile }, keys }: GroupPhone,
	bytes: Uint8Array
): Promise<CheckedBackup> {
	const copy = await checkBackup({ vault, backupFile }, bytes, keys);
	assert(copy.ok, copy.ok ? '' : copy.error.type);
	return copy.value;
}

export const touches = ({ cover }: GroupPhone, ...given: readonly { readonly digits: string }[]) =>
	given.map(({ digits }, place) => ({
		slotId: present(cover.keys.slots[place], 'an officer has a code').slotId,
		digits
	}));

export async function take(
	to: GroupPhone,
	from: GroupPhone,
	...given: readonly { readonly digits: string }[]
) {
	const copy = await read(to, await copyOf(from));
	return takeOverByCodes(to.phone.vault, to, copy, touches(to, ...given), () => newWriter(to));
}

/** It goes on under a new key, as the app lets it: the cover is stored first. */
export async function newWriter(of: GroupPhone): ReturnType<GroupPhone['phone']['shelf']['saveCover']> {
	const { document, inForce } = await of.keys.withNewWriter(of.cover.keys);
	const cover = { ...of.cover, keys: document };
	const saved = await of.phone.shelf.saveCover(cover);
	if (!saved.ok) return saved;
	inForce();
	of.cover = cover;
	return saved;
}

export const taken = (to: GroupPhone, from: GroupPhone) => take(to, from, pictures, number);

/** Everything that the phone holds of the book, byte by byte. */
export async function stored({ phone, cover }: GroupPhone): Promise<unknown> {
	const store = phone.shelf.open(cover.book);
	return [await store.load(), await store.records(), await store.people()];
}

export const hashesOf = async ({ session }: GroupPhone): Promise<readonly string[]> => {
	const history = await session.history();
	assert(history.ok, 'the book reads its pages');
	return history.value.hashes;
};

/** Closed and opened again from what lies on the phone. */
export async function opened(phone: GroupPhone): Promise<BookSession> {
	const { keys, cover } = phone;
	return open(phone.phone.restarted(), { keys, cover, recoveryCode: '' });
}
