import type { help as english } from './en.ts';

export const help = {
	'help.display-title': 'देखने-सुनने में आसान',
	'help.display-letter': 'अ',
	'help.display-letters-100': 'अक्षर जैसे हैं',
	'help.display-letters-125': 'बड़े अक्षर',
	'help.display-letters-150': 'सबसे बड़े अक्षर',
	'help.display-sounds': 'छोटी आवाज़ें',
	'help.title': 'मदद',
	'help.prompt': 'क्या देखना है?',
	'help.listen': 'सुनने के लिए कान दबाइए',
	'help.back': 'पीछे जाने के लिए तीर दबाइए',
	'help.undo': 'पिछली लिखावट वापस लीजिए',
	'help.lock': 'ताले से किताब बंद कीजिए',
	'help.words': 'शब्द जाँचिए',
	'help.practice': 'अभ्यास',
	'help.about': 'इस किताब के बारे में',
	'help.about-text': 'बही समूह का हिसाब रखती है। नेटवर्क नहीं चाहिए।',
	'help.who-can-see': 'कौन क्या देख सकता है',
	'help.version': 'संस्करण {version}'
} satisfies typeof english;
