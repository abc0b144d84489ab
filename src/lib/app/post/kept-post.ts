import { fromBase64url, jsonIn, padded, textIn, toBase64url, unpadded, utf8 } from '#kernel';
import type { OpenKeys } from '../ports/keys.ts';

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
