import type { comfort as english } from '../en/comfort.ts';

/** Size of letters, and small sounds: on the help screen. */
export const comfort = {
	'comfort.title': 'देखने-सुनने में आसान',
	'comfort.letter': 'अ',
	'comfort.letters-100': 'अक्षर जैसे हैं',
	'comfort.letters-125': 'बड़े अक्षर',
	'comfort.letters-150': 'सबसे बड़े अक्षर',
	'comfort.sounds': 'छोटी आवाज़ें'
} satisfies typeof english;
