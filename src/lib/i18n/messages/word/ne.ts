import type { word as english } from './en.ts';

export const word = {
	'word.didi': 'दिदी',
	'word.group': 'समूह',
	'word.box': 'बाकस',
	'word.bank': 'बैंक',
	'word.saving': 'बचत',
	'word.loan': 'ऋण',
	'word.interest': 'ब्याज',
	'word.fine': 'जरिवाना',
	'word.today': 'आज',
	'word.yes': 'हो',
	'word.of': '{total} मध्ये {count}',
	'word.trial-voice': 'काँचो आवाज',
	'word.who-name': '{name} दिदी',
	'word.who-symbol': '{symbol} चिन्हकी दिदी',
	'word.who-number': '{number} नम्बर',
	'word.bead-paid': 'दिइन्',
	'word.bead-todo': 'दिन बाँकी'
} satisfies typeof english;
