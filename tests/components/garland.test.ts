import { render } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import Garland from '#ui/scene/Garland.svelte';

const flowersOf = (have: number | null) => {
	const { container } = render(Garland, { have });
	return {
		full: container.querySelectorAll('.heart').length,
		missing: container.querySelectorAll('.missing').length
	};
};

test('what was not counted yet is a bare thread, and no row of missing flowers', () => {
	expect(flowersOf(null)).toEqual({ full: 0, missing: 0 });
	expect(flowersOf(0)).toEqual({ full: 0, missing: 10 });
	expect(flowersOf(7)).toEqual({ full: 7, missing: 3 });
});
