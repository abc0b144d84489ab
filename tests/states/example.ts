import type { MemberFace } from '#i18n';
import { money, type Money } from '#money';

/** An example woman: what differs between two tiles is then their state alone. */
export const face: MemberFace = { symbol: 'parrot', colour: 1, number: 1, name: 'सुनीता' };
export const rupees = (amount: number): Money => money(amount * 100);
/** What twenty women have after years, with paise, and the most that is spoken. */
export const large = [12_345_650, 2_115_000, 99_999_900].map((paise) => money(paise));
export const tenth = (amount: Money): Money => money(Math.round(amount / 10));
export const nil = money(0);
export const nothing = (): void => undefined;

/** Women in a circle: up to twelve have their whole name, more of them one line of it. */
export const circles = [5, 10, 12, 15, 20] as const;
/** Signs above, below and on both sides of their letters; two words of which each fills a line. */
export const longNames = [
	'प्रमिला श्रीवास्तव',
	'सुनीता देवी',
	'मृत्युंजया ठाकुर',
	'फूलकुमारी देवी',
	'रुक्मिणी कुशवाहा',
	'लक्ष्मी विश्वकर्मा',
	'संध्या'
] as const;
