import type { calendar as english } from '../en/calendar.ts';

export const calendar = {
	'bikram.1': 'बैसाख',
	'bikram.2': 'जेठ',
	'bikram.3': 'असाढ़',
	'bikram.4': 'सावन',
	'bikram.5': 'भादो',
	'bikram.6': 'आसिन',
	'bikram.7': 'कातिक',
	'bikram.8': 'अगहन',
	'bikram.9': 'पूस',
	'bikram.10': 'माघ',
	'bikram.11': 'फागुन',
	'bikram.12': 'चैत',
	'bikram.may-differ': '±1 दिन',
	'bikram.expected': '2083 के बाद के दिन अंदाज़ से हैं।',
	'bikram.each-month': 'हर महीने, बैसाख से चैत',
	'bikram.last-weekday': 'नेपाली महीने का आखिरी {weekday}',
	'language.calendar': 'दिन',
	'language.calendar-nepal': 'नेपाल वाला',
	'language.calendar-india': 'भारत वाला'
} satisfies typeof english;
