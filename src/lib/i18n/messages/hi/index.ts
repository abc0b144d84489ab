import type { Messages } from '../en/index.ts';
import { book } from './book.ts';
import { deciding } from './deciding.ts';
import { meeting } from './meeting.ts';
import { opening } from './opening.ts';
import { paper } from './paper.ts';
import { pictures } from './pictures.ts';
import { safety } from './safety.ts';
import { setup } from './setup.ts';
import { words } from './words.ts';

export const hi = {
	...words,
	...pictures,
	...opening,
	...meeting,
	...deciding,
	...book,
	...setup,
	...paper,
	...safety
} satisfies Messages;
