import { beforeAll, vi } from 'vitest';
import { toLocalDate, type LocalDate } from '#kernel';
import { createWords, loadLanguage } from '#i18n';

/** jsdom has no layout, so nothing ever changes its size: what papers watch is said to stand still. */
export function withoutLayout(): void {
	beforeAll(() => {
		vi.stubGlobal(
			'ResizeObserver',
			class {
				observe() {
					return undefined;
				}
				unobserve() {
					return undefined;
				}
				disconnect() {
					return undefined;
				}
			}
		);
	});
}

/** Words of a paper: the group's own and English. */
export const both = {
	local: createWords('hi', await loadLanguage('hi')),
	english: createWords('en', await loadLanguage('en'))
};

export function day(text: string): LocalDate {
	const read = toLocalDate(text);
	if (!read.ok) throw new Error(text);
	return read.value;
}
