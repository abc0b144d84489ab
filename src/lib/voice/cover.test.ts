import { describe, expect, test } from 'vitest';
import { coverWithClips, heardWords, clipId } from './index.ts';

const having =
	(...ids: readonly string[]) =>
	(id: string) =>
		ids.includes(id) ? 1 : undefined;

const cut = (text: string, ...ids: readonly string[]) =>
	coverWithClips(text, having(...ids)).map((piece) => (piece.type === 'clip' ? piece.id : `(${piece.text})`));

describe('the clips of a sentence', () => {
	test('are as few as possible', () => {
		expect(cut('सुनीता दीदी, बीस रुपये जमा।', 'सुनीता', 'दीदी', 'बीस', 'रुपये', 'जमा', 'रुपये जमा')).toEqual([
			'सुनीता',
			'दीदी',
			'बीस',
			'रुपये जमा'
		]);
	});

	test('leave as little unsaid as possible, even where that takes more of them', () => {
		expect(cut('a b c', 'a b', 'a', 'b c')).toEqual(['a', 'b c']);
		expect(cut('a b c d', 'a b', 'c d', 'b c')).toEqual(['a b', 'c d']);
	});

	test('never go over the end of a sentence', () => {
		expect(cut('ठीक है। अब जमा', 'ठीक है अब', 'ठीक', 'है', 'अब जमा')).toEqual(['ठीक', 'है', 'अब जमा']);
	});

	test('ask with the clip that asks, where there is one', () => {
		expect(cut('ठीक है?', 'ठीक है', 'ठीक है ?')).toEqual(['ठीक है ?']);
		expect(cut('ठीक है?', 'ठीक है')).toEqual(['ठीक है']);
		expect(cut('ठीक है।', 'ठीक है ?')).toEqual(['(ठीक है)']);
	});

	test('have one gap where words beside each other are unsaid, and one for each sentence', () => {
		expect(cut('a x y. z b', 'a', 'b')).toEqual(['a', '(x y)', '(z)', 'b']);
	});

	test('say how long to wait behind each', () => {
		const pieces = coverWithClips('a, b: c? d', having('a', 'b', 'c', 'd'));
		expect(pieces.map(({ after }) => after)).toEqual(['comma', 'comma', 'ask', 'none']);
	});

	test('are those of the cheaper voice where both have the words', () => {
		const cost = (id: string) => ({ 'a b': 1.1, a: 1, b: 1 })[id];
		expect(coverWithClips('a b', cost)).toHaveLength(1);
	});

	test('there are none of nothing', () => {
		expect(coverWithClips(' …!', having())).toEqual([]);
	});
});

describe('the name of a clip', () => {
	const idOf = (text: string) => clipId(heardWords(text));

	test('is what is heard: no comma, no bracket, no large letter', () => {
		expect(idOf('Take Back: (Sunita), “now”.')).toBe('take back sunita now');
		expect(idOf('twenty-one didi’s')).toBe('twenty-one didi’s');
	});

	test('is one for a word that is written in two ways', () => {
		expect(idOf('ब\u095cा')).toBe(idOf('ब\u0921\u093cा'));
		expect(idOf('क्\u200dया')).toBe(idOf('क्या'));
	});
});
