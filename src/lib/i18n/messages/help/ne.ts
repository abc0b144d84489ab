import type { help as english } from './en.ts';

export const help = {
	'help.display-title': 'हेर्न र सुन्न सजिलो',
	'help.display-letter': 'अ',
	'help.display-letters-100': 'अक्षर जस्तो छ',
	'help.display-letters-125': 'ठूला अक्षर',
	'help.display-letters-150': 'सबैभन्दा ठूला अक्षर',
	'help.display-sounds': 'साना आवाज',
	'help.title': 'मद्दत',
	'help.prompt': 'के हेर्ने?',
	'help.listen': 'सुन्न कान थिच्नुहोस्',
	'help.back': 'पछाडि जान तीर थिच्नुहोस्',
	'help.undo': 'अघिल्लो लेखाइ फिर्ता लिनुहोस्',
	'help.lock': 'तालाले किताब बन्द गर्नुहोस्',
	'help.words': 'शब्द जाँच्नुहोस्',
	'help.practice': 'अभ्यास',
	'help.about': 'यो किताबबारे',
	'help.about-text': 'बहीले समूहको हिसाब राख्छ। नेटवर्क चाहिँदैन।',
	'help.who-can-see': 'कसले के हेर्न सक्छ',
	'help.version': 'संस्करण {version}'
} satisfies typeof english;
