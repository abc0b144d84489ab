import { err, ok, type Result, type WriterId } from '#kernel';
import type { Vault } from '../ports/keys.ts';
import { verifyChain, type Link, type ReadPage } from '../record/verify-chain.ts';
import { isVouchedFor, type BookNamed } from '../record/voucher.ts';
import { type MergeRefusal, inOneOrder, type Ordered, besideOfBook } from './one-order.ts';
import type { WrittenRecord } from './merge-exceptions.ts';
import { remembering, type HeldPages } from './standing-line.ts';
import type { CheckedBackup } from '../backup/read-backup.ts';
import { pagesHeld, type History } from '../session/history.ts';

/** A signed record with the fields that determine its order. */
export interface PlacedLink extends WrittenRecord {
	readonly link: Link;
}

/** The sealed pages of one book on a phone or in a file: one line, or those of several phones. */
export interface SealedBook {
	readonly named: BookNamed;
	/** Raw Ed25519 public key of the group, base64url; undefined in a file that names none. */
	readonly groupKey: string | undefined;
	readonly vouchers: ReadonlyMap<WriterId, string>;
	readonly records: readonly PlacedLink[];
}

/** A book of which every record was verified. Only `verifiedBook` and `mergeBooks` make one. */
export interface VerifiedBook extends Ordered<PlacedLink> {
	readonly named: BookNamed;
	readonly groupKey: string;
	readonly vouchers: ReadonlyMap<WriterId, string>;
}

/** Relation of one book to another of the same group. */
type BookStanding =
	| 'same'
	/** The second has all records of the first, and more. */
	| 'ahead'
	/** The first has all records of the second, and more. */
	| 'behind'
	/** Each has records that the other lacks: two phones continued from the same page. */
	| 'forked';

export interface MergedBook extends VerifiedBook {
	readonly standing: BookStanding;
	/** Number of records that both have. */
	readonly common: number;
	readonly onlyFirst: readonly PlacedLink[];
	readonly onlySecond: readonly PlacedLink[];
}

export const placedLink = (hash: string, link: Link): PlacedLink => {
	const { writer, n, before, heads, events } = link.content;
	return { hash, writer, n, before, heads, events, link };
};

/** Checks every record of each line like those of any book, and the voucher of each of its writers. */
export async function verifiedBook(
	{ named, groupKey, vouchers, records }: SealedBook,
	checks: Pick<Vault, 'hash' | 'verify'>
): Promise<Result<VerifiedBook, MergeRefusal>> {
	if (records.length === 0) return err({ type: 'NothingSealed' });
	const found = inOneOrder(records);
	if (!found.ok) return found;
	const ordered = found.value;
	const known = remembering(checks);
	for (const line of [...ordered.lines, ...ordered.settled]) {
		const hashes = await verifyChain(
			named.id,
			line.map(({ link }) => link),
			known
		);
		if (!hashes.ok)
			return err({
				type: 'RecordsDamaged',
				about: 'about' in hashes.error ? hashes.error.about : hashes.error.type
			});
		const strange = line.findIndex(({ hash }, index) => hash !== hashes.value[index]);
		if (strange >= 0) return err({ type: 'RecordsDamaged', about: `record ${strange + 1}: hash` });
	}
	const checked = new Map<WriterId, string>();
	for (const { key, writer } of ordered.records.map(({ link }) => link.content)) {
		if (key === undefined || checked.has(writer)) continue;
		const voucher = vouchers.get(writer);
		if (groupKey === undefined || voucher === undefined) return err({ type: 'WriterNotVouched', writer });
		const isVouched = await isVouchedFor({ book: named, key }, { groupKey, voucher }, checks);
		if (!isVouched) return err({ type: 'WriterNotVouched', writer });
		checked.set(writer, voucher);
	}
	return ok({ ...ordered, named, groupKey: groupKey ?? '', vouchers: checked });
}

/** The union of two books by the hashes of their records; symmetric in its arguments. */
export function mergeBooks(first: VerifiedBook, second: VerifiedBook): Result<MergedBook, MergeRefusal> {
	const { id, currency, practice } = first.named;
	const { named } = second;
	if (named.id !== id || named.currency !== currency || named.practice !== practice)
		return err({ type: 'OtherGroup' });
	if (first.groupKey !== second.groupKey) return err({ type: 'OtherGroupKey' });
	const found = inOneOrder([...first.records, ...second.records]);
	if (!found.ok) return found;
	const ordered = found.value;
	const [inFirst, inSecond] = [hashesOf(first), hashesOf(second)];
	const onlyFirst = ordered.records.filter(({ hash }) => !inSecond.has(hash));
	const onlySecond = ordered.records.filter(({ hash }) => !inFirst.has(hash));
	const isOfBook = ({ hash }: PlacedLink): boolean => !ordered.beside.has(hash);
	return ok({
		...ordered,
		named: first.named,
		groupKey: first.groupKey,
		vouchers: new Map([...first.vouchers, ...second.vouchers]),
		standing: standingBy(onlyFirst.some(isOfBook), onlySecond.some(isOfBook)),
		common: ordered.records.length - onlyFirst.length - onlySecond.length,
		onlyFirst,
		onlySecond
	});
}

const hashesOf = ({ records }: VerifiedBook): ReadonlySet<string> => new Set(records.map(({ hash }) => hash));

/** Standing by the records that only one of them has. */
function standingBy(firstHasMore: boolean, secondHasMore: boolean): BookStanding {
	if (firstHasMore) return secondHasMore ? 'forked' : 'behind';
	return secondHasMore ? 'ahead' : 'same';
}

/** Comparison of another phone's copy with the book that is open here. */
export interface CopyBeside {
	readonly standing: BookStanding;
	/** Number of records that both have. */
	readonly common: number;
	/** Pages that only this phone has, and those that only the copy has, without pages set beside either. */
	readonly here: readonly ReadPage[];
	readonly there: readonly Link[];
	/** Everything that only the copy holds, in its order. */
	readonly brings: HeldPages;
	/** Pages of this phone that officers set beside the book on the other one. */
	readonly setBeside: readonly ReadPage[];
}

/** Compares two sets of pages: a superset is ahead. What officers settled is no longer a fork (ADR 0087). */
export function besideBook(
	book: Pick<History, 'links' | 'hashes' | 'held'>,
	copy: Pick<CheckedBackup, 'links' | 'hashes' | 'held'>
): CopyBeside {
	const held = pagesHeld(book);
	const [inHere, inThere] = [new Set(held.hashes), new Set(copy.held.hashes)];
	const settledThere = besideOfBook(copy);
	const settledHere = besideOfBook(book);
	const ownOf = <Page extends ReadPage>(
		{ links, hashes }: HeldPages<Page>,
		other: ReadonlySet<string>,
		settled: ReadonlySet<string>
	) =>
		links.filter((_, place) => {
			const hash = hashes[place] ?? '';
			return !other.has(hash) && !settled.has(hash);
		});
	const here = ownOf(book, inThere, settledThere);
	const there = ownOf(copy, inHere, settledHere);
	const isNew = (place: number): boolean => !inHere.has(copy.held.hashes[place] ?? '');
	const brings = {
		links: copy.held.links.filter((_, place) => isNew(place)),
		hashes: copy.held.hashes.filter((_, place) => isNew(place))
	};
	return {
		standing: standingBy(here.length > 0, there.length > 0),
		common: copy.held.hashes.length - brings.hashes.length,
		here,
		there,
		brings,
		setBeside: book.links.filter((_, place) => settledThere.has(book.hashes[place] ?? ''))
	};
}
