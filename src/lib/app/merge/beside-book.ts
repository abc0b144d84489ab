import type { CheckedBackup } from '../backup/read-backup.ts';
import type { Link } from '../record/verify-chain.ts';
import { pagesHeld, type History } from '../session/history.ts';
import { standingBy, type BookStanding } from './merge-books.ts';
import { besideOfBook } from './one-order.ts';
import type { HeldPages } from './standing-line.ts';

/** How the copy of another phone stands to the book that is open here. */
export interface CopyBeside {
	readonly standing: BookStanding;
	/** How many records both have. */
	readonly common: number;
	/** Pages that only this phone has, and those that only the copy has; without what officers set beside on either. */
	readonly here: readonly Link[];
	readonly there: readonly Link[];
	/** Everything that only the copy holds, in its order. */
	readonly brings: HeldPages;
	/** Pages of this phone that officers set beside on the other one. */
	readonly setBeside: readonly Link[];
}

/** Each holds a set of pages; where one holds all that the other has, it is ahead. What officers settled is no fork any more (ADR 0087). */
export function besideBook(
	book: Pick<History, 'links' | 'hashes' | 'held'>,
	copy: Pick<CheckedBackup, 'links' | 'hashes' | 'held'>
): CopyBeside {
	const held = pagesHeld(book);
	const [inHere, inThere] = [new Set(held.hashes), new Set(copy.held.hashes)];
	const settledThere = besideOfBook(copy);
	const settledHere = besideOfBook(book);
	const ownOf = ({ links, hashes }: HeldPages, other: ReadonlySet<string>, settled: ReadonlySet<string>) =>
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
