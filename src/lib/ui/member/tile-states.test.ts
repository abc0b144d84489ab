import { expect, test } from 'vitest';
import { tileIcon, tileLook, type TileState } from './tile-states.ts';

const states = Object.keys(tileIcon) as TileState[];

test('"not today" is neither leaf nor a tick: a dashed edge and open hands', () => {
	expect(tileLook.notToday).toBe('dashed');
	expect(tileIcon.notToday).toBe('open-hands');
});

test('only money that came in, and a yes, are leaf; the tick is for a yes alone', () => {
	expect(states.filter((state) => tileLook[state] === 'leaf')).toEqual(['saved', 'paid', 'agreed']);
	expect(states.filter((state) => tileIcon[state] === 'check')).toEqual(['agreed']);
});

test('no two states look alike without colour: picture and edge tell them apart', () => {
	const edge = (state: TileState) => (tileLook[state] === 'dashed' ? 'dashed' : 'whole');
	const looks = states.map((state) => `${tileIcon[state] ?? ''} ${edge(state)}`);
	expect(new Set(looks).size).toBe(states.length);
});
