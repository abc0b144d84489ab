/** Words of every screen, and how a woman is called. */
export const word = {
	'word.didi': 'didi',
	'word.group': 'group',
	'word.box': 'box',
	'word.bank': 'bank',
	'word.saving': 'saving',
	'word.loan': 'loan',
	'word.interest': 'interest',
	'word.fine': 'fine',
	'word.today': 'today',
	'word.yes': 'yes',
	'word.of': '{count} of {total}',
	'word.trial-voice': 'trial voice',
	'word.who-name': '{name} didi',
	'word.who-symbol': '{symbol} didi',
	'word.who-number': 'number {number}',
	'word.bead-paid': 'given',
	'word.bead-todo': 'still to give'
};
