import type { MemberId } from '#kernel';
import type { Words } from '#i18n';
import { nameOnPaper } from '#ui/symbol/name-on-paper.ts';
import type { BookView } from '../book-view.svelte.ts';

export const paperName = (book: BookView, memberId: MemberId, words: Words): string | null =>
	nameOnPaper(book.face(memberId), words);
