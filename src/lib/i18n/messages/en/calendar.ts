/** Days as Nepal counts them, and by whose months a group meets. */
export const calendar = {
	'bikram.1': 'Baishakh',
	'bikram.2': 'Jeth',
	'bikram.3': 'Asar',
	'bikram.4': 'Shrawan',
	'bikram.5': 'Bhadau',
	'bikram.6': 'Asoj',
	'bikram.7': 'Kartik',
	'bikram.8': 'Mangsir',
	'bikram.9': 'Pus',
	'bikram.10': 'Magh',
	'bikram.11': 'Phagun',
	'bikram.12': 'Chait',
	'bikram.may-differ': '±1 day',
	'bikram.expected': 'Years after 2083 are expected. A day may differ by one.',
	'bikram.each-month': 'each month, Baishakh to Chait',
	'bikram.last-weekday': 'last {weekday} of the Nepali month',
	'language.calendar': 'Days',
	'language.calendar-nepal': 'as in Nepal',
	'language.calendar-india': 'as in India'
};
