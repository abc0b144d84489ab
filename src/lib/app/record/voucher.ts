import { utf8, type BookId, type WriterId } from '#kernel';
import type { OpenKeys, Vault } from '../ports/keys.ts';
import type { ReadPage } from './verify-chain.ts';

/** Phones that may write in a book, signed by the group's key (ADR 0038). */
export interface Vouched {
	/** Raw Ed25519 public key of the group, base64url. */
	readonly groupKey: string;
	/** The group's signature over the key of each writer, base64url. */
	readonly vouchers: ReadonlyMap<WriterId, string>;
}

/** Signs in the group's own name. */
export type GroupSigner = Pick<OpenKeys, 'signAsGroup' | 'markAsGroup' | 'groupPublicKey'>;

/** Header fields that are in no record and are therefore signed with each writer. */
export interface BookNamed {
	readonly id: BookId;
	/** ISO 4217. */
	readonly currency: string;
	readonly practice?: true | undefined;
}

/** @param practice of a cover or a copy, which have false for a real book; the header of a file omits it */
export const bookNamed = (
	id: BookId,
	{ currency, practice }: { readonly currency: string; readonly practice: boolean }
): BookNamed => ({ id, currency, ...(practice && { practice }) });

/** Signed bytes; the prefix is unique among the group's signatures. @param key of the writer, base64url */
const voucherBytes = ({ id, currency, practice }: BookNamed, key: string): Uint8Array =>
	utf8(['bahi writer 1', id, currency, practice === true ? 'practice' : 'book', key].join('\n'));

/** Vouchers for every writer of a chain that was verified under its own keys. */
export async function vouchFor(
	book: BookNamed,
	links: readonly ReadPage[],
	keys: GroupSigner
): Promise<Vouched> {
	const vouchers = new Map<WriterId, string>();
	for (const { content } of links) {
		if (content.key === undefined) continue;
		vouchers.set(content.writer, await keys.signAsGroup(voucherBytes(book, content.key)));
	}
	return { groupKey: keys.groupPublicKey, vouchers };
}

export function isVouchedFor(
	writer: { readonly book: BookNamed; readonly key: string },
	{ groupKey, voucher }: { readonly groupKey: string; readonly voucher: string },
	{ verify }: Pick<Vault, 'verify'>
): Promise<boolean> {
	return verify(groupKey, voucher, voucherBytes(writer.book, writer.key));
}
