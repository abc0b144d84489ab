import { expect, test } from 'vitest';
import { createWords, loadLanguage } from '#i18n';
import { faceWords, tileName } from './face-words.ts';

test.each([
	['सुनीता देवी', 'सुनीता देवी'],
	['कनेर', 'कनेर'],
	['संध्या', 'संध्या'],
	// No more letters than the first, but wider than a tile: half forms of conjuncts stand beside each other.
	['लक्ष्मी विश्वकर्मा', 'लक्ष्मी'],
	['प्रमिला श्रीवास्तव', 'प्रमिला'],
	['  ', ''],
	[undefined, '']
])('of "%s" a tile of a large circle says "%s"', (name, line) => {
	expect(tileName(name)).toBe(line);
});

test('whose name ends with "देवी" is not called "दीदी" besides', async () => {
	const words = createWords('hi', await loadLanguage('hi'));
	const called = (name: string) => faceWords({ symbol: 'parrot', colour: 1, number: 1, name }, words);
	expect([called('सुनीता देवी'), called('सुनीता'), called('देवीका')]).toEqual([
		'सुनीता देवी',
		'सुनीता दीदी',
		'देवीका दीदी'
	]);
});
