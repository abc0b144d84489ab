import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../../scripts/root.mjs';
import { isAsked } from '../screenshots/play.ts';
import type * as Play from '../screenshots/play.ts';
import type { Scene } from '../screenshots/scene.ts';
import type * as Scenes from '../screenshots/scenes.ts';
import { letItChange } from './languages.ts';
import { routesOf } from './routes.ts';
import type { Fault } from './rules.ts';
import { movedControls } from './same-place.ts';
import { listenIn } from './speech.ts';
import { visitScreen, type Visited } from './visit.ts';

// Every scene under every rule. `tsx tests/screens/sweep.ts loan` takes those with "loan" in their name, "people-20-mix" one step;
// `--words` looks at phones in Nepali and English instead; `--tree DIR` plays the scenes of another tree on its build, for instance those of an older version, under the rules of this one.
const given = process.argv.slice(2);
const at = given.indexOf('--tree');
const tree = at === -1 ? root : resolve(given[at + 1] ?? '');
const how = given.includes('--words') ? 'words' : 'all';
const words = given.filter(
	(word, place) => word !== '--words' && (at === -1 || (place !== at && place !== at + 1))
);
const { scenes } = (await import(join(tree, 'tests/screenshots/scenes.ts'))) as typeof Scenes;
const { chosen, playScene } = (await import(join(tree, 'tests/screenshots/play.ts'))) as typeof Play;

const visited: Visited[] = [];
let brokenOff = 0;

async function sweep(scene: Scene): Promise<void> {
	let problems: readonly string[] = [];
	let last = -1;
	try {
		await playScene(
			scene,
			async (phone, name) => {
				if (!isAsked(name, words)) return;
				const seen = await visitScreen(phone, name, how);
				last = visited.push(seen) - 1;
				tell(name, seen.faults);
				problems = phone.problems;
			},
			async (phone) => {
				await listenIn(phone.context);
				if (how === 'words') await letItChange(phone.context, join(tree, 'build'));
			}
		);
	} catch (error) {
		brokenOff += 1;
		console.error(`✗ ${scene.name}:`, error);
	}
	const screen = visited[last];
	if (screen !== undefined && problems.length > 0)
		visited[last] = {
			...screen,
			faults: [...screen.faults, ...problems.map((what) => ({ rule: 'console' as const, what }))]
		};
}

function tell(name: string, faults: readonly Fault[]): void {
	console.log(`${faults.length === 0 ? '✓' : '✗'} ${name}`);
	for (const { rule, what } of faults) console.log(`    ${rule}: ${what}`);
}

const waiting = [...chosen(scenes, words)];
/** A page waits for the picture of it half of the time: two phones at once. */
await Promise.all(
	[0, 1].map(async () => {
		for (let scene = waiting.shift(); scene !== undefined; scene = waiting.shift()) await sweep(scene);
	})
);

const moved = movedControls(visited);
const place = new Map(scenes.map(({ name }, order) => [name, order]));
const orderOf = (name: string) =>
	Math.max(...[...place].filter(([scene]) => name.startsWith(scene)).map(([, order]) => order));
const judged = visited
	.map(({ name, path, faults, prompt, doors, mostDoors }) => ({
		name,
		path,
		prompt,
		doors,
		mostDoors,
		faults: [...faults, ...(moved.get(name) ?? [])]
	}))
	.toSorted((one, other) => orderOf(one.name) - orderOf(other.name));
for (const [name, faults] of moved) tell(name, faults);
mkdirSync(join(root, 'screenshots'), { recursive: true });
if (words.length === 0 && how === 'all' && tree === root)
	writeFileSync(join(root, 'screenshots/rules.json'), JSON.stringify(judged, null, '\t'));
const unseen =
	words.length > 0 ? [] : routesOf(tree).filter((path) => !judged.some((one) => one.path === path));
if (unseen.length > 0) console.log(`\nno scene shows ${unseen.join(', ')}`);
const failed = judged.filter(({ faults }) => faults.length > 0).length;
console.log(
	`\n${judged.length - failed} screens keep every rule, ${failed} do not, ${brokenOff} scenes broke off`
);
process.exitCode = failed + brokenOff + unseen.length === 0 ? 0 : 1;
