import type { calendar as english } from '../en/calendar.ts';

export const calendar = {
	'bikram.1': 'बैशाख',
	'bikram.2': 'जेठ',
	'bikram.3': 'असार',
	'bikram.4': 'साउन',
	'bikram.5': 'भदौ',
	'bikram.6': 'असोज',
	'bikram.7': 'कात्तिक',
	'bikram.8': 'मङ्सिर',
	'bikram.9': 'पुस',
	'bikram.10': 'माघ',
	'bikram.11': 'फागुन',
	'bikram.12': 'चैत',
	'bikram.may-differ': '±1 दिन',
	'bikram.expected': '2083 पछिका दिन अनुमान हुन्।',
	'bikram.each-month': 'हरेक महिना, बैशाखदेखि चैत',
	'bikram.last-weekday': 'नेपाली महिनाको अन्तिम {weekday}',
	'language.calendar': 'मिति',
	'language.calendar-nepal': 'नेपालको',
	'language.calendar-india': 'भारतको'
} satisfies typeof english;
