import { book } from './book.ts';
import { deciding } from './deciding.ts';
import { meeting } from './meeting.ts';
import { opening } from './opening.ts';
import { paper } from './paper.ts';
import { pictures } from './pictures.ts';
import { safety } from './safety.ts';
import { setup } from './setup.ts';
import { words } from './words.ts';

/** Every sentence that Bahi says or writes. A new one is added here, in `hi` and nowhere else; `{name}` is a slot. */
export const en = {
	...words,
	...pictures,
	...opening,
	...meeting,
	...deciding,
	...book,
	...setup,
	...paper,
	...safety
};

export type Messages = typeof en;
export type MessageKey = keyof Messages;
