import { expect, test } from 'vitest';
import { loadLanguage } from '#i18n';
import { chapters, lessons } from './lessons.ts';

// Tests the structure of a lesson; people judge its content.

test('three lessons each on what the women asked to be taught', () => {
	expect(chapters.map(({ lessons: three }) => three.length)).toEqual([3, 3, 3, 3]);
	expect(new Set(lessons.map(({ id }) => id)).size).toBe(12);
});

test('five to eight pictures, one to three things in each, then one or two questions of two or three', () => {
	for (const { id, cards, questions, cover } of lessons) {
		expect([id, cards.length >= 5 && cards.length <= 8]).toEqual([id, true]);
		expect([id, questions.length >= 1 && questions.length <= 2]).toEqual([id, true]);
		const scenes = [
			...cards.map(({ scene }) => scene),
			...questions.flatMap(({ choices }) => choices),
			cover
		];
		expect([id, scenes.every((scene) => scene.length >= 1 && scene.length <= 3)]).toEqual([id, true]);
		for (const { choices, right } of questions) {
			expect([id, choices.length === 2 || choices.length === 3]).toEqual([id, true]);
			expect(choices[right]).toBeDefined();
		}
	}
});

test('the right picture does not always stand at the same place', () => {
	const places = lessons.flatMap(({ questions }) => questions.map(({ right }) => right));
	for (const place of [0, 1, 2]) expect(places.filter((one) => one === place).length).toBeLessThan(9);
});

test('two pictures of a question are never the same', () => {
	for (const { questions } of lessons)
		for (const { choices } of questions)
			expect(new Set(choices.map((scene) => JSON.stringify(scene))).size).toBe(choices.length);
});

/** Spoken at about twelve Devanagari letters a second, combining marks not counted (R14: 6 s). */
const signsInSixSeconds = 72;

test('no sentence takes longer than six seconds', async () => {
	const hindi = await loadLanguage('hi');
	const said = lessons.flatMap(({ cards, questions }) => [
		...cards.map(({ say }) => say),
		...questions.flatMap(({ ask, answer }) => [ask, answer])
	]);
	const long = said.filter((key) => hindi[key].replace(/\p{M}/gu, '').length > signsInSixSeconds);
	expect(long).toEqual([]);
});
