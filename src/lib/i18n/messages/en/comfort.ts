/** Size of letters, and small sounds: on the help screen. */
export const comfort = {
	'comfort.title': 'Easier for you',
	'comfort.letter': 'A',
	'comfort.letters-100': 'Letters as usual',
	'comfort.letters-125': 'Bigger letters',
	'comfort.letters-150': 'The biggest letters',
	'comfort.sounds': 'Small sounds'
};
