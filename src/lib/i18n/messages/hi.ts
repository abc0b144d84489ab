import type { Messages } from './en.ts';
import { first } from './first-hi.ts';
import { account } from './account/hi.ts';
import { backup } from './backup/hi.ts';
import { bank } from './bank/hi.ts';
import { book } from './book/hi.ts';
import { calendar } from './calendar/hi.ts';
import { code } from './code/hi.ts';
import { correction } from './correction/hi.ts';
import { desk } from './desk/hi.ts';
import { dossier } from './dossier/hi.ts';
import { help } from './help/hi.ts';
import { language } from './language/hi.ts';
import { loan } from './loan/hi.ts';
import { lock } from './lock/hi.ts';
import { meeting } from './meeting/hi.ts';
import { member } from './member/hi.ts';
import { money } from './money/hi.ts';
import { paper } from './paper/hi.ts';
import { people } from './people/hi.ts';
import { picture } from './picture/hi.ts';
import { print } from './print/hi.ts';
import { register } from './register/hi.ts';
import { reject } from './reject/hi.ts';
import { rules } from './rules/hi.ts';
import { school } from './school/hi.ts';
import { setup } from './setup/hi.ts';
import { voice } from './voice/hi.ts';
import { word } from './word/hi.ts';

export const hi = {
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
} satisfies Messages;
