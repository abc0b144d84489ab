import { fromBase64url, jsonIn, padded, present, textIn, toBase64url, unpadded, utf8 } from '#kernel';
import type { OpenKeys } from '../ports/keys.ts';
import type { PostCard } from '../ports/post.ts';

/*
 * A group's post box in the cover: encrypted with the group's keys, so that neither a thief of the locked phone nor a
 * laptop that reads copies gets the card (docs/POST.md).
 */
const about = 'post box';
const step = 1024;
/** Byte fields are base64url. */
export interface PostSlot {
	readonly route: string;
	readonly secret: string;
	readonly office: string | null;
	readonly field: string | null;
	/** Keys of the eras from 1 on, each with the place of this phone's first page in it; 0 for none. */
	readonly eras: readonly (readonly [key: string, from: number])[];
	/** Writer of these places. A phone restored from a copy is another writer and sends all its pages in the newest era. */
	readonly writer: string;
	/** Number of renewals of the group key when the last era began. */
	readonly epoch: number;
	/** Set if nothing is sent any more; kept, so that no number is ever sealed twice under other keys. */
	readonly off?: true;
}

type Locks = Pick<OpenKeys, 'encrypt'>;

export const keptPost = async (keys: Locks, slot: PostSlot): Promise<string> =>
	toBase64url(await keys.encrypt(padded(utf8(JSON.stringify(slot)), step), about));

/** Null if the group has none, or other keys encrypted it. @param kept of a cover or a copy */
export async function postOf(
	keys: Pick<OpenKeys, 'decrypt'>,
	kept: string | undefined
): Promise<PostSlot | null> {
	const locked = kept === undefined ? null : fromBase64url(kept);
	const plain = locked && (await keys.decrypt(locked, about));
	const bytes = plain?.ok === true ? unpadded(plain.value, step) : null;
	return bytes === null ? null : ((jsonIn(textIn(bytes)) as PostSlot | undefined) ?? null);
}

export const eraKeysOf = ({ eras }: Pick<PostSlot, 'eras'>): readonly Uint8Array[] =>
	eras.map(([key]) => bytesOf(key));
const bytesOf = (text: string): Uint8Array => present(fromBase64url(text), 'the app wrote base64url');

/** The card of a slot, without its ticket, which the box has. */
export const cardOf = ({ route, secret, office, field }: PostSlot): PostCard => ({
	route,
	secret: bytesOf(secret),
	ticket: null,
	office: office === null ? null : bytesOf(office),
	field: field === null ? null : bytesOf(field)
});

/** A phone that is new to the box seals all its pages in the newest era. */
export const inNewest = (keys: readonly string[]): PostSlot['eras'] =>
	keys.map((key, at) => [key, at === keys.length - 1 ? 1 : 0] as const);

/** The slot for this writer and group key; null if unchanged. @param place of the next page */
export function slotNow(
	slot: PostSlot,
	{
		writer,
		epoch,
		place,
		fresh
	}: { readonly writer: string; readonly epoch: number; readonly place: number; readonly fresh: Uint8Array }
): PostSlot | null {
	const here =
		slot.writer === writer ? slot : { ...slot, writer, eras: inNewest(slot.eras.map(([key]) => key)) };
	if (slot.epoch < epoch) return nextEra(here, epoch, place, fresh);
	return here === slot ? null : here;
}

/** Begins an era after a renewal of the group key: owners of the old key cannot read pages sealed from now on. */
export const nextEra = (slot: PostSlot, epoch: number, place: number, fresh: Uint8Array): PostSlot => ({
	...slot,
	epoch,
	eras: [...slot.eras, [toBase64url(fresh), place]]
});
