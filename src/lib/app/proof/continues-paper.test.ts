import { expect, test } from 'vitest';
import { continuationOf } from './proof-content.ts';

const hashes = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
const opened = { book: '0123456789ab', hashes };
const paper = (head: string, book = opened.book) => ({ book, head });

test('a paper that was printed from a page of this book: so many records were sealed since', () => {
	expect(continuationOf(paper('c'.repeat(32)), opened)).toEqual({ is: 'continues', since: 0 });
	expect(continuationOf(paper('a'.repeat(32)), opened)).toEqual({ is: 'continues', since: 2 });
});

test('a paper from before the first record is continued by every book of its group', () => {
	expect(continuationOf(paper('0'.repeat(32)), opened)).toEqual({ is: 'continues', since: 3 });
});

test('a book that was cut off behind the paper, or written anew, does not hold its page', () => {
	const missing = { is: 'missing' };
	expect(continuationOf(paper('c'.repeat(32)), { ...opened, hashes: hashes.slice(0, 2) })).toEqual(missing);
	expect(continuationOf(paper('c'.repeat(32)), { ...opened, hashes: [] })).toEqual(missing);
	expect(continuationOf(paper('b'.repeat(31) + 'c'), opened)).toEqual(missing);
});

test('a paper of another group', () => {
	expect(continuationOf(paper('c'.repeat(32), 'ba9876543210'), opened)).toEqual({ is: 'otherGroup' });
});
