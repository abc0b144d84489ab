import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/root.mjs';
import { chosen, playScene } from '../screenshots/play.ts';
import { scenes } from '../screenshots/scenes.ts';
import { movedControls } from './same-place.ts';
import { listenIn } from './speech.ts';
import { visitScreen, type Visited } from './visit.ts';

// Every scene under every rule. `tsx tests/screens/sweep.ts loan` takes those with "loan" in their name.
const words = process.argv.slice(2);
const visited: Visited[] = [];
let brokenOff = 0;
for (const scene of chosen(scenes, words)) {
	let problems: readonly string[] = [];
	try {
		await playScene(
			scene,
			async (phone, name) => {
				visited.push(await visitScreen(phone, name, { axe: true, sizes: true }));
				problems = phone.problems;
			},
			(phone) => listenIn(phone.context)
		);
	} catch (error) {
		brokenOff += 1;
		console.error(`✗ ${scene.name}:`, error);
	}
	const last = visited.at(-1);
	if (last !== undefined && problems.length > 0)
		visited[visited.length - 1] = {
			...last,
			faults: [...last.faults, ...problems.map((what) => ({ rule: 'console' as const, what }))]
		};
}
const moved = movedControls(visited);
const judged = visited.map(({ name, path, faults, prompt }) => ({
	name,
	path,
	prompt,
	faults: [...faults, ...(moved.get(name) ?? [])]
}));
for (const { name, faults } of judged) {
	console.log(`${faults.length === 0 ? '✓' : '✗'} ${name}`);
	for (const { rule, what } of faults) console.log(`    ${rule}: ${what}`);
}
mkdirSync(join(root, 'screenshots'), { recursive: true });
if (words.length === 0)
	writeFileSync(join(root, 'screenshots/rules.json'), JSON.stringify(judged, null, '\t'));
const failed = judged.filter(({ faults }) => faults.length > 0).length;
console.log(
	`\n${judged.length - failed} screens keep every rule, ${failed} do not, ${brokenOff} scenes broke off`
);
process.exitCode = failed + brokenOff === 0 ? 0 : 1;
