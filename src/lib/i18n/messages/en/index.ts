import { bankbook } from './bankbook.ts';
import { bankfile } from './bankfile.ts';
import { book } from './book.ts';
import { books } from './books.ts';
import { calendar } from './calendar.ts';
import { codes } from './codes.ts';
import { comfort } from './comfort.ts';
import { deciding } from './deciding.ts';
import { dossier } from './dossier.ts';
import { dues } from './dues.ts';
import { first } from './first.ts';
import { guide } from './guide.ts';
import { laptop } from './laptop.ts';
import { lessons } from './lessons.ts';
import { loans } from './loans.ts';
import { meeting } from './meeting.ts';
import { mending } from './mending.ts';
import { opening } from './opening.ts';
import { own } from './own.ts';
import { paper } from './paper.ts';
import { people } from './people.ts';
import { pictures } from './pictures.ts';
import { proof } from './proof.ts';
import { registers } from './registers.ts';
import { safety } from './safety.ts';
import { school } from './school.ts';
import { setup } from './setup.ts';
import { sheet } from './sheet.ts';
import { tongue } from './tongue.ts';
import { voice } from './voice.ts';
import { words } from './words.ts';

/** Every sentence that Bahi says or writes. A new one is added here, in `hi` and nowhere else; `{name}` is a slot. */
export const en = {
	...first,
	...words,
	...voice,
	...calendar,
	...tongue,
	...codes,
	...comfort,
	...pictures,
	...opening,
	...guide,
	...laptop,
	...lessons,
	...loans,
	...meeting,
	...mending,
	...deciding,
	...dossier,
	...dues,
	...book,
	...books,
	...bankbook,
	...bankfile,
	...setup,
	...own,
	...paper,
	...people,
	...proof,
	...registers,
	...safety,
	...school,
	...sheet
};

export type Messages = typeof en;
export type MessageKey = keyof Messages;
