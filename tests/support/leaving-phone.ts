import { IDBFactory } from 'fake-indexeddb';
import { assert, present } from '#kernel';
import {
	bookFromBox,
	compare,
	deliver,
	keptPost,
	layIn,
	namesToLeave,
	slotNow,
	slotOf,
	type Compared,
	type LeavingBook,
	type OpenPost,
	type Outbox,
	type PostCard,
	type PostDoor,
	type PostHeads,
	type PostSlot
} from '#app';
import { createPostVault, writeTicket, officeKeyOf, boxKeyOf } from '#vault/post';
import { createOutbox } from '../../src/lib/storage/outbox.ts';
import { firstPhone, type GroupPhone } from './group-phones.ts';
import { day, officeSeed, route, seedOf } from './post-phone.ts';

/** A phone of a group that leaves its pages at a door, in Node: the app's own parts but the screens. */

export const postVault = createPostVault({
	random: { bytes: (n) => crypto.getRandomValues(new Uint8Array(n)), id: () => '' }
});

/** A card of the office of `openDoor`. */
export async function boxCard(words = 'a box'): Promise<PostCard> {
	const secret = seedOf(words).subarray(0, 16);
	const { publicKey: boxKey } = await boxKeyOf(secret);
	const ticket = await writeTicket(await officeKeyOf(seedOf(officeSeed)), {
		boxKey,
		until: day() + 365,
		kind: 1
	});
	return { route, secret, ticket, office: null, field: null };
}

export interface LeavingPhone {
	readonly of: GroupPhone;
	readonly post: OpenPost;
	readonly outbox: Outbox;
	readonly door: PostDoor;
	slot: PostSlot;
	/** Milliseconds that its clock is ahead. */
	ahead: number;
	isMetered: boolean;
}

export async function leaving(
	of: GroupPhone,
	door: PostDoor,
	{
		card,
		known = [],
		outbox = createOutbox({ indexedDB: new IDBFactory() })
	}: { readonly card: PostCard; readonly known?: readonly Uint8Array[]; readonly outbox?: Outbox }
): Promise<LeavingPhone> {
	const fresh = crypto.getRandomValues(new Uint8Array(32));
	const slot = slotOf(card, {
		known,
		before: null,
		writer: of.keys.writer,
		epoch: of.cover.keys.epoch,
		place: 1,
		fresh
	});
	of.cover = { ...of.cover, post: await keptPost(of.keys, slot) };
	const post = await postVault.open(card.secret);
	if (card.ticket !== null) await door.register({ ...post, route: card.route }, card.ticket);
	return { of, post, outbox, door, slot, ahead: 0, isMetered: false };
}

export const now = ({ ahead }: LeavingPhone): number => Date.now() + ahead;

export async function bookOf(phone: LeavingPhone, random = 0): Promise<LeavingBook> {
	const { of, slot, post, outbox } = phone;
	const { shelf, vault } = of.phone;
	const names = await namesToLeave(of.phone, of.session, of, slot);
	return {
		...{ slot, post, outbox, names: present(names, 'the book opens') },
		pages: { book: of.cover.book, keys: of.keys, vault },
		records: (from) => shelf.open(of.cover.book).records(from),
		now: () => now(phone),
		random: () => random
	};
}

export async function laidIn(phone: LeavingPhone, random = 0): Promise<void> {
	const laid = await layIn(await bookOf(phone, random));
	assert(laid.ok, laid.ok ? '' : laid.error.type);
}

export const sent = (phone: LeavingPhone, isTouched = false): Promise<boolean> =>
	deliver(
		{ outbox: phone.outbox, door: phone.door, now: () => now(phone), isMetered: () => phone.isMetered },
		isTouched
	);

export async function headsOf({ door, post, slot }: LeavingPhone): Promise<PostHeads> {
	const heads = await door.heads({ ...post, route: slot.route });
	assert(heads.ok, heads.ok ? '' : heads.error.type);
	return heads.value;
}

/** One contact of an open book: laid in, sent, compared, put again. */
export async function contact(phone: LeavingPhone): Promise<Compared> {
	await laidIn(phone);
	await sent(phone, true);
	const compared = await compare(await bookOf(phone), await headsOf(phone), phone.door);
	assert(compared.ok, compared.ok ? '' : compared.error.type);
	await laidIn(phone);
	await sent(phone, true);
	return compared.value;
}

export interface LeftPhone extends LeavingPhone {
	readonly paper: string;
	readonly card: PostCard;
}

let boxes = 0;
/** A phone with one closed meeting, all of which has left. */
export async function leftPhone(door: PostDoor): Promise<LeftPhone> {
	const card = await boxCard(`box ${(boxes += 1)}`);
	const of = await firstPhone();
	const phone = await leaving(of, door, { card });
	await contact(phone);
	return Object.assign(phone, { paper: of.paper, card });
}

/** The book on a phone that is new, by the card's letters and the key paper. */
export const broughtBack = async ({ card, paper, of, door }: LeftPhone, through = door) =>
	bookFromBox({ ...of.phone, door: through, postVault }, { ...card, ticket: null }, paper);

/** The slot for this phone, whose group key was renewed so often. */
export const hereNow = (slot: PostSlot, phone: LeavingPhone, epoch = 0): PostSlot =>
	slotNow(slot, {
		writer: phone.of.keys.writer,
		epoch,
		place: placeOf(phone) + 1,
		fresh: seedOf('a new era')
	}) ?? slot;

export const placeOf = ({ of }: LeavingPhone): number => of.session.head.place;
export const headHash = ({ of }: LeavingPhone): string => of.session.head.hash;
