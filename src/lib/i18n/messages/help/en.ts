/** Help, the size of letters, small sounds. */
export const help = {
	'help.display-title': 'Easier for you',
	'help.display-letter': 'A',
	'help.display-letters-100': 'Letters as usual',
	'help.display-letters-125': 'Bigger letters',
	'help.display-letters-150': 'The biggest letters',
	'help.display-sounds': 'Small sounds',
	'help.title': 'Help',
	'help.prompt': 'What do you want to see?',
	'help.listen': 'touch the ear to listen',
	'help.back': 'touch the arrow to go back',
	'help.undo': 'take back the last entry',
	'help.lock': 'close the book with the lock',
	'help.words': 'words to check',
	'help.practice': 'practise',
	'help.about': 'about this book',
	'help.about-text': 'Bahi keeps the accounts of a savings group. It needs no network.',
	'help.who-can-see': 'Who can see what',
	'help.version': 'version {version}'
};
