import type { CheckedBackup } from '../backup/read-backup.ts';
import type { Link } from '../record/verify-chain.ts';
import type { History } from '../session/history.ts';
import { standingBy, type BookStanding } from './merge-books.ts';

/** How the copy of another phone stands to the book that is open here. */
export interface CopyBeside {
	readonly standing: BookStanding;
	/** How many records both have, from the first on. */
	readonly common: number;
	/** Pages that only this phone has, and those that only the copy has. */
	readonly here: readonly Link[];
	readonly there: readonly Link[];
}

/** A hash stands for every record before it (ADR 0002): both are lines, and where they part is one place. */
export function besideBook(
	{ links, hashes }: Pick<History, 'links' | 'hashes'>,
	copy: Pick<CheckedBackup, 'links' | 'hashes'>
): CopyBeside {
	const parts = hashes.findIndex((hash, place) => hash !== copy.hashes[place]);
	const common = parts < 0 ? hashes.length : parts;
	const [here, there] = [links.slice(common), copy.links.slice(common)];
	return { standing: standingBy(here.length > 0, there.length > 0), common, here, there };
}
