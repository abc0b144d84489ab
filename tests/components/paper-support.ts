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

/** Stands in for the layout that jsdom lacks: a page of 27 rows of 7 mm. */
export function withRowsOf27(): void {
	const millimetre = 96 / 25.4;
	vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
		const height = this.tagName === 'TR' ? 7 : this.classList.contains('body') ? 27 * 7 + 4 : 0;
		return new DOMRect(0, 0, 0, height * millimetre);
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
