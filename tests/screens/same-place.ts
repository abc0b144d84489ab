import type { Target } from './measured.ts';
import type { Fault } from './rules.ts';
import type { Visited } from './visit.ts';

/** Controls that every screen has, by their picture and where they stand (R10). */
const controls = {
	back: ({ where, pictures }: Target) => where === 'header' && pictures[0] === 'back',
	ear: ({ where, kind }: Target) => where === 'header' && kind === 'ear',
	undo: ({ where, pictures }: Target) => where === 'header' && pictures[0] === 'undo',
	primary: ({ where, right, left }: Target) => where === 'footer' && right - left > 200
} as const;

/** How far one and the same control may stand from its usual place, in px. */
const farthest = 8;

/** On which screens back, listen, undo or the foot of the main action stand elsewhere than on most. */
export function movedControls(visited: readonly Visited[]): ReadonlyMap<string, readonly Fault[]> {
	const moved = new Map<string, Fault[]>();
	const onPhone = visited.filter(({ measured }) => measured.width === 360 && !measured.inSheet);
	for (const [control, isIt] of Object.entries(controls)) {
		const places = onPhone.flatMap(({ name, measured }) => {
			const target = measured.targets.find(isIt);
			if (target === undefined) return [];
			// The chip of what is taken back grows to the left with what it names; a main action grows upward.
			return [
				{
					name,
					x: control === 'back' ? target.left : target.right,
					// Beside a main action a second one may stand, left or right: one of its edges stays.
					left: control === 'primary' ? target.left : null,
					y: target.bottom
				}
			];
		});
		const usual = {
			x: median(places.map(({ x }) => x)),
			left: median(places.map(({ left }) => left ?? 0)),
			y: median(places.map(({ y }) => y))
		};
		for (const { name, x, left, y } of places) {
			const aside = Math.min(Math.abs(x - usual.x), left === null ? Infinity : Math.abs(left - usual.left));
			const away = Math.max(aside, Math.abs(y - usual.y));
			if (away <= farthest) continue;
			const fault: Fault = { rule: 'same-place', what: `${control} ${Math.round(away)} px away` };
			moved.set(name, [...(moved.get(name) ?? []), fault]);
		}
	}
	return moved;
}

const median = (numbers: readonly number[]): number =>
	numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
