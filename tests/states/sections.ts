/** What is shown together: each fits one screen of a phone. */
export const sections = [
	'tiles',
	'answers',
	'main',
	'money',
	'sums',
	'scenes',
	'women',
	'circles',
	'code',
	'languages'
] as const;
export type Section = (typeof sections)[number];

export const isSection = (name: string): name is Section => (sections as readonly string[]).includes(name);
