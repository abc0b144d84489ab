import { expect, test } from 'vitest';
import { tileName } from './face-words.ts';

test.each([
	['सुनीता देवी', 'सुनीता देवी'],
	['उदाहरण 5', 'उदाहरण 5'],
	['संध्या', 'संध्या'],
	// As few signs as the first, and yet wider than a tile: halves of conjuncts stand beside each other.
	['लक्ष्मी विश्वकर्मा', 'लक्ष्मी'],
	['प्रमिला श्रीवास्तव', 'प्रमिला'],
	['  ', ''],
	[undefined, '']
])('of "%s" a tile of a large circle says "%s"', (name, line) => {
	expect(tileName(name)).toBe(line);
});
