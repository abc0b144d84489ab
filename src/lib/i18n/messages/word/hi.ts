import type { word as english } from './en.ts';

export const word = {
	'word.didi': 'दीदी',
	'word.group': 'समूह',
	'word.box': 'बक्सा',
	'word.bank': 'बैंक',
	'word.saving': 'जमा',
	'word.loan': 'लोन',
	'word.interest': 'सूद',
	'word.fine': 'जुर्माना',
	'word.today': 'आज',
	'word.yes': 'हाँ',
	'word.of': '{total} में {count}',
	'word.trial-voice': 'कच्ची आवाज़',
	'word.who-name': '{name} दीदी',
	'word.who-symbol': '{symbol} वाली दीदी',
	'word.who-number': '{number} नंबर',
	'word.bead-paid': 'दे दिया',
	'word.bead-todo': 'देना बाकी'
} satisfies typeof english;
