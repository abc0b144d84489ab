import type { money as english } from './en.ts';

export const money = {
	'money.nothing': 'कुछ पैसा नहीं',
	'money.listen': 'सुनिए: {amount}',
	'money.note': '{amount} का नोट',
	'money.coin': '{amount} का सिक्का',
	'money.title': 'कितना?',
	'money.prompt': 'जितने नोट, उतनी बार दबाइए। गलत नोट छूकर हटाइए।',
	'money.add': '{piece} रखिए',
	'money.add-bundle': '{amount} की गड्डी रखिए',
	'money.clear': 'चटाई खाली',
	'money.digits': 'अंक',
	'money.notes': 'नोट',
	'money.sum': 'चटाई पर {amount}',
	'money.point': 'पैसे'
} satisfies typeof english;
