import { ok, toBase64url, type Result } from '#kernel';
import type { Rejection } from '#group';
import { haveAgreed, type AgreedAct, type Approved, type OpenUnderKeys } from '../books/codes-of-officers.ts';
import type { Vault } from '../ports/keys.ts';
import type { PostCard } from '../ports/post.ts';
import type { BookCover } from '../ports/storage.ts';
import { inNewest, keptPost, type PostSlot } from './post-slot.ts';

/** Officers for both ways: beginning and ending the post concern all members. */
const codesNeeded = 2;

/**
 * @param known keys of eras that another phone of the group has in the box
 * @param before previous slot of this phone for this box; null for a new one
 * @param place of the first page to be sent
 * @param fresh 32 bytes, key of an era that begins now
 */
export function slotOf(
	card: PostCard,
	{
		known,
		before,
		writer,
		epoch,
		place,
		fresh
	}: {
		readonly known: readonly Uint8Array[];
		readonly before: PostSlot | null;
		readonly writer: string;
		readonly epoch: number;
		readonly place: number;
		readonly fresh: Uint8Array;
	}
): PostSlot {
	const text = (bytes: Uint8Array | null): string | null => bytes && toBase64url(bytes);
	const { route } = card;
	const named = {
		...{ route, secret: toBase64url(card.secret), writer, epoch },
		...{ office: text(card.office), field: text(card.field) }
	};
	if (before !== null) return { ...named, eras: [...before.eras, [toBase64url(fresh), place]] };
	const keys = known.length === 0 ? [fresh] : known;
	return { ...named, eras: inNewest(keys.map((key) => toBase64url(key))) };
}

/** Begins or ends the sending of pages with the codes of two members who decide. @param slot the new slot */
export async function givePost(
	vault: Pick<Vault, 'hash'>,
	{ cover, keys, session }: OpenUnderKeys,
	approved: Approved<Extract<AgreedAct, { readonly type: 'post' }>>,
	slot: PostSlot
): Promise<Result<BookCover, Rejection>> {
	const agreed = await haveAgreed(vault, session, approved, codesNeeded);
	return agreed.ok ? ok({ ...cover, post: await keptPost(keys, slot) }) : agreed;
}
