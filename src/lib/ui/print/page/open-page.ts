import { mount } from 'svelte';
import { readPageData } from '#papers/file/page-data.ts';
import DrawnPage from './DrawnPage.svelte';

/** Renders the paper whose data is embedded in the page; runs in a file made by `book print` (scripts/make-paper-page.mjs). */
export function openPage(): void {
	const data = readPageData(document.getElementById('data')?.textContent ?? '');
	document.documentElement.lang = data.words.local.language;
	mount(DrawnPage, { target: document.body, props: { data } });
}
