/** Names of the women of the practice group, by number from 1: flowers, so that nobody takes them for a woman; those of the practice group in these languages. */
const flowers = {
	en: [
		'Rose',
		'Jasmine',
		'Marigold',
		'Mogra',
		'Oleander',
		'Palash',
		'Aster',
		'Harsingar',
		'Kewra',
		'Gulmohar',
		'Vinca',
		'Lily',
		'Tuberose',
		'Amaltas',
		'Primrose',
		'Juhi',
		'Champa',
		'Bela',
		'Dahlia',
		'Cereus'
	],
	hi: [
		'गुलाब',
		'चमेली',
		'गेंदा',
		'मोगरा',
		'कनेर',
		'पलाश',
		'सेवंती',
		'हरसिंगार',
		'केवड़ा',
		'गुलमोहर',
		'सदाबहार',
		'कुमुदिनी',
		'रजनीगंधा',
		'अमलतास',
		'मधुमालती',
		'जूही',
		'चंपा',
		'बेला',
		'डहेलिया',
		'रातरानी'
	]
} as const;

export const flowerNames = (language: 'en' | 'hi'): readonly string[] => flowers[language];

/** The name of an example member, from 1 to 40. @throws for another number */
export function flower(number: number, language: 'en' | 'hi' = 'en'): string {
	const name = flowers[language][number - 1];
	if (name !== undefined) return name;
	if (number > 2 * flowers.en.length) throw new Error(`There are forty names, and none for ${number}.`);
	return `${{ en: 'Red', hi: 'लाल' }[language]} ${flower(number - flowers.en.length, language)}`;
}
