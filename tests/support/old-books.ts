import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/root.mjs';
import { bytesOf, type OldBook } from './old-database.ts';

export { oldDatabase, type OldBook } from './old-database.ts';

/**
 * Books that the app itself wrote at each version that went out, made by running that version: its database, a copy of it and its
 * export. Three women founded a group on 24 November 2026 and gave 25 rupees each in the first meeting; the second, of 24 December, is
 * open, and the first of them has given 25. A version that goes out adds one; none is ever made again.
 */
export const oldVersions = ['0.1.0', '0.2.0', '0.3.0', '0.4.1'] as const;

export function oldBook(version: (typeof oldVersions)[number]): OldBook {
	const text = readFileSync(join(root, `tests/support/old-books/book-${version}.json`), 'utf8');
	const file = JSON.parse(text) as Omit<OldBook, 'backup'> & { readonly backup: string };
	return { ...file, backup: bytesOf(file.backup) };
}
