import type { Messages } from '../en/index.ts';
import { hi } from '../hi/index.ts';
import { book } from './book.ts';
import { calendar } from './calendar.ts';
import { loans } from './loans.ts';
import { meeting } from './meeting.ts';
import { words } from './words.ts';

export const ne = {
	// Files of words that are not written in Nepali yet speak Hindi: her nearest language.
	...hi,
	...words,
	...calendar,
	...loans,
	...meeting,
	...book
} satisfies Messages;
