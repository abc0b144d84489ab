import { oneLine } from '#kernel';

/** The few free texts of a book: one line, at most `most` UTF-16 units. */
export const tidy = (text: string, most = 80): string => oneLine(text, most);
