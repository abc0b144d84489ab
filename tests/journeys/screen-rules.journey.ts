import { expect, test } from 'vitest';
import { playScene } from '../screenshots/play.ts';
import { scenes } from '../screenshots/scenes.ts';
import { movedControls } from '../screens/same-place.ts';
import { listenIn } from '../screens/speech.ts';
import { visitScreen, type Visited } from '../screens/visit.ts';
import { present } from '#kernel';

// The screens of a meeting under every rule but those of access, which the other journeys look after; all screens and all
// sizes are swept by npm run check:screens.

test('every screen of a meeting keeps the rules of the screens', async () => {
	const scene = present(
		scenes.find(({ name }) => name === 'meeting'),
		'the scene of a meeting'
	);
	const visited: Visited[] = [];
	let problems: readonly string[] = [];
	await playScene(
		scene,
		async (phone, name) => {
			visited.push(await visitScreen(phone, name, 'ruler'));
			problems = phone.problems;
		},
		(phone) => listenIn(phone.context)
	);
	const moved = movedControls(visited);
	const faults = visited.flatMap(({ name, faults: own }) =>
		[...own, ...(moved.get(name) ?? [])].map(({ rule, what }) => `${name}: ${rule}: ${what}`)
	);
	expect(faults).toEqual([]);
	expect(problems).toEqual([]);
	expect(visited.length).toBeGreaterThan(10);
});
