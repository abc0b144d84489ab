import { fromBase64url, jsonIn, padded, present, textIn, toBase64url, unpadded, utf8 } from '#kernel';
import type { OpenKeys } from '../ports/keys.ts';
import type { PostCard } from '../ports/post.ts';

/*
 * The post box of a group, as the cover has it: encrypted by the group's keys, so that a thief of the locked phone has no card, and neither has a
 * laptop that reads copies (docs/POST.md).
 */
const about = 'post box';
const step = 1024;
/** Byte fields are base64url. */
export interface PostSlot {
	readonly route: string;
	readonly secret: string;
	readonly office: string | null;
	readonly field: string | null;
	/** Keys of the eras from 1 on, each with the place of the first page of this phone in it; 0 where none is. */
	readonly eras: readonly (readonly [key: string, from: number])[];
	/** Whose places these are. A phone that came in by a copy is another one, and leaves all its pages in the newest era. */
	readonly writer: string;
	/** How often the group key was renewed when the last era began. */
	readonly epoch: number;
	/** Nothing leaves any more; kept, so that no number is ever sealed twice under other keys. */
	readonly off?: true;
}

type Locks = Pick<OpenKeys, 'encrypt'>;

export const keptPost = async (keys: Locks, slot: PostSlot): Promise<string> =>
	toBase64url(await keys.encrypt(padded(utf8(JSON.stringify(slot)), step), about));

/** Null where the group has none, or other keys locked it. @param kept of a cover or a copy */
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

/** The card that a slot was made from, without its ticket: the box has that. */
export const cardOf = ({ route, secret, office, field }: PostSlot): PostCard => ({
	route,
	secret: bytesOf(secret),
	ticket: null,
	office: office === null ? null : bytesOf(office),
	field: field === null ? null : bytesOf(field)
});

/** All pages of a phone that is new to the box are sealed in the newest era. */
export const inNewest = (keys: readonly string[]): PostSlot['eras'] =>
	keys.map((key, at) => [key, at === keys.length - 1 ? 1 : 0] as const);

/** The slot for this writer and group key; null where it is as it was. @param place of the next page */
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

/** The group key was renewed: who only knows the one before reads nothing that is sealed from now on. */
export const nextEra = (slot: PostSlot, epoch: number, place: number, fresh: Uint8Array): PostSlot => ({
	...slot,
	epoch,
	eras: [...slot.eras, [toBase64url(fresh), place]]
});
