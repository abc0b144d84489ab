import type { BookSession } from './book-session.ts';

/** What screens see of a book, whether it lies on this phone or is only read on a laptop. */
export type OpenBook = Pick<BookSession, keyof BookSession>;
