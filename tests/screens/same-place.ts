import { isPhone, mayScroll, sizeName } from './sizes.ts';
import type { Fault } from './rules.ts';
import type { Look, Visited } from './visit.ts';

interface Place {
	readonly name: string;
	readonly x: number;
	/** Another edge that may stay instead. */
	readonly other: number | null;
	readonly y: number;
}

type Control = (look: Look) => Omit<Place, 'name'> | null;

const inHeader =
	(picture: string, edge: 'left' | 'right'): Control =>
	({ measured }) => {
		const target = measured.targets.find(
			({ where, pictures, kind }) =>
				where === 'header' && (picture === 'ear' ? kind === 'ear' : pictures[0] === picture)
		);
		return target === undefined ? null : { x: target[edge], other: null, y: target.bottom };
	};

/** What every screen has in one place, by its picture and where it stands (R10), and how many px it may be away. */
const controls: Readonly<Record<string, { readonly find: Control; readonly farthest: number }>> = {
	back: { find: inHeader('back', 'left'), farthest: 8 },
	ear: { find: inHeader('ear', 'right'), farthest: 8 },
	// The chip of what is taken back grows to the left with what it names.
	undo: { find: inHeader('undo', 'right'), farthest: 8 },
	primary: {
		// Beside a main action a second one may stand, left or right: one of its edges stays.
		find: ({ measured: { targets, width } }) => {
			const main = targets.find(
				({ where, left, right }) => where === 'footer' && right - left > width * 0.55
			);
			return main === undefined ? null : { x: main.right, other: main.left, y: main.bottom };
		},
		farthest: 8
	},
	tray: { find: ({ sums }) => (sums.tray === null ? null : { x: 0, other: null, y: sums.tray }), farthest: 1 }
};

/** On which screens back, listen, undo, the place of the hand or the main action stand elsewhere than on most. */
export function movedControls(visited: readonly Visited[]): ReadonlyMap<string, readonly Fault[]> {
	const moved = new Map<string, Fault[]>();
	const sizes = new Set(visited.flatMap(({ looks }) => looks.map(({ size }) => size)));
	for (const size of [...sizes].filter(isPhone))
		for (const [control, { find, farthest }] of Object.entries(controls)) {
			const places = visited.flatMap(({ name, looks }) =>
				looks
					.filter((look) => look.size === size && !look.measured.inSheet)
					// Where a body is longer than its room, its tray is pushed with it.
					.filter(() => control !== 'tray' || !mayScroll(size))
					.flatMap((look): Place[] => {
						const place = find(look);
						return place === null ? [] : [{ name, ...place }];
					})
			);
			const usual = {
				x: median(places.map(({ x }) => x)),
				other: median(places.map(({ other }) => other ?? 0)),
				y: median(places.map(({ y }) => y))
			};
			for (const { name, x, other, y } of places) {
				const aside = Math.min(
					Math.abs(x - usual.x),
					other === null ? Infinity : Math.abs(other - usual.other)
				);
				const away = Math.max(aside, Math.abs(y - usual.y));
				if (away <= farthest) continue;
				const what = `${control} ${Math.round(away)} px away (${sizeName(size)})`;
				moved.set(name, [...(moved.get(name) ?? []), { rule: 'same-place', what }]);
			}
		}
	return moved;
}

const median = (numbers: readonly number[]): number =>
	numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
