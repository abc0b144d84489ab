import type { Messages } from './en.ts';
import { first } from './first-ne.ts';
import { account } from './account/ne.ts';
import { backup } from './backup/ne.ts';
import { bank } from './bank/ne.ts';
import { book } from './book/ne.ts';
import { calendar } from './calendar/ne.ts';
import { code } from './code/ne.ts';
import { correction } from './correction/ne.ts';
import { desk } from './desk/ne.ts';
import { dossier } from './dossier/ne.ts';
import { help } from './help/ne.ts';
import { language } from './language/ne.ts';
import { loan } from './loan/ne.ts';
import { lock } from './lock/ne.ts';
import { meeting } from './meeting/ne.ts';
import { member } from './member/ne.ts';
import { money } from './money/ne.ts';
import { paper } from './paper/ne.ts';
import { people } from './people/ne.ts';
import { picture } from './picture/ne.ts';
import { print } from './print/ne.ts';
import { register } from './register/ne.ts';
import { reject } from './reject/ne.ts';
import { rules } from './rules/ne.ts';
import { school } from './school/ne.ts';
import { setup } from './setup/ne.ts';
import { voice } from './voice/ne.ts';
import { word } from './word/ne.ts';

export const ne = {
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
