import { first } from './first-en.ts';
import { account } from './account/en.ts';
import { backup } from './backup/en.ts';
import { bank } from './bank/en.ts';
import { book } from './book/en.ts';
import { calendar } from './calendar/en.ts';
import { code } from './code/en.ts';
import { correction } from './correction/en.ts';
import { desk } from './desk/en.ts';
import { dossier } from './dossier/en.ts';
import { help } from './help/en.ts';
import { language } from './language/en.ts';
import { loan } from './loan/en.ts';
import { lock } from './lock/en.ts';
import { meeting } from './meeting/en.ts';
import { member } from './member/en.ts';
import { money } from './money/en.ts';
import { paper } from './paper/en.ts';
import { people } from './people/en.ts';
import { picture } from './picture/en.ts';
import { print } from './print/en.ts';
import { register } from './register/en.ts';
import { reject } from './reject/en.ts';
import { rules } from './rules/en.ts';
import { school } from './school/en.ts';
import { setup } from './setup/en.ts';
import { voice } from './voice/en.ts';
import { word } from './word/en.ts';

/** Every sentence that Bahi says or writes. A new one is added in the folder named for its key; `{name}` is a slot. */
export const en = {
	...first,
	...account,
	...backup,
	...bank,
	...book,
	...calendar,
	...code,
	...correction,
	...desk,
	...dossier,
	...help,
	...language,
	...loan,
	...lock,
	...meeting,
	...member,
	...money,
	...paper,
	...people,
	...picture,
	...print,
	...register,
	...reject,
	...rules,
	...school,
	...setup,
	...voice,
	...word
};

export type Messages = typeof en;
export type MessageKey = keyof Messages;
