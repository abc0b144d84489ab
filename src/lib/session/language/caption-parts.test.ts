import { describe, expect, test } from 'vitest';
import { captionParts } from './speaker.svelte.ts';

describe('words over the title', () => {
	test('end with the full stop of their script: of Devanagari with a danda', () => {
		expect(captionParts('सगरमाथा महिला समूह. कुन गाउँ?')).toEqual(['सगरमाथा महिला समूह। कुन गाउँ?']);
		expect(captionParts('सीता, तीन सौ रुपये.')).toEqual(['सीता, तीन सौ रुपये।']);
		expect(captionParts('Sita. Three hundred rupees.')).toEqual(['Sita. Three hundred rupees.']);
		expect(captionParts('Ujala. कौन सा गाँव?')).toEqual(['Ujala. कौन सा गाँव?']);
	});

	test('keep a dot that ends no sentence', () => {
		expect(captionParts('दर १.५ प्रतिशत')).toEqual(['दर १.५ प्रतिशत']);
	});

	test('come by sentences, and a long sentence by its words', () => {
		const [first, second] = ['What lies in the box is counted first.', 'Then the book is shown.'];
		expect(captionParts(`${first} ${second}`)).toEqual([first, second]);
		expect(captionParts('One. Two. Three.')).toEqual(['One. Two. Three.']);
		const long = 'A sentence that is longer than two lines between the arrow and the listen button hold';
		expect(captionParts(long)).toEqual([
			'A sentence that is longer than two lines between',
			'the arrow and the listen button hold'
		]);
	});
});
