import type { comfort as english } from '../en/comfort.ts';

/** Size of letters, and small sounds: on the help screen. */
export const comfort = {
	'comfort.title': 'हेर्न र सुन्न सजिलो',
	'comfort.letter': 'अ',
	'comfort.letters-100': 'अक्षर जस्तो छ',
	'comfort.letters-125': 'ठूला अक्षर',
	'comfort.letters-150': 'सबैभन्दा ठूला अक्षर',
	'comfort.sounds': 'साना आवाज'
} satisfies typeof english;
