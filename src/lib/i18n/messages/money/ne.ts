import type { money as english } from './en.ts';

export const money = {
	'money.nothing': 'पैसा छैन',
	'money.listen': 'सुन्नुहोस्: {amount}',
	'money.note': '{amount} को नोट',
	'money.coin': '{amount} को सिक्का',
	'money.title': 'कति?',
	'money.prompt': 'जति नोट, त्यति पटक थिच्नुहोस्। गलत नोट छोएर हटाउनुहोस्।',
	'money.add': '{piece} राख्नुहोस्',
	'money.add-bundle': '{amount} को मुठा राख्नुहोस्',
	'money.clear': 'गुन्द्री खाली',
	'money.digits': 'अङ्क',
	'money.notes': 'नोट',
	'money.sum': 'गुन्द्रीमा {amount}',
	'money.point': 'पैसा'
} satisfies typeof english;
