import { ok, type Result } from '#kernel';
import type { CurrencyCode } from '#money';
import type { Fault } from '../ports/storage.ts';
import { BookSession } from './book-session.ts';
import type { SessionParts } from './session-parts.ts';
import { readBook } from './read-book.ts';

export async function openSession(
	parts: SessionParts,
	currency: CurrencyCode
): Promise<Result<BookSession, Fault>> {
	const read = await readBook({ ...parts, mends: parts.onlyReads !== true }, currency);
	return read.ok ? ok(new BookSession(parts, read.value)) : read;
}
